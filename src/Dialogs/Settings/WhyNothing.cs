using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Tells why a member got no nudge: "why was nothing sent to Maria?" Managers may ask of everybody, others of themselves.</summary>
public sealed class WhyNothing : Dialog
{
    private const int MostMembers = 5000;

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        string[]? name = words switch
        {
            ["why", "was", "nothing", "sent", "to", .. var rest] => rest,
            ["why", "did", var first, "get", "nothing" or "no", ..] => [first],
            ["why", "no" or "wasn", .. var rest] when rest.Contains("to") || rest.Contains("for") => [.. rest.SkipWhile(word => word is not ("to" or "for")).Skip(1)],
            _ => null,
        };
        if (name is null or [])
        {
            return null;
        }

        if (name is ["me"] or ["i"])
        {
            return await TellAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        }

        if (Refusals.Of(context.Member, Right.SeeOthers) is { } refusal)
        {
            return refusal;
        }

        List<Member> members = [.. (await context.Members.ListAsync(MostMembers, cancellationToken).ConfigureAwait(false))
            .Where(member => name.All(ContactStore.WordsOf(member.Name).Contains))];
        return members switch
        {
            [] => new Reply { Text = $"I know no {string.Join(' ', name.Select(Speech.Capital))} here. They have not met me yet, so nothing was sent." },
            [var one] => await TellAsync(context, one, cancellationToken).ConfigureAwait(false),
            _ => Buttons.Reply("Whom do you mean?", [.. members.Take(5).Select(one => Buttons.Say(one.Name, $"why was nothing sent to {one.Name}"))]),
        };
    }

    private static async ValueTask<Reply> TellAsync(DialogContext context, Member member, CancellationToken cancellationToken)
    {
        MemberSettings settings = await context.Settings.OfMemberAsync(member.Id, cancellationToken).ConfigureAwait(false);
        NudgeState state = await context.Settings.NudgesAsync(member.Id, cancellationToken).ConfigureAwait(false);
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        var calendar = new NudgeCalendar(settings, MemberZone.Of(member), rules.Holidays);
        string name = member.Id == context.Member.Id ? "You" : member.Name;
        return new Reply { Text = $"{Reason(context, member, settings, state, calendar)} {Last(context, name, member, state)}" };
    }

    private static string Reason(DialogContext context, Member member, MemberSettings settings, NudgeState state, NudgeCalendar calendar)
    {
        LocalDateTime local = context.Now.InZone(calendar.Zone).LocalDateTime;
        return (member, settings, state) switch
        {
            ({ IsGone: true }, _, _) => "The account has left the workspace, so nudges have stopped.",
            ({ Unreachable: Roster.Uninstalled }, _, _) => "I was uninstalled there, so nudges have stopped. They start again when I am installed again, or at the next message to me.",
            ({ Unreachable: { } code }, _, _) => $"The platform no longer lets me write there ({code}), so nudges have stopped. They start again when I am installed again, or at the next message to me.",
            ({ Personal: null }, _, _) or (_, _, { Silence: NudgeSilence.NoChat }) => "There is no personal chat with me yet. One message to me opens it.",
            (_, { IsPaused: true }, _) => "Nudges are paused by the member's own wish.",
            _ when calendar.IsAway(local.Date) => $"Away; nudges come again {context.Speech.Day(calendar.BackOn(local.Date), context.Today)}.",
            (_, { SnoozedUntil: { } until }, _) when until > context.Now => $"Nudges are put off until {context.Speech.When(WhenOf(until, calendar), local.Date)}.",
            _ when calendar.IsHoliday(local.Date) => "Today is a holiday here, so nobody is nudged.",
            _ when !calendar.IsDigestDay(local.Date) => $"Today is no day for nudges there: they come {MemberTimes.Days(calendar.Days)}.",
            _ when state.LookedOn == local.Date => Silence(state.Silence),
            _ when calendar.At(local.Date) > context.Now => $"Today's look is still to come, at {context.Speech.Time(calendar.Time)} ({MemberZone.Name(calendar.Zone.Id)} time). {(state.LookedOn is null ? "" : Silence(state.Silence))}".TrimEnd(),
            (_, _, { LookedOn: null }) => "The first look has not come yet.",
            _ => Silence(state.Silence),
        };
    }

    private static string Silence(string? silence) => silence switch
    {
        NudgeSilence.NothingDue => "Nothing was due at the last look.",
        NudgeSilence.LeftAlone => "What is due was brought up several times and asked about. It was left alone, so it stands in “what is due” only.",
        _ => "Nothing stands in the way: a nudge comes when something is due.",
    };

    private static When WhenOf(Instant moment, NudgeCalendar calendar)
    {
        LocalDateTime local = moment.InZone(calendar.Zone).LocalDateTime;
        return new When(local.Date, local.TimeOfDay == calendar.Time ? null : new LocalTime(local.Hour, local.Minute));
    }

    private static string Last(DialogContext context, string name, Member member, NudgeState state) =>
        state.SentAt is { } at
            ? member.Unreachable is not null ? $"The last try was {context.Speech.DaySeenFrom(at.InZone(context.Zone).Date, context.Today)}."
            : $"{name} got the last one {context.Speech.DaySeenFrom(at.InZone(context.Zone).Date, context.Today)}."
            : $"{name} got none so far.";
}
