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
        MemberSettings awake = before with { IsPaused = false, AwayFrom = null, AwayUntil = null, SnoozedUntil = null };
        if (frame.Intent == Intent.Resume)
        {
            awake = awake with { Leaves = LeaveLog.Back(before.Leaves, context.Today) };
            return await SettingsChange.SaveAsync(context, before, awake, "Welcome back. Nudges are on.", "starting your nudges", cancellationToken).ConfigureAwait(false);
        }

        (MemberSettings after, string headline) = Pause(context, frame, awake);
        Reply reply = await SettingsChange.SaveAsync(context, before, after, headline, What, cancellationToken).ConfigureAwait(false);
        return IsLong(after, context.Today)
            ? reply with { Then = await HandOverReferrals.OfferAsync(context, context.Member, "While you are away:", cancellationToken).ConfigureAwait(false) }
            : reply;
    }

    /// <summary>Whether a member is away so long that sources and prospects would notice.</summary>
    private static bool IsLong(MemberSettings settings, LocalDate today) =>
        settings.AwayUntil is { } back && Period.DaysBetween(LocalDate.Max(settings.AwayFrom ?? today, today), back) >= DaysThatNeedCover;

    private static (MemberSettings After, string Headline) Pause(DialogContext context, Frame frame, MemberSettings awake)
    {
        LocalDate today = context.Today;
        switch (frame)
        {
            case { Period: { } away }:
                LocalDate back = away.End.PlusDays(1);
                string from = away.Start > today ? $"from {context.Speech.Day(away.Start, today)} " : "";
                MemberSettings leaves = awake with { AwayFrom = away.Start, AwayUntil = back, Leaves = LeaveLog.Leave(awake.Leaves, away.Start, away.End) };
                return (leaves, $"No nudges {from}until {context.Speech.Day(back, today)}. What is due then waits for you.");

            case { Due: { Time: { } time, Date: var date } }:
                Instant at = new NudgeCalendar(awake, context.Zone, new HashSet<LocalDate>()).At(date + time);
                return (awake with { SnoozedUntil = at }, "Put off.");

            case { Due: { } until }:
                MemberSettings off = awake with { AwayUntil = until.Date };
                return (frame.All == true ? off with { Leaves = LeaveLog.Leave(awake.Leaves, today, until.Date.PlusDays(-1)) } : off, $"No nudges until {context.Speech.DaySeenFrom(until.Date, today)}.");

            case { All: true }:
                return (awake with { IsPaused = true }, "Nudges are paused. What you owe stays in “what is due”.");

            default:
                return (awake with { SnoozedUntil = context.Now + Duration.FromHours(1) }, "Put off for an hour.");
        }
    }
}
