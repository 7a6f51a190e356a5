using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Settings;

/// <summary>Ends one kind of follow-up for a member, or starts it again: "stop reminding me about check-ins".</summary>
public sealed class StopKind : Dialog
{
    private static readonly (FollowUpKind Kind, string[] Words)[] Names =
    [
        (FollowUpKind.KeepPromise, ["promise", "promises"]),
        (FollowUpKind.ThankSource, ["thanks", "thank", "thanking", "notes"]),
        (FollowUpKind.ContactProspect, ["contact", "contacts", "contacting", "prospects", "calls"]),
        (FollowUpKind.TellSource, ["news", "telling", "updates"]),
        (FollowUpKind.CheckIn, ["check", "checkins", "checkin", "given"]),
        (FollowUpKind.AskForReferral, ["ask", "asks", "asking"]),
        (FollowUpKind.GetIntroduction, ["introduction", "introductions", "leads"]),
        (FollowUpKind.Reminder, ["reminders"]),
        (FollowUpKind.MoveOn, ["stale", "still", "deciding", "standing"]),
        (FollowUpKind.AccountReview, ["review", "reviews"]),
        (FollowUpKind.ReportCard, ["report", "reports"]),
        (FollowUpKind.StayInTouch, ["touch", "touches", "keeping"]),
    ];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        (bool isStop, string[] what) = words switch
        {
            ["stop" or "quit", "reminding" or "nudging" or "telling", "me", "about" or "of" or "to", .. var rest] => (true, rest),
            ["don", "t", "remind" or "nudge", "me", "about" or "of", .. var rest] => (true, rest),
            ["no", "more", "reminders" or "nudges" or "notifications", "about" or "of" or "for" or "on", .. var rest] => (true, rest),
            ["no", "more", .. var rest] when rest.Contains("reminders") || rest.Contains("nudges") || KindIn(rest) is not null => (true, rest),
            ["remind" or "nudge", "me", "about" or "of", .. var rest, "again"] => (false, rest),
            ["start", "reminding" or "nudging", "me", "about" or "of", .. var rest] => (false, rest),
            _ => (false, []),
        };
        if (what.Length == 0 || KindIn(what) is not { } kind)
        {
            return null;
        }

        MemberSettings before = await context.Settings.OfMemberAsync(context.Member.Id, cancellationToken).ConfigureAwait(false);
        List<string> stopped = [.. (before.StoppedKinds ?? []).Where(one => one != kind.ToString())];
        if (isStop)
        {
            stopped.Add(kind.ToString());
        }

        string plural = FollowUpWords.Plural(kind);
        string headline = isStop
            ? $"I won't remind you about {plural} any more. “Remind me about {plural} again” takes that back."
            : $"I'll remind you about {plural} again.";
        return await SettingsChange.SaveAsync(context, before, before with { StoppedKinds = stopped }, headline, $"the change about {plural}", cancellationToken).ConfigureAwait(false);
    }

    private static FollowUpKind? KindIn(string[] words)
    {
        foreach ((FollowUpKind kind, string[] names) in Names)
        {
            if (words.Any(names.Contains) || ContactStore.WordsOf(FollowUpWords.Plural(kind)).SequenceEqual(words))
            {
                return kind;
            }
        }

        return null;
    }
}
