using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Dialogs.Understanding.Recognizers;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>
/// What is said right after a referral's card without a name, since the card shows what is meant: "make it 60k", "by Friday",
/// "from Tom, not Kim", "her name is Dana King", "she's the CTO".
/// </summary>
internal static partial class Afterthought
{
    private const int LongestText = 120;

    /// <summary>For how long a card is spoken of although something was said since that nobody understood.</summary>
    private static readonly Duration Moment = Duration.FromMinutes(10);

    /// <summary>The least that a number without a currency is an amount of: "5" may be anything.</summary>
    private const int LeastAmount = 1000;

    /// <summary>The correction that a text is; null where no referral was spoken of last, or it says something else.</summary>
    public static async ValueTask<Frame?> ReadAsync(DialogContext context, string text, Reading reading, CancellationToken cancellationToken)
    {
        if (!IsOpen(reading) || context.Question is not null || text.Length > LongestText || CounterQuestion.Is(text)
            || (await context.UnderstoodAsync(cancellationToken).ConfigureAwait(false))?.Frame is not { Intent: Intent.LogReferral or Intent.UpdateReferral or Intent.Edit or Intent.Unknown } last
            || await ReferralFinder.LastChangedAsync(context, cancellationToken).ConfigureAwait(false) is not { } referral
            || (last.Intent == Intent.Unknown && context.Now - referral.ChangedAt > Moment))
        {
            return null;
        }

        // A phone types ’ for '.
        string whole = text.Trim().TrimEnd('.', '!').Replace('’', '\'');
        string said = Opening().Replace(whole, "");
        bool hasOpening = said.Length < whole.Length;
        return Amount(context, said, isAlone: !hasOpening)
            ?? Day(context, said)
            ?? (last.Intent == Intent.LogReferral ? DayBefore(context, said) : null)
            ?? Source(said, hasOpening)
            ?? await PersonAsync(context, referral, said, hasOpening, cancellationToken).ConfigureAwait(false)
            ?? (NeedForm().Match(said) is { Success: true } need ? Edit(ReferralFields.Need, need.Groups["need"].Value) : null);
    }

    /// <summary>Only what says nothing by itself, or nothing that is sure, may be about what was said before.</summary>
    private static bool IsOpen(Reading reading) =>
        reading.Certainty != Certainty.Certain || reading.Frame is { Intent: Intent.Unknown } or { Intent: Intent.LogReferral, Prospect: null };

    private static Frame? Amount(DialogContext context, string said, bool isAlone)
    {
        Match match = AmountForm().Match(said);
        if (!match.Success || (isAlone && said.All(char.IsAsciiDigit)))
        {
            // "60k" alone is an amount; "2026" may be anything.
            return null;
        }

        string amount = match.Groups["amount"].Value;
        Culture culture = Culture.Of(context.Member.Locale);
        bool isAmount = new MoneyRecognizer(culture).Recognize(amount) is [var money] ? money.Text.Length == amount.Length
            : new NumberRecognizer(culture).Recognize(amount) is [{ Resolution.Value: >= LeastAmount } number] && number.Text.Length == amount.Length;
        return isAmount ? Edit(ReferralFields.Value, amount) : null;
    }

    private static Frame? Day(DialogContext context, string said)
    {
        Match match = DayForm().Match(said);
        return match.Success && Date(context, match.Groups["day"].Value) is { Future.Date: not null } ? Edit(ReferralFields.Due, match.Groups["day"].Value) : null;
    }

    private static Frame? DayBefore(DialogContext context, string said)
    {
        Match match = DayBeforeForm().Match(said);
        return match.Success && Date(context, match.Groups["day"].Value) is { Past.Date: not null } ? Edit(ReferralFields.Date, match.Groups["day"].Value) : null;
    }

    private static DateTimeResolution? Date(DialogContext context, string text) =>
        new DateTimeRecognizer(Culture.Of(context.Member.Locale)).Recognize(text, context.LocalNow) is [var date] && date.Text.Length == text.Length ? date.Resolution : null;

    private static Frame? Source(string said, bool hasOpening)
    {
        Match match = SourceForm().Match(said);
        match = match.Success || !hasOpening ? match : FromForm().Match(said);
        return match.Success ? Edit(ReferralFields.Source, match.Groups["source"].Value) : null;
    }

