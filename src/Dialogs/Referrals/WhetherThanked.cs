using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Referrals;

/// <summary>Tells whether a source was thanked: "has Hugh been thanked", "has Maria thanked Hugh", "I haven't thanked Kim yet". Reps hear of their own.</summary>
public sealed partial class WhetherThanked : Dialog
{
    private const int LongestQuestion = 150;
    private const int MostOfContact = 200;
    private const int MostLines = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["has Kim been thanked"];

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Match asked = Question().Match(text);
        string by = asked.Groups["by"].Value;
        bool isAnybody = by.Length == 0 || Anybody().IsMatch(by);
        bool isOwn = asked.Groups["own"].Success || by is "i" or "I" || isAnybody && !Permissions.May(context.Member.Role, Right.SeeOthers);
        Member? whose = isOwn ? context.Member : null;
        if (!isOwn && !isAnybody)
        {
            if (await MemberFinder.FindAsync(context, by, cancellationToken).ConfigureAwait(false) is not [var one])
            {
                return null;
            }

            whose = one;
        }

        if (whose?.Id != context.Member.Id && Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        var made = new List<Referral>();
        IReadOnlyList<Contact> sources = await PersonFinder.AboutAsync(context, asked.Groups["source"].Value, cancellationToken).ConfigureAwait(false);
        foreach (Contact source in sources)
        {
            made.AddRange((await context.Referrals.OfContactAsync(source.Id, MostOfContact, cancellationToken).ConfigureAwait(false))
                .Where(one => one.Source.ContactId == source.Id && (whose is null || one.RepId == whose.Id)));
        }

        if (made.Count == 0)
        {
            string rep = whose is null ? "" : whose.Id == context.Member.Id ? " of yours" : $" of {whose.Name}'s";
            return sources.Count == 0 ? null : new Reply { Text = $"I have no referral{rep} from {ReferralWords.Short(sources[0].Name, sources[0].Company)}, so no thanks are owed." };
        }

        return await ShowAsync(context, [.. made.OrderBy(one => !one.OwesThanks).ThenByDescending(one => one.ReceivedOn)], cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> ShowAsync(DialogContext context, List<Referral> made, CancellationToken cancellationToken)
    {
        string source = ReferralWords.Short(made[0].Source);
        int owed = made.Count(one => one.OwesThanks);
        string title = owed == 0 ? $"{source} was thanked."
            : owed == made.Count ? $"{source} still waits for thanks."
            : $"{source} was thanked, but not for everybody.";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        foreach (Referral one in made.Take(MostLines))
        {
            string rep = one.RepId == context.Member.Id ? "" : $" · {(await context.Members.GetAsync(one.RepId, cancellationToken).ConfigureAwait(false))?.Name ?? "somebody who left"}";
            body.Add(new TextBlock($"{ReferralWords.Short(one.Prospect)}: {State(context, one)}{rep}"));
        }

        ActionExecute[] actions = made.Any(one => one.OwesThanks && one.RepId == context.Member.Id)
            ? [Buttons.Say($"Thanked {ReferralWords.First(made[0].Source)}", $"thanked {made[0].Source.Name ?? made[0].Source.Company}")]
            : [];
        return new Reply { Text = title, Card = new AdaptiveCard { FallbackText = title, Body = body, Actions = actions } };
    }

    private static string State(DialogContext context, Referral one) =>
        one.Thanks is { } thanks ? $"thanked {(thanks.Method is { } method ? $"{ReferralWords.Of(method)}, " : "")}{context.Speech.DaySeenFrom(thanks.On, context.Today)}"
        : one.IsThanksWaived ? "no thanks needed"
        : $"no thanks yet, received {context.Speech.DaySeenFrom(one.ReceivedOn, context.Today)}";

    [GeneratedRegex(
        @"^\s*(?:has|have|was|were|is) (?<source>(?!(?:i|we|you|anybody|anyone|somebody|someone)\b).+?) (?:been |already |ever )*thanked(?: yet| already)?[\s?.!]*$"
        + @"|^\s*(?:has|have|did) (?<by>.+?) (?:already |ever )?thank(?:ed)? (?<source>.+?)(?: yet| already)?[\s?.!]*$"
        + @"|^\s*(?<own>i )?(?:still )?(?:haven['’]?t|have not|didn['’]?t|did not|have yet to)(?<own> )(?:yet )?thank(?:ed)? (?<source>.+?)(?: yet)?[\s.!]*$"
        + @"|^\s*(?<by>\p{L}[\p{L} '’-]*?) (?:still )?(?:hasn['’]?t|has not|didn['’]?t|did not|has yet to) (?:yet )?thank(?:ed)? (?<source>.+?)(?: yet)?[\s.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"^(?:we|you|anybody|anyone|somebody|someone)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anybody();
}
