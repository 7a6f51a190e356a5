using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>The weekly brief: last week against the week before, the month so far, what waits, and one talk worth having.</summary>
internal static class WeeklyBriefCard
{
    private const int DaysOfWeek = 7;
    private const int MostLines = 5;
    private static readonly string[] OfWeek = ["received", "meetings", "won", "revenue", "asks", "thanks"];

    /// <summary>The brief as it stands now; null where there is nothing to tell.</summary>
    public static async ValueTask<Reply?> ShowAsync(WorkContext context, Member manager, CancellationToken cancellationToken)
    {
        var speech = new Speech(manager.Locale);
        LocalDate today = context.Now.InZone(MemberZone.Of(manager)).Date;
        LocalDate monday = today.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        var week = new DateInterval(monday.PlusDays(-DaysOfWeek), monday.PlusDays(-1));
        Scope team = await Scope.EverybodyAsync(context, cancellationToken).ConfigureAwait(false);
        FigureSet last = (await FigureSheet.ReadAsync(context, week, today, memberIds: null, cancellationToken).ConfigureAwait(false)).Total();
        FigureSet before = (await FigureSheet.ReadAsync(context, PeriodWords.Before(week), today, memberIds: null, cancellationToken).ConfigureAwait(false)).Total();
        FigureSet month = (await FigureSheet.ReadAsync(context, PeriodWords.MonthOf(today), today, memberIds: null, cancellationToken).ConfigureAwait(false)).Total();
        IReadOnlyDictionary<string, Standing> standings = await TeamList.StandingsAsync(context, team.Members, cancellationToken).ConfigureAwait(false);
        List<string> waiting = [.. team.Members.Select(member => Waiting(member, standings[member.Id])).OfType<string>()];
        bool hasTeam = team.Members.Any(member => member.Id != manager.Id && (member.Role == Role.Rep || standings[member.Id].Open.Count > 0));
        bool isOverdue = standings.Values.Any(one => one.ThanksOverdue.Count > 0 || one.ContactOverdue.Count > 0);
        if (!hasTeam || last.IsEmpty && month[Figure.Received] == 0 && month[Figure.Won] == 0 && !isOverdue)
        {
            return null;
        }

        string title = $"Your week: {speech.Day(week.Start, today)} to {speech.Day(week.End, today)}";
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true, Size = TextSize.Large } };
        List<Fact> facts = [.. from metric in OfWeek let value = FigureWords.Value(last, metric) where value is not null select new Fact(FigureWords.Title(metric), $"{value}{Was(before, metric)}")];
        body.Add(facts.Count > 0 ? new FactSet(facts) : new TextBlock("Nothing was counted last week."));
        if (month[Figure.Received] > 0 || month[Figure.Won] > 0)
        {
            body.Add(new TextBlock($"{PeriodWords.Of(PeriodWords.MonthOf(today), today, speech)}: {FigureWords.Value(month, "received") ?? "none"} received{Then(month, "won", " won")}{Then(month, "revenue", "")}.") { Separator = true });
        }

        body.AddRange(waiting.Take(MostLines).Select((line, at) => new TextBlock(line) { Separator = at == 0 }));
        if (waiting.Count > MostLines)
        {
            body.Add(new TextBlock($"… and {waiting.Count - MostLines} more.") { IsSubtle = true });
        }

        if (await CoachAsync(context, manager, team, standings, today, cancellationToken).ConfigureAwait(false) is { } talk)
        {
            body.Add(new TextBlock($"Worth a talk: {talk}.") { Separator = true });
        }

        string summary = $"{title}. {FigureWords.Value(last, "received") ?? "Nothing"} received{Then(last, "won", " won")}.";
        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard
            {
                FallbackText = summary,
                Body = body,
                Actions =
                [
                    .. standings.Values.Any(one => one.ThanksOwed.Count > 0) ? new CardAction[] { Buttons.Say("Show thanks owed", "who has thanks overdue") } : [],
                    Buttons.Say("Show this month", "how is the team doing this month"),
                    Buttons.Say("Show whom to coach", "who should I coach"),
                    Buttons.Say("Stop the brief", WeeklyBrief.StopWords),
                ],
            },
        };
    }

    private static async ValueTask<string?> CoachAsync(
        WorkContext context, Member manager, Scope team, IReadOnlyDictionary<string, Standing> standings, LocalDate today, CancellationToken cancellationToken)
    {
        FigureSheet figures = await FigureSheet.ReadAsync(context, new DateInterval(today.PlusDays(1 - WhomToCoach.Days), today), today, memberIds: null, cancellationToken).ConfigureAwait(false);
        List<Member> there = [.. team.Members.Where(member => member.Id != manager.Id && WhoIsAway.LeaveOf(member, today) is null)];
        return CoachingList.Of(there, figures, standings) is [var first, ..] ? WhomToCoach.Line(first) : null;
    }

    private static string? Waiting(Member member, Standing standing)
    {
        string[] parts =
        [
            .. standing.ThanksOverdue.Count > 0 ? new[] { $"{standing.ThanksOverdue.Count} thanks overdue" } : [],
            .. standing.ContactOverdue.Count > 0 ? new[] { Speech.Count(standing.ContactOverdue.Count, "first contact overdue", "first contacts overdue") } : [],
            .. standing.Stale.Count > 0 ? new[] { $"{standing.Stale.Count} standing still" } : [],
        ];
        return parts.Length == 0 ? null : $"{member.Name}: {string.Join(", ", parts)}";
    }

    private static string Was(FigureSet before, string metric) => FigureWords.Value(before, metric) is { } was ? $", was {was}" : "";

    private static string Then(FigureSet figures, string metric, string noun) => FigureWords.Value(figures, metric) is { } value ? $", {value}{noun}" : "";
}
