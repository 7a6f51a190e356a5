using NodaTime;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Keeps when a member was away, so that goals are smaller for it, also when the member is back.</summary>
internal static class LeaveLog
{
    private const int MostKept = 24;

    /// <summary>The leaves with one more, in place of what was planned for the same days or later.</summary>
    public static IReadOnlyList<Leave> Leave(IReadOnlyList<Leave>? leaves, LocalDate from, LocalDate to) =>
        from > to ? leaves ?? [] : [.. Back(leaves, from).TakeLast(MostKept - 1), new Leave(from, to)];

    /// <summary>The leaves of somebody who is there from a day on.</summary>
    public static IReadOnlyList<Leave> Back(IReadOnlyList<Leave>? leaves, LocalDate day) =>
        [.. (leaves ?? []).Where(leave => leave.From < day).Select(leave => leave.To < day ? leave : leave with { To = day.PlusDays(-1) })];
}
