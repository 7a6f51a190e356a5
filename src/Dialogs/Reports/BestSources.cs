using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Contacts;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The people from whom most came: "our best sources this year". Reps see their own.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class BestSources(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const int MostLines = 10;
    private const int MostButtons = 3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["our best sources this year"];

    /// <inheritdoc/>
    protected override string WhichVerb => "sources.which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        Frame read = (await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)).Frame;
        string? person = read.Person ?? (Own().IsMatch(text) ? "me" : Ours().IsMatch(text) ? "team" : null);
        var frame = new Frame { Intent = Intent.ShowReport, Metric = "sources", Person = OwnForReps(context, person), Period = read.Period };
        return await AskAsync(context, frame, cancellationToken).ConfigureAwait(false);
    }

    private protected override ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(context, scope, frame.Period, cancellationToken);

    /// <summary>The best sources of a period; of this year where none was said.</summary>
    internal static async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, DateInterval? asked, CancellationToken cancellationToken)
    {
        DateInterval period = asked ?? new DateInterval(new LocalDate(context.Today.Year, 1, 1), new LocalDate(context.Today.Year, 12, 31));
        if (await AskedPeriod.ProblemAsync(context, period, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        SourceSheet sheet = await SourceSheet.ReadAsync(context, period, scope.MemberIds, cancellationToken).ConfigureAwait(false);
        string when = PeriodWords.InSoFar(period, context.Today, context.Speech);
        string whose = scope.Title == "You" ? "Your sources" : scope.Title == "The team" ? "Our sources" : $"Sources of {scope.Title}";
        if (sheet.Sources.Count == 0)
        {
            return new Reply { Text = $"{whose} {when}: no introduction was counted." };
        }

        string title = $"{whose} {when}: {Speech.Count(sheet.Count, "person", "people")} introduced somebody";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true } };
        var actions = new List<CardAction>();
        foreach (SourceFigures source in sheet.Sources.Take(MostLines))
        {
            Contact? contact = await context.Contacts.GetAsync(source.ContactId, cancellationToken).ConfigureAwait(false);
            string name = contact is null ? "Somebody who was erased" : ReferralWords.Short(contact.Name, contact.Company);
            body.Add(new TextBlock($"{name}: {Says(source)}"));
            if (contact is not null && actions.Count < MostButtons)
            {
                actions.Add(Buttons.Do($"Open {ContactWords.First(contact)}", ShowSubject.PersonVerb, (ReferralCard.Id, contact.Id)));
            }
        }

        body.Add(new TextBlock("Ordered by what was won, then by introductions received.") { IsSubtle = true });
        return new Reply { Text = title + ".", Card = new AdaptiveCard { FallbackText = title + ".", Body = body, Actions = actions } };
    }

    private static string Says(SourceFigures source) => string.Join(", ",
    [
        .. source.Received > 0 ? new[] { Speech.Count(source.Received, "introduction", "introductions") } : [],
        .. source.Won > 0 ? new[] { $"{source.Won} won" } : [],
        .. source.Revenue.Count > 0 ? new[] { string.Join(" + ", source.Revenue.Select(Speech.Money)) } : [],
    ]);

    [GeneratedRegex(@"\b(?:by|per) (?:source|referrer|advocate|introducer)s?\b|\b(?:best|top|strongest|most valuable|biggest|greatest|most active)\s+(?:\w+\s+)?(?:sources?|referrers?|advocates?|introducers?)\b|\b(?:which|what|who)\b.*\b(?:sources?|referrers?)\b.*\b(?:best|most|send|sent|strongest)\b|\bwho\s+(?:refers|sends|introduces|referred|sent|introduced)\s+(?:us\s+|me\s+)?(?:the\s+)?most\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\bmy\b|\bme\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    [GeneratedRegex(@"\bour\b|\bus\b|\bteam", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ours();
}
