using NodaTime;
using NodaTime.TimeZones;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// When a member's digest comes: at their own time, on their own days, in their own zone, once a day. A time that the
/// clocks skip comes when they have moved on; one that they repeat comes the first time.
/// </summary>
/// <param name="settings">What the member set.</param>
/// <param name="zone">The member's zone.</param>
/// <param name="holidays">Days on which nobody in the workspace works.</param>
public sealed class NudgeCalendar(MemberSettings settings, DateTimeZone zone, IReadOnlySet<LocalDate> holidays)
{
    /// <summary>When the digest comes, until a member sets something else.</summary>
    public static readonly LocalTime DefaultTime = new(9, 0);

    /// <summary>From then on nobody is disturbed, save by what they asked for at that time.</summary>
    public static readonly LocalTime QuietFrom = new(20, 0);

    /// <summary>Until then nobody is disturbed, save by what they asked for at that time.</summary>
    public static readonly LocalTime QuietUntil = new(7, 0);

    /// <summary>What comes later than this is late: nobody waits for it any more at that minute.</summary>
    public static readonly Duration Late = Duration.FromHours(1);

    private const int MostDaysAhead = 800;
    private static readonly IReadOnlyList<IsoDayOfWeek> DefaultDays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <summary>The member's zone.</summary>
    public DateTimeZone Zone { get; } = zone;

    /// <summary>The time of the digest.</summary>
    public LocalTime Time => settings.NudgeTime ?? DefaultTime;

    /// <summary>The days of the digest.</summary>
    public IReadOnlyList<IsoDayOfWeek> Days => settings.NudgeDays ?? DefaultDays;

    /// <summary>The next digest after a moment; null while there is none to come.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="lookedOn">The last day that had one already; null before the first.</param>
    public Instant? Next(Instant now, LocalDate? lookedOn)
    {
        if (settings.IsPaused)
        {
            return null;
        }

        if (settings.SnoozedUntil is { } putOff && putOff > now)
        {
            return putOff;
        }

        LocalDate day = now.InZone(Zone).Date;
        if (lookedOn >= day)
        {
            day = lookedOn.Value.PlusDays(1);
        }

        for (int i = 0; i < MostDaysAhead; i++, day = day.PlusDays(1))
        {
            if (IsDigestDay(day) && At(day) is var at && at > now)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Whether a digest may come on a day.</summary>
    public bool IsDigestDay(LocalDate day) =>
        Days.Contains(day.DayOfWeek) && !holidays.Contains(day) && !IsAway(day);

    /// <summary>Whether nobody in the workspace works on a day.</summary>
    public bool IsHoliday(LocalDate day) => holidays.Contains(day);

    /// <summary>Whether the member is away on a day, or wants no nudge until a later one.</summary>
    public bool IsAway(LocalDate day) => day < settings.PutOffUntil || LeaveOn(day) is not null;

    /// <summary>The first day, from one on, on which the member is there.</summary>
    public LocalDate BackOn(LocalDate day)
    {
        while (IsAway(day))
        {
            day = LeaveOn(day)?.To.PlusDays(1) ?? settings.PutOffUntil!.Value;
        }

        return day;
    }

    private Leave? LeaveOn(LocalDate day) => settings.Leaves?.FirstOrDefault(leave => leave.Contains(day));

    /// <summary>The moment of the digest on a day.</summary>
    public Instant At(LocalDate day) => At(day + Time);

    /// <summary>
    /// The moment that the member's clock shows a time; where the clocks skip it, when they have moved on, or, where they skip
    /// the end of the day (Nuuk in spring), a minute before.
    /// </summary>
    public Instant At(LocalDateTime local)
    {
        ZonedDateTime at = Zone.ResolveLocal(local, Resolvers.LenientResolver);
        return at.Date == local.Date ? at.ToInstant() : Zone.MapLocal(local).EarlyInterval.End - Duration.FromMinutes(1);
    }

    /// <summary>The moment itself; where it lies in the hours in which nobody is disturbed, their end.</summary>
    public Instant AfterQuiet(Instant moment)
    {
        LocalDateTime local = moment.InZone(Zone).LocalDateTime;
        return IsQuiet(moment) ? At((local.TimeOfDay < QuietUntil ? local.Date : local.Date.PlusDays(1)) + QuietUntil) : moment;
    }

    /// <summary>Whether a moment lies in the hours in which nobody is disturbed.</summary>
    public bool IsQuiet(Instant moment)
    {
        LocalTime time = moment.InZone(Zone).TimeOfDay;
        return time >= QuietFrom || time < QuietUntil;
    }
}
