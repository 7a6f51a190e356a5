using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Sets when a member's nudges come: the time, the days, and the zone, for good or for a journey.</summary>
public sealed class SetNudges : Dialog
{
    private const string What = "the change of your nudges";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.SetNudges];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["nudge me at 8:30", "no nudges on Fridays", "I'm in Berlin this week"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        if (frame is { Time: null, Days: null, TimeZone: null, Off: null })
        {
            return await ShowSettings.ShowAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (frame.TimeZone is { } wanted && DateTimeZoneProviders.Tzdb.GetZoneOrNull(wanted) is null)
        {
            return new Reply { Text = $"I don't know the time zone “{wanted}”. A name such as Europe/Berlin works. Nothing was changed." };
        }

        if (frame.TimeZone is not null && await JourneyAsync(context, cancellationToken).ConfigureAwait(false) is { } journey)
        {
            if (journey.Start > context.Today)
            {
                return new Reply { Text = $"You are not there yet, so nothing was changed. Tell me on {context.Speech.DaySeenFrom(journey.Start, context.Today)}, and I'll go by {MemberZone.Name(frame.TimeZone)} time." };
            }

            frame = frame with { Period = journey, Days = null };
        }

        MemberSettings after = Apply(context, before, frame);
        return await SettingsChange.SaveAsync(context, before, after, Headline(context, after, frame), What, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        if (words is not ["no" or "stop", "nudges" or "nudging" or "reminders" or "digests", .. var rest] || rest is not ["me", "on", ..] and not ["on", ..])
        {
            return null;
        }

        List<IsoDayOfWeek> days = [.. rest.SelectMany<string, IsoDayOfWeek>(word => word is "weekends" or "weekend"
            ? [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]
            : MemberTimes.Named(word) is { } day ? [day] : [])];
        return days.Count == 0
            ? null
            : await HandleAsync(context, new Frame { Intent = Intent.SetNudges, Days = days, Off = true }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// How long a member is elsewhere: "I'm in Berlin until Friday" is read as a leave of that length would be. Null where no
    /// end was said.
    /// </summary>
    private static async ValueTask<DateInterval?> JourneyAsync(DialogContext context, CancellationToken cancellationToken)
    {
        string[] words = context.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int at = Array.FindIndex(words, word => word.ToLowerInvariant() is "until" or "till" or "til" or "through" or "this" or "next" or "for" or "from" or "all");
        if (at < 0)
        {
            return null;
        }

        Frame leave = (await context.ReadAsync($"I'm on leave {string.Join(' ', words[at..])}", cancellationToken).ConfigureAwait(false)).Frame;
        return leave.Intent != Intent.Snooze ? null
            : leave.Period ?? (leave.Due is { } last && last.Date >= context.Today ? new DateInterval(context.Today, last.Date) : null);
    }

    private static MemberSettings Apply(DialogContext context, MemberSettings before, Frame frame)
    {
        var usual = new NudgeCalendar(before, MemberZone.Of(context.Member), new HashSet<LocalDate>());
        MemberSettings after = before with
        {
            NudgeTime = frame.Time ?? before.NudgeTime,
            NudgeDays = frame.Days is null ? before.NudgeDays
                : frame.Off == true ? MemberTimes.Without(usual.Days, frame.Days)
                : frame.Days,
            IsPaused = frame is { Off: true, Days: null },
            TimesShownAt = context.Now,
        };
        return frame.TimeZone is null ? after : after with
        {
            OwnTimeZone = frame.TimeZone,
            OwnTimeZoneUntil = frame.Period?.End,
            HomeTimeZone = before.HomeTimeZone ?? context.Member.TimeZone,
        };
    }

    private static string Headline(DialogContext context, MemberSettings after, Frame frame)
    {
        if (after.IsPaused)
        {
            return "Nudges are off.";
        }

        var calendar = new NudgeCalendar(after, MemberZone.Of(context.Member), new HashSet<LocalDate>());
        string zone = MemberZone.Name(after.OwnTimeZone ?? context.Member.TimeZone);
        string until = frame.TimeZone is not null && after.OwnTimeZoneUntil is { } last ? $" until {context.Speech.Day(last, context.Today)}" : "";
        return $"I'll nudge you at {context.Speech.Time(calendar.Time)}, {MemberTimes.Days(calendar.Days)}, {zone} time{until}.";
    }
}
