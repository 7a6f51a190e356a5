using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.HandOvers;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Puts the current nudges off, pauses all while a member is away, and starts them again.</summary>
public sealed class PauseNudges : Dialog
{
    private const string What = "the pause of your nudges";
    private const int DaysThatNeedCover = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.Snooze, Intent.Resume];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["snooze until Monday", "I'm on leave until Jan 4", "I'm back"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        if (frame.Intent == Intent.Resume)
        {
            return await SettingsChange.SaveAsync(context, before, Awake(context, before), "Welcome back. Nudges are on.", "starting your nudges", cancellationToken).ConfigureAwait(false);
        }

        (MemberSettings after, string headline) = Pause(context, frame, before);
        Reply reply = await SettingsChange.SaveAsync(context, before, after, headline, What, cancellationToken).ConfigureAwait(false);
        return IsLong(frame, context.Today)
            ? reply with { Then = await HandOverReferrals.OfferAsync(context, context.Member, "While you are away:", cancellationToken).ConfigureAwait(false) }
            : reply;
    }

    /// <summary>
    /// Settings with which nudges come again. Of the leaves only the one that has begun ends: somebody who is back today still goes
    /// on the holiday that is planned. Where nothing holds nudges up today, it is the planned ones that are meant.
    /// </summary>
    public static MemberSettings Awake(DialogContext context, MemberSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        return settings with
        {
            IsPaused = false,
            PutOffUntil = null,
            SnoozedUntil = null,
            Leaves = IsQuiet(context, settings) ? LeaveLog.Back(settings.Leaves, context.Today) : LeaveLog.Past(settings.Leaves, context.Today),
        };
    }

    /// <summary>Whether nudges are held up today.</summary>
    public static bool IsQuiet(DialogContext context, MemberSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        return settings.IsPaused || settings.SnoozedUntil > context.Now || new NudgeCalendar(settings, context.Zone, new HashSet<LocalDate>()).IsAway(context.Today);
    }

    /// <summary>Whether a member is away so long that sources and prospects would notice.</summary>
    private static bool IsLong(Frame frame, LocalDate today) => frame switch
    {
        { Period: { } away } => Period.DaysBetween(LocalDate.Max(away.Start, today), away.End.PlusDays(1)) >= DaysThatNeedCover,
        { Due: { Time: null, Date: var until } } => Period.DaysBetween(today, until) >= DaysThatNeedCover,
        _ => false,
    };

    private static (MemberSettings After, string Headline) Pause(DialogContext context, Frame frame, MemberSettings before)
    {
        LocalDate today = context.Today;
        MemberSettings awake = before with { IsPaused = false, PutOffUntil = null, SnoozedUntil = null };
        switch (frame)
        {
            case { Period: { } away }:
                LocalDate back = away.End.PlusDays(1);
                string from = away.Start > today ? $"from {context.Speech.Day(away.Start, today)} " : "";

                // A leave that is still to come changes nothing about today.
                MemberSettings until = away.Start > today ? before : awake;
                return (until with { Leaves = LeaveLog.Leave(before.Leaves, away.Start, away.End) }, $"No nudges {from}until {context.Speech.Day(back, today)}. What is due then waits for you.");

            case { Due: { Time: { } time, Date: var date } }:
                Instant at = new NudgeCalendar(awake, context.Zone, new HashSet<LocalDate>()).At(date + time);
                return (awake with { SnoozedUntil = at }, "Put off.");

            case { Due.Date: var day }:
                MemberSettings off = frame.All == true ? awake with { Leaves = LeaveLog.Leave(before.Leaves, today, day.PlusDays(-1)) } : awake with { PutOffUntil = day };
                return (off, $"No nudges until {context.Speech.DaySeenFrom(day, today)}.");

            case { All: true }:
                return (awake with { IsPaused = true }, "Nudges are paused. What you owe stays in “what is due”.");

            default:
                Instant soon = context.Now + Duration.FromHours(1);
                Instant awakeAt = new NudgeCalendar(awake, context.Zone, new HashSet<LocalDate>()).AfterQuiet(soon);

                // Nobody named an hour of the night: the next digest is soon enough.
                return awakeAt == soon
                    ? (awake with { SnoozedUntil = soon }, "Put off for an hour.")
                    : (awake with { PutOffUntil = awakeAt.InZone(context.Zone).Date }, "Put off for the night.");
        }
    }
}
