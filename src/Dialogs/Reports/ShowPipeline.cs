using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Referrals;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>What is open now and what it is worth, by stage and by rep: "what's our pipeline worth", "how many open referrals do we have". Reps see their own.</summary>
/// <param name="colleagues">Finds who is meant.</param>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class ShowPipeline(Colleagues colleagues, IRosters rosters) : ScopedQuestion(colleagues, rosters)
{
    private const int MostReps = 15;
    private const int LongestQuestion = 200;
    private static readonly Stage[] Stages = [Stage.Introduced, Stage.Reopened, Stage.Contacted, Stage.Meeting, Stage.Proposal];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["what's our pipeline worth"];

    /// <inheritdoc/>
    protected override string WhichVerb => "pipeline.which";

    /// <inheritdoc/>
    public override bool Knows(string text, IReadOnlyList<string> words, Reading reading) => text.Length <= LongestQuestion && Question().IsMatch(text);

    /// <inheritdoc/>
    public override async ValueTask<Reply> HearAsync(DialogContext context, string text, CancellationToken cancellationToken)
    {
        string? person = (await context.ReadAsync(text, cancellationToken).ConfigureAwait(false)).Frame.Person ?? (Own().IsMatch(text) ? "me" : null);
        return await AskAsync(context, new Frame { Intent = Intent.ShowReport, Person = OwnForReps(context, person) }, cancellationToken).ConfigureAwait(false);
    }

    private protected override async ValueTask<Reply> ShowAsync(DialogContext context, Scope scope, Frame frame, CancellationToken cancellationToken)
    {
        List<Referral> open = [.. (await TeamList.StandingsAsync(context, scope.Members, cancellationToken).ConfigureAwait(false)).Values.SelectMany(one => one.Open)];
        string has = scope.Title == "You" ? "You have" : $"{scope.Title} has";
        if (open.Count == 0)
        {
            return Buttons.Reply($"{has} no open referrals.", Buttons.Say("Log a referral", "log referral"));
        }

        string title = $"{has} {Speech.Count(open.Count, "open referral", "open referrals")}{ReferralWords.Worth(open)}.";
        List<CardElement> body = [new TextBlock(title) { IsBold = true }];
        body.Add(new FactSet([.. from stage in Stages
                                 let some = open.Where(one => one.Stage == stage).ToList()
                                 where some.Count > 0
                                 select new Fact(Speech.Capital(ReferralWords.Of(stage)), $"{some.Count}{ReferralWords.Worth(some)}")]));
        if (open.Where(one => one.Value is not null).MaxBy(one => one.Value!.Amount) is { } biggest && open.Count > 1)
        {
            body.Add(new TextBlock($"Biggest: {ReferralWords.Short(biggest.Prospect)}, {Speech.Money(biggest.Value!)}{(scope.IsOne ? "" : $", with {scope.Members.First(member => member.Id == biggest.RepId).Name}")}"));
        }

        if (!scope.IsOne)
        {
            List<string> reps = [.. from one in open
                                    group one by one.RepId into own
                                    orderby own.Count() descending
                                    select $"{scope.Members.First(member => member.Id == own.Key).Name}: {own.Count()} open{ReferralWords.Worth([.. own])}"];
            body.AddRange(reps.Take(MostReps).Select((line, at) => new TextBlock(line) { Separator = at == 0 }));
            if (reps.Count > MostReps)
            {
                body.Add(new TextBlock($"… and {reps.Count - MostReps} more.") { IsSubtle = true });
            }
        }

        string list = scope.Title == "You" ? "my referrals" : scope.IsOne ? $"{scope.Title}'s referrals" : "our pipeline";
        return new Reply { Text = title, Card = new AdaptiveCard { FallbackText = title, Body = body, Actions = [Buttons.Say("Open list", list)] } };
    }

    [GeneratedRegex(@"\bpipeline(?:'s|’s)? (?:value|worth|total|size|figures)\b|\b(?:value|worth|size) of (?:\w+(?:'s|’s)? )?pipeline\b|\bhow (?:much|big)\b.*\bpipeline\b|\b(?:^|our|my|the|sales|revenue|team) forecast\b|^forecast\b|\bpipeline (?:by|per)\b|\bhow many\b.*\b(?:open|still active) (?:referrals?|leads?|deals?|opportunities|introductions?|intros?)\b|\bhow many\b.*\b(?:are|is|remain)\b.*\bopen\b|\bwho\b.*\bmost\b.*\bopen\b|\b(?:biggest|largest|most valuable) (?:open )?(?:deal|referral|opportunity)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Question();

    [GeneratedRegex(@"\b(?:my|i)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
