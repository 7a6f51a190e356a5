using NodaTime;
using NodaTime.Text;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>When a member is nudged, read and said.</summary>
internal static class MemberTimes
{
    private static readonly IsoDayOfWeek[] Week =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    /// <summary>When a member's digest comes.</summary>
    public static async ValueTask<NudgeCalendar> CalendarAsync(DialogContext context, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        return new NudgeCalendar(settings, MemberZone.Of(context.Member), rules.Holidays);
    }

    /// <summary>What will come, when, and how to stop it.</summary>
    public static string Announce(NudgeCalendar calendar, Speech speech) =>
        $"When something is due I write to you at {speech.Time(calendar.Time)} ({MemberZone.Name(calendar.Zone.Id)} time), {Days(calendar.Days)}, and not otherwise. “Nudge me at 8:30” or “pause all nudges” changes that.";

    /// <summary>Days of the week: "Monday to Friday", "every day", "Monday, Wednesday and Friday".</summary>
    public static string Days(IReadOnlyList<IsoDayOfWeek> days)
    {
        List<IsoDayOfWeek> sorted = [.. Week.Where(days.Contains)];
        bool isRun = sorted.Count > 2 && sorted[^1] - sorted[0] == sorted.Count - 1;
        return sorted.Count == Week.Length ? "every day"
            : isRun ? $"{sorted[0]} to {sorted[^1]}"
            : sorted.Count == 0 ? "on no day"
            : Speech.List([.. sorted.Select(day => day.ToString())]);
    }

    /// <summary>The days of the week without some.</summary>
    public static IReadOnlyList<IsoDayOfWeek> Without(IReadOnlyList<IsoDayOfWeek> days, IReadOnlyList<IsoDayOfWeek> others) =>
        [.. Week.Where(day => days.Contains(day) && !others.Contains(day))];

    /// <summary>The days of the week together with some.</summary>
    public static IReadOnlyList<IsoDayOfWeek> With(IReadOnlyList<IsoDayOfWeek> days, IReadOnlyList<IsoDayOfWeek> others) =>
        [.. Week.Where(day => days.Contains(day) || others.Contains(day))];

    /// <summary>The day of the week that a word names, in singular or plural; null for another word.</summary>
    public static IsoDayOfWeek? Named(string word)
    {
        foreach (IsoDayOfWeek day in Week)
        {
            string name = day.ToString();
            if (word.Equals(name, StringComparison.OrdinalIgnoreCase) || word.Equals(name + "s", StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>A time as forms carry it.</summary>
    public static readonly LocalTimePattern FormTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
}
