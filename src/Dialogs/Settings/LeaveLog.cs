using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps when a member was or will be away, so that no nudge comes then and goals are smaller for it, also when the member is back.</summary>
internal static class LeaveLog
{
    private const int MostKept = 24;

    /// <summary>
    /// The leaves with one more. A leave that is under way by its first day ends before it: "until January 4" corrects "until January 20".
    /// Of one that begins later, the days that are not the same stay.
    /// </summary>
    public static IReadOnlyList<Leave> Leave(IReadOnlyList<Leave>? leaves, LocalDate from, LocalDate to)
    {
        if (from > to)
        {
            return leaves ?? [];
        }

        List<Leave> others =
        [
            .. (leaves ?? [])
                .Select(leave => leave.Contains(from) ? leave with { To = from.PlusDays(-1) } : leave.Contains(to) ? leave with { From = to.PlusDays(1) } : leave)
                .Where(leave => leave.From <= leave.To && (leave.To < from || leave.From > to)),
        ];
        return [.. others.Append(new Leave(from, to)).OrderBy(leave => leave.From).TakeLast(MostKept)];
    }

    /// <summary>The leaves of somebody who is there from a day on, until the next one that was planned.</summary>
    public static IReadOnlyList<Leave> Back(IReadOnlyList<Leave>? leaves, LocalDate day) =>
        [.. (leaves ?? []).Where(leave => leave.From != day).Select(leave => leave.Contains(day) ? leave with { To = day.PlusDays(-1) } : leave)];

    /// <summary>The leaves without those that are still to come.</summary>
    public static IReadOnlyList<Leave> Past(IReadOnlyList<Leave>? leaves, LocalDate day) => [.. (leaves ?? []).Where(leave => leave.From < day)];
}
