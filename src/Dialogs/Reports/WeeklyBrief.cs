using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Reports;

/// <summary>When a manager's weekly brief comes; shown, moved, stopped and started again by a sentence.</summary>
public sealed class WeeklyBrief : Dialog
{
    /// <summary>The kind of its appointments; the id is the member's.</summary>
    public const string Kind = "brief";

    /// <summary>What stops it; the brief has it on a button.</summary>
    public const string StopWords = "stop the weekly brief";

    private const int MostDaysAhead = 400;
    private static readonly LocalTime UsualTime = new(8, 30);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["weekly brief", "send my brief on Tuesdays at 8", StopWords];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        bool isOfWeek = words.Contains("weekly") || words.Contains("my") || words.Contains("the");
        if (!words.Contains("brief") && !words.Contains("briefs") && !words.Contains("briefing") || !isOfWeek && words.Length > 1)
        {
            return null;
        }

        if (Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        return words switch
        {
            ["stop" or "cancel" or "pause" or "disable" or "end", ..] or ["no", .., "brief" or "briefs"] or ["don", "t", ..] or ["turn", "off", ..] =>
                await SaveAsync(context, before, before with { IsBriefStopped = true }, cancellationToken).ConfigureAwait(false),
            ["start" or "resume" or "restart" or "enable", ..] or ["turn", "on", ..] =>
                await SaveAsync(context, before, before with { IsBriefStopped = false }, cancellationToken).ConfigureAwait(false),
            ["send" or "move" or "set" or "change" or "schedule" or "get" or "i" or "put" or "give", _, _, ..] when DaysIn(words).Count > 0 || words.Contains("at") =>
                await MoveAsync(context, before, words, cancellationToken).ConfigureAwait(false),
            ["weekly", "brief"] or ["brief"] or ["my" or "the", .., "brief" or "briefing"] or ["show" or "give" or "send", .., "brief" or "briefing"] =>
                await WeeklyBriefCard.ShowAsync(context, context.Member, cancellationToken).ConfigureAwait(false) ?? new Reply { Text = $"There is nothing to brief you on yet. {await NextAsync(context, before, cancellationToken).ConfigureAwait(false)}" },
            ["when", ..] => new Reply { Text = await NextAsync(context, before, cancellationToken).ConfigureAwait(false) },
            _ => null,
        };
    }

    /// <summary>Appoints a member's next brief as their role and settings are now, or calls it off.</summary>
    public static async ValueTask AppointAsync(WorkContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        if (Permissions.IsManager(member.Role) && member is { IsGone: false, Unreachable: null } && settings is { IsBriefStopped: false, IsPaused: false })
        {
            await context.Appointments.SetAsync(Kind, member.Id, await NextAsync(context, member, settings, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await context.Appointments.CancelAsync(Kind, member.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The next brief: on the set day of the week, or, where that is a holiday, on the working day after it.</summary>
    private static async ValueTask<Instant> NextAsync(WorkContext context, Member member, MemberSettings settings, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        var calendar = new NudgeCalendar(settings, MemberZone.Of(member), rules.Holidays);
        LocalDate day = context.Now.InZone(calendar.Zone).Date.PlusDays(-7);
        for (int i = 0; i < MostDaysAhead; i++, day = day.PlusDays(1))
        {
            if (day.DayOfWeek == (settings.BriefDay ?? IsoDayOfWeek.Monday))
            {
                LocalDate on = rules.Holidays.Contains(day) ? WorkingDays.Next(day, rules.Holidays) : day;
                Instant at = calendar.At(on + (settings.BriefTime ?? UsualTime));
                if (at > context.Now && !calendar.IsAway(on))
                {
                    return at;
                }
            }
        }

        return context.Now + Duration.FromDays(MostDaysAhead);
    }

    private static async ValueTask<Reply> MoveAsync(DialogContext context, MemberSettings before, string[] words, CancellationToken cancellationToken)
    {
        IReadOnlyList<IsoDayOfWeek> days = DaysIn(words);
        // The time is read as that of any other nudge.
        LocalTime? time = (await context.ReadAsync($"nudge me {string.Join(' ', context.Words.Split(' ').SkipWhile(word => word is not "at"))}", cancellationToken).ConfigureAwait(false)).Frame.Time;
        if (days.Count > 1)
        {
            return new Reply { Text = "The brief comes once a week. On which day shall it be?" };
        }

        if (days.Count == 0 && time is null)
        {
            return new Reply { Text = "When? For example: “send my brief on Tuesdays at 8”. Nothing was changed." };
        }

        MemberSettings after = before with { BriefDay = days is [var day] ? day : before.BriefDay, BriefTime = time ?? before.BriefTime, IsBriefStopped = false };
        return await SaveAsync(context, before, after, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, MemberSettings before, MemberSettings after, CancellationToken cancellationToken)
    {
        context.Settings.Save(context.Member.Id, after);
        await AppointAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        await context.KeepForUndoAsync("the change of your weekly brief", before, cancellationToken).ConfigureAwait(false);
        return after.IsBriefStopped
            ? Buttons.Reply("The weekly brief is stopped. “Weekly brief” still shows it whenever you ask.", Buttons.Say("Start it again", "start the weekly brief"))
            : new Reply { Text = await NextAsync(context, after, cancellationToken).ConfigureAwait(false) };
    }

    private static async ValueTask<string> NextAsync(DialogContext context, MemberSettings settings, CancellationToken cancellationToken)
    {
        if (settings.IsBriefStopped)
        {
            return "The weekly brief is stopped; “start the weekly brief” brings it back.";
        }

        LocalDateTime next = (await NextAsync(context, context.Member, settings, cancellationToken).ConfigureAwait(false)).InZone(context.Zone).LocalDateTime;
        return $"Your brief comes on {settings.BriefDay ?? IsoDayOfWeek.Monday}s at {context.Speech.Time(settings.BriefTime ?? UsualTime)}, next {context.Speech.DaySeenFrom(next.Date, context.Today)}.";
    }

    private static IReadOnlyList<IsoDayOfWeek> DaysIn(string[] words) => [.. words.Select(MemberTimes.Named).OfType<IsoDayOfWeek>().Distinct()];
}
