using ReferralBot.Dialogs.Figures;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>Who would gain from a talk: the habits that lead to referrals, asking and thanking, not the results.</summary>
internal static class CoachingList
{
    /// <summary>The share of sources thanked within a day below which thanking is worth a talk.</summary>
    private const int ThanksPercent = 50;

    /// <summary>From so many referrals on that share tells something.</summary>
    private const int EnoughToTell = 2;

    /// <summary>Whether a member thanks late more often than not.</summary>
    public static bool IsLateWithThanks(FigureSet figures) => figures.ThankedWithinADay is { Whole: >= EnoughToTell, Percent: < ThanksPercent };

    /// <summary>What is worth a talk with each member, those with most first; who has nothing is left out.</summary>
    /// <param name="members">The members.</param>
    /// <param name="figures">Their figures in the period that is looked at.</param>
    /// <param name="standings">How their referrals stand now.</param>
    public static IReadOnlyList<CoachingCase> Of(IReadOnlyList<Member> members, FigureSheet figures, IReadOnlyDictionary<string, Standing> standings) =>
    [
        .. from member in members
           let own = figures.Of(member.Id)
           let standing = standings[member.Id]
           where member.Role == Role.Rep || !own.IsEmpty || standing.Open.Count > 0
           let found = new CoachingCase(
               member,
               IsNotAsking: own[Figure.Asked] == 0,
               IsNotThanking: standing.ThanksOverdue.Count > 0 || IsLateWithThanks(own),
               own,
               standing)
           where found.IsNotAsking || found.IsNotThanking
           orderby found.IsNotAsking && found.IsNotThanking descending, standing.ThanksOverdue.Count descending, member.Name
           select found,
    ];
}

/// <summary>What is worth a talk with a member.</summary>
/// <param name="Member">The member.</param>
/// <param name="IsNotAsking">True where no ask was logged.</param>
/// <param name="IsNotThanking">True where thanks are overdue, or came late more often than not.</param>
/// <param name="Figures">The member's figures in the period.</param>
/// <param name="Standing">How the member's referrals stand now.</param>
internal sealed record CoachingCase(Member Member, bool IsNotAsking, bool IsNotThanking, FigureSet Figures, Standing Standing);