    private static async ValueTask<Frame?> PersonAsync(DialogContext context, Referral referral, string said, bool hasOpening, CancellationToken cancellationToken)
    {
        if (NameForm().Match(said) is { Success: true } named)
        {
            return Edit(ReferralFields.Name, named.Groups["name"].Value);
        }

        // "She's at Dreamforce" tells where she is, and not for whom she works.
        if (CompanyForm().Match(said) is { Success: true } works && (hasOpening || works.Groups["works"].Success)
            && (await PersonWords.ReadAsync(context, $"Ann Lee at {works.Groups["company"].Value}", cancellationToken).ConfigureAwait(false))?.Company is { } company
            && company.Length == works.Groups["company"].Length)
        {
            return Edit(ReferralFields.Company, company);
        }

        if (TitleForm().Match(said) is { Success: true } title
            && (await PersonWords.ReadAsync(context, $"ann lee, {title.Groups["title"].Value}", cancellationToken).ConfigureAwait(false))?.Title is { } found
            && found.Length == title.Groups["title"].Length)
        {
            return Edit(ReferralFields.Title, found);
        }

        // "Actually it was Dan Fox": whose name that is, the words that they share tell.
        return hasOpening && IsForm().Match(said) is { Success: true } other && SharesWord(other.Value, referral.Prospect.Name) && !SharesWord(other.Value, referral.Source.Name)
            ? Edit(ReferralFields.Name, other.Groups["name"].Value)
            : null;
    }

    private static bool SharesWord(string said, string? name) => name is not null && ContactStore.WordsOf(said).Intersect(ContactStore.WordsOf(name)).Any();

    private static Frame Edit(string field, string text) => new() { Intent = Intent.Edit, Field = field, Text = text };

    /// <summary>"Actually, no:", and what else says that something before was not right.</summary>
    [GeneratedRegex(@"^(?:(?:actually|no|nope|sorry|oops|wait|correction|i mean|i meant|rather|well|wrong (?:name|company|title|source|value|amount))\b[ ,.:;!-]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"^(?:not [^ ,]+,? ?(?:but )?)?(?:(?:change|set|make|update|correct) )?(?:(?:the|its|it's|it|that|that's|thats) )?(?:(?:value|worth|amount|deal|deal size|deal value|size) )?(?:(?:is|was|to|at|should be|should have been|=) )?(?:(?:actually|really|more like|closer to|rather|about|around|only|just) )*(?<amount>\S+(?: \S+)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmountForm();

    [GeneratedRegex(
        @"^(?:(?:set|move|change|make) )?(?:(?:the|a|it) )?(?:(?:follow[ -]?up|contact|contact date|due date|due|act|deadline)(?: (?:her|him|them))? (?:(?:is|to|for|by|on) )*|by |(?:make|move|set) (?:it|that) (?:to |for )?)(?<day>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayForm();

    [GeneratedRegex(
        @"^(?:(?:the )?(?:source|referrer|introducer) (?:is|was|should be)|not from [^,]+,(?: but)? from|it (?:was|is|came) from) (?<source>\S.*?)(?:,? (?:and )?not (?:from )?\S.*)?$|^from (?<source>\S.*?),? (?:and )?not (?:from )?\S.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SourceForm();

    [GeneratedRegex(@"^(?:it|that|this) (?:was|happened) (?:on |already )?(?<day>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayBeforeForm();

    [GeneratedRegex(@"^from (?<source>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FromForm();

    [GeneratedRegex(@"^(?:(?:she|he|they) )?(?:needs?|(?:is|are) looking for) (?!(?:to|more time|time|help|a (?:call|reminder|nudge|reply))\b)(?<need>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NeedForm();

    [GeneratedRegex(@"^(?:her|his|their|the) (?:full |real |correct )?name(?: is|'s| was) (?<name>\S.*?)(?:,? not \S.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^(?:she|he|they)(?:'s| is| are|'re)? (?:actually |now )?(?<works>works? )?(?:at|for|with) (?<company>\S.*?)(?:,? not \S.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CompanyForm();

    [GeneratedRegex(@"^(?:she|he)(?:'s| is| was) (?:actually |now )?(?:(?:the|a|an|our|their) )?(?<title>\S.*?)(?:,? not \S.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TitleForm();

    [GeneratedRegex(@"^(?:it's|its|it is|it was|that's|that was) (?<name>[^\s,]+(?: [^\s,]+){0,2}?)(?:,? not \S.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsForm();
}
