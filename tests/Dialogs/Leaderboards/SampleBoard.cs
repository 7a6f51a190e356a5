using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Goals;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Leaderboards;

/// <summary>A board with all that a board can have: shared ranks, movement, two currencies, a goal, somebody improved, and somebody who is on none.</summary>
internal static class SampleBoard
{
    private static readonly LocalDate Month = new(2026, 11, 1);
    private static readonly LocalDate Today = new(2026, 11, 20);
    private static readonly DateInterval November = new(Month, new LocalDate(2026, 11, 30));
    private static readonly DateInterval October = new(new LocalDate(2026, 10, 1), new LocalDate(2026, 10, 20));

    /// <summary>The board as it is posted.</summary>
    public static Reply Posted(bool hasOutsiders = false) =>
        BoardCard.Show(Of(hasOutsiders), Today, new Speech("en-US"), "Next board Fri, Nov 27 at 4:00 PM.");

    private static Board Of(bool hasOutsiders)
    {
        var team = new Team
        {
            HasOutsiders = hasOutsiders,
            Members = [Member("Aoife *O'Neill*"), Member("Maria"), Member("Otto") with { IsOffBoards = true }, Member("Raj <R>"), Member("Tom")],
        };
        FigureSheet figures = FigureSheet.From(
            [
                Figures("Maria", Month, 7, 6) with { Revenue = new Dictionary<string, IReadOnlyList<decimal>> { ["USD"] = [45_000], ["EUR"] = [0, 12_000] } },
                Figures("Tom", Month, 5, 2),
                Figures("Aoife *O'Neill*", Month, 5, 5),
                Figures("Raj <R>", Month, 4, 0),
                Figures("Otto", Month, 9, 9),
            ],
            November,
            Today);
        FigureSheet before = FigureSheet.From([Figures("Raj <R>", October.Start, 1, 1), Figures("Maria", October.Start, 6, 6), Figures("Tom", October.Start, 5, 5)], October, Today);
        var last = new Dictionary<string, decimal> { ["Tom"] = 5, ["Aoife *O'Neill*"] = 4, ["Maria"] = 3, ["Otto"] = 8 };
        var book = new GoalBook([new Goal(GoalOf.Workspace, null, GoalEvery.Month, 50, null)]);
        return Board.Of(team, figures, before, new Dictionary<string, int>(), null, last) with
        {
            Goal = GoalProgress.OfTeam(book, team, figures, Today, new HashSet<LocalDate>()),
        };
    }

    private static Member Member(string name) => new() { Id = name, Name = name, TimeZone = "Etc/UTC", Locale = "en-US" };

    private static MonthFigures Figures(string memberId, LocalDate month, int received, int thanked) => new(memberId, month)
    {
        Counts = new Dictionary<Figure, IReadOnlyList<int>>
        {
            [Figure.Received] = [received],
            [Figure.ThankedWithinADay] = [thanked],
            [Figure.Won] = [received / 3],
            [Figure.Asked] = [0, received % 4],
        },
    };
}
