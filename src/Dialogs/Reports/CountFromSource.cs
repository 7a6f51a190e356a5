using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>How much came from one source or company: "how many referrals did we get from Acme". Reps see their own.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class CountFromSource(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const string Name = "name";
    private const int MostOfContact = 1000;
    private const int MostLines = 10;
    private const int LongestQuestion = 200;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["how many referrals did we get from Acme"];

    /// <inheritdoc/>
    protected override string WhichVerb => "source.count-which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) =>
        reading.Frame.Intent == Intent.ShowReport && text.Length <= LongestQuestion && (From().IsMatch(text) || Brought().IsMatch(text));

    /// <inheritdoc/>
    public override async ValueTask<Reply?> TryHearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        // The name and the time are read as in a list of referrals.
        Match asked = From().Match(text) is { Success: true } from ? from : Brought().Match(text);
        string name = asked.Groups[Name].Value;
        Frame named = (await context.ReadAsync($"referrals from {name}{asked.Groups["when"].Value}", cancellationToken).ConfigureAwait(false)).Frame;
        if (named is not { Intent: Intent.ShowReferrals, Subject: { } subject } || !await IsSourceAsync(context, name, subject, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        Frame read = (await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)).Frame;
        var frame = new Frame { Intent = Intent.ShowReport, Person = OwnForReps(context, read.Person ?? "team"), Period = named.Period, Subject = subject, Metric = read.Metric };
        return await AskAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a colleague brought is another question, unless somebody outside has the name, too.</summary>
    private static async ValueTask<bool> IsSourceAsync(DialogContext context, string name, string subject, CancellationToken cancellationToken) =>
        (await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false)).Count == 0
        || (await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false)).Count > 0;

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        string subject = frame.Subject!;
        IReadOnlySet<string>? members = scope.MemberIds;
        List<Referral> made = [];
        IReadOnlyList<Contact> contacts = await PersonFinder.AboutAsync(context, subject, cancellationToken).ConfigureAwait(false);
        bool isCut = contacts.Count >= ContactStore.MostForWord;
        foreach (Contact contact in contacts)
        {
            IReadOnlyList<Referral> some = await context.Referrals.OfContactAsync(contact.Id, MostOfContact, cancellationToken).ConfigureAwait(false);
            isCut |= some.Count == MostOfContact;
            made.AddRange(some.Where(one => one.Source.ContactId == contact.Id && members?.Contains(one.RepId) != false && frame.Period?.Contains(one.ReceivedOn) != false));
        }

        string when = frame.Period is { } period ? $" {PeriodWords.InSoFar(period, context.Today, context.Speech)}" : "";

        // Several people may have the name: each is told by itself, with the company.
        List<IGrouping<string, Referral>> sources = [.. made.GroupBy(one => one.Source.ContactId)];
        bool isOfSeveral = sources.Count > 1 && contacts.Count(contact => ContactStore.WordsOf(contact.Name).SequenceEqual(ContactStore.WordsOf(subject), StringComparer.Ordinal)) > 1;
        string has = $"{(scope.Title == "You" ? "You have" : $"{scope.Title} has")} {(isCut ? "at least " : "")}";
        string title = isOfSeveral
            ? $"{has}{string.Join(", and ", sources.Select(one => Tally([.. one], ReferralWords.Short(one.First().Source), when, frame.Metric)))}."
            : $"{has}{Tally(made, subject, when, frame.Metric)}.";
        return made.Count == 0 ? new Reply { Text = title } : new Reply
        {
            Text = title,
            Card = new AdaptiveCard
            {
                FallbackText = title,
                Body =
                [
                    new TextBlock(title) { IsBold = true },
                    .. made.OrderByDescending(one => one.ReceivedOn).Take(MostLines).Select(one => new TextBlock(ReferralCard.Line(one, context.Speech, context.Today))),
                    .. made.Count > MostLines ? [new TextBlock($"… and {made.Count - MostLines} more.") { IsSubtle = true }] : Array.Empty<CardElement>(),
                ],
            },
        };
    }

    /// <summary>"3 referrals and 1 lead from Kim in Q1; 2 won, worth $75,000; 1 lost or declined".</summary>
    private static string Tally(List<Referral> made, string source, string when, string? metric)
    {
        List<Referral> counted = [.. made.Where(one => one.Counts)];
        List<Referral> won = [.. counted.Where(one => one.Stage == Stage.Won)];
        int lost = counted.Count(one => one.Stage is Stage.Lost or Stage.Declined);
        int leads = made.Count - counted.Count;
        bool asksEnds = metric is "revenue" or "conversion" or "won" or "lost";
        return string.Concat(
            $"{Speech.Count(counted.Count, "referral", "referrals")}{(leads > 0 ? $" and {Speech.Count(leads, "lead", "leads")}" : "")} from {source}{when}",
            won.Count > 0 ? $"; {won.Count} won{ReferralWords.Worth(won)}" : asksEnds && counted.Count > 0 ? "; none won yet" : "",
            lost > 0 ? $"; {lost} lost or declined" : "",
            metric == "conversion" && Rate.Of(won.Count, won.Count + lost) is { } rate ? $": {rate.Percent} % of what came to an end was won" : "");
    }

    [GeneratedRegex(@"\bhow (?:many|much)\b.*\b(?:from|by|through|via) (?<name>.+?)[\s?!.]*$|\b(?:revenue|conversion|business|income|sales|wins|deals|figures|numbers|stats)\b.*\b(?:from|through|via) (?<name>.+?)[\s?!.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex(@"\bhow (?:many|much)\b.*?\b(?:did|has|have|does) (?!(?:we|i|you|they|our|the|my)\b)(?<name>.+?) (?:bring|brought|send|sent|refer|referred|give|given|gave|generate|generated|deliver|delivered|introduce|introduced)\b(?: us| me| in| to us)*(?<when>.*?)[\s?!.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Brought();
}
