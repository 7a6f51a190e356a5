using System.Collections.Frozen;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>How far somebody is to a goal.</summary>
/// <param name="Goal">The goal; the usual one of a member where a team's are added up.</param>
/// <param name="Period">The days in which it runs.</param>
/// <param name="Pace">How far it is.</param>
public sealed record GoalProgress(Goal Goal, DateInterval Period, Pace Pace)
{
    /// <summary>True where it is the goal of somebody who is to bring referrals.</summary>
    public bool IsExpected { get; init; } = true;

    /// <summary>How far a member is to their goal.</summary>
    public static async ValueTask<GoalProgress> OfMemberAsync(WorkContext context, Member member, LocalDate today, CancellationToken cancellationToken)
    {
        Goal goal = new GoalBook(await context.Goals.ListAsync(cancellationToken).ConfigureAwait(false)).OfMember(member.Id);
        DateInterval period = GoalBook.PeriodOf(goal.Every, today);
        FigureSet figures = await FigureSheet.OfMemberAsync(context, period, today, member.Id, cancellationToken).ConfigureAwait(false);
        FrozenSet<LocalDate> holidays = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false)).Holidays;
        return new GoalProgress(goal, period, Pace.Of(goal, figures[Counts(goal)], period, today, holidays, member.Leaves ?? [])) { IsExpected = IsExpectedOf(goal, member, figures) };
    }

    /// <summary>How far a team is to its goal, or, where it has none, to those of its members together.</summary>
    /// <param name="book">The goals.</param>
    /// <param name="team">The team.</param>
    /// <param name="figures">The figures of its members in the period.</param>
    /// <param name="today">The day from which it is seen.</param>
    /// <param name="holidays">Days on which nobody works.</param>
    public static GoalProgress OfTeam(GoalBook book, Team team, FigureSheet figures, LocalDate today, IReadOnlySet<LocalDate> holidays)
    {
        // Who stands on no board is in no sum either: what is missing in it would tell of them.
        IReadOnlyList<Member> members = team.OnBoards;
        if (OfTeam(book, team) is { } set)
        {
            int done = figures.Of(members.Select(member => member.Id))[Counts(set)];
            return new GoalProgress(set, figures.Period, Pace.Of(set, done, figures.Period, today, holidays, []));
        }

        List<Pace> paces = [.. members
            .Where(member => IsExpectedOf(book.OfMember(member.Id), member, figures.Of(member.Id)))
            .Select(member => Of(book, member, figures, today, holidays))];
        return new GoalProgress(book.OfEach, figures.Period, Pace.Together(paces));
    }

    /// <summary>The goal that was set for a team; null where its members' are added up.</summary>
    public static Goal? OfTeam(GoalBook book, Team team) => team.Place?.ConversationId is { } place ? book.OfPlace(place) : book.OfWorkspace;

    /// <summary>How far a member is within the days of a sheet.</summary>
    public static Pace Of(GoalBook book, Member member, FigureSheet figures, LocalDate today, IReadOnlySet<LocalDate> holidays)
    {
        Goal goal = book.OfMember(member.Id);
        return Pace.Of(goal, figures.Of(member.Id)[Counts(goal)], figures.Period, today, holidays, member.Leaves ?? []);
    }

    /// <summary>Whether referrals are expected of a member: of reps, and of others who have a goal of their own or bring some all the same.</summary>
    private static bool IsExpectedOf(Goal goal, Member member, FigureSet figures) => member.Role == Role.Rep || goal.Of == GoalOf.Member || !figures.IsEmpty;

    /// <summary>The figure that a goal counts.</summary>
    public static Figure Counts(Goal goal) => goal.IsOfClients ? Figure.ReceivedFromClient : Figure.Received;
}
