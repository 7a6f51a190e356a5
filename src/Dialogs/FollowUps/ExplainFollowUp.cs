using ReferralBot.Dialogs.Asks;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>Tells why a follow-up is shown, offers words for it, and shows all that is due.</summary>
public sealed class ExplainFollowUp : Dialog
{
    /// <summary>Shows words to copy.</summary>
    public const string WordsVerb = "followup.words";

    /// <summary>Tells why one follow-up is shown.</summary>
    public const string WhyVerb = "followup.why";

    /// <summary>Tells why all on the card are shown.</summary>
    public const string WhyAllVerb = "followup.why-all";

    /// <summary>Shows what is due beside what stands on the card.</summary>
    public const string RestVerb = "followup.rest";

    /// <summary>Closes what was opened on an item.</summary>
    public const string BackVerb = "followup.close";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [WordsVerb, WhyVerb, WhyAllVerb, RestVerb, BackVerb];

    /// <inheritdoc/>
    public override async ValueTask<Reply?> HearPhraseAsync(DialogContext context, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["why", "am", "i", "seeing", ..] or ["why", "did", "i", "get", "this" or "that"] or ["why", "this" or "these" or "that"]:
                NudgeDesk seen = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
                return Why(seen);

            case var _ when AsksWhatIsDue(words):
                NudgeDesk desk = await NudgeDesk.OpenAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
                return ShowDue(desk);

            default:
                return null;
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        NudgePress press = await NudgePress.OpenAsync(context, pressed, cancellationToken).ConfigureAwait(false);
        switch (pressed.Verb)
        {
            case WhyAllVerb:
                return press.Show(new OpenItem(null, WhyLines(press.Desk, press.Card), []));

            case RestVerb:
                return press.Show(new OpenItem(null, DigestCard.RestLines(press.Desk, press.Card), []));

            case WhyVerb when press.FollowUp is { } one:
                string why = $"{FollowUpWords.Reason(one, press.Desk.Today, press.Desk.Speech)} {FollowUpWords.Rule(one.Kind, press.Desk.Rules)}";
                return press.Show(new OpenItem(press.Key, [why], [FollowUpButtons.Back(press.Card, one)]));

            case WordsVerb when press.FollowUp is { Referral: { } referral, Kind: not FollowUpKind.StayInTouch } one:
                string draft = ThankYouWords.Draft(referral, press.Desk.NextWording());
                return press.Show(new OpenItem(press.Key, [draft],
                [
                    .. FollowUpButtons.Doing(press.Card, one).Take(3),
                    DigestCard.Button(press.Card, one.Key, "Another version", WordsVerb),
                    FollowUpButtons.Back(press.Card, one),
                ]));

            case WordsVerb when press.FollowUp is { } about && SettleContact.HasWords(about):
                IReadOnlyList<string> lines = await SettleContact.WordsAsync(context, about, press.Desk.NextWording(), cancellationToken).ConfigureAwait(false);
                return press.Show(new OpenItem(press.Key, lines,
                [
                    .. FollowUpButtons.Doing(press.Card, about).Take(2),
                    DigestCard.Button(press.Card, about.Key, "Another version", WordsVerb),
                    FollowUpButtons.Back(press.Card, about),
                ]));

            default:
                return press.Show();
        }
    }

    private static bool AsksWhatIsDue(string[] words) => words is
        ["my", "follow", "ups"] or ["my", "followups"] or ["follow", "ups"] or ["my", "digest"] or ["my", "tasks" or "todos"] or ["todo" or "todos"]
        or ["to", "do"] or ["my", "todo", "list"] or ["my", "to", "do", "list"]
        or ["what", "is" or "s", "due" or "next"] or ["what", "is" or "s", "due" or "next", "today" or "now"]
        or ["what", "is" or "s", "on", "my", "plate" or "list" or "desk"] or ["what", "is" or "s", "on", "my", "plate" or "list" or "desk", "today"]
        or ["anything", "due"] or ["anything", "due", "today" or "now"] or ["is", "anything" or "something", "due"] or ["is", "anything" or "something", "due", "today" or "now"] or ["due"] or ["due", "today"]
        or ["what", "do", "i", "owe"] or ["what", "do", "i", "owe", "people" or "anyone" or "anybody" or "today"]
        or ["what", "do", "i", "have" or "need", "to", "do"] or ["what", "do", "i", "have" or "need", "to", "do", "today" or "now" or "next"]
        or ["what", "should" or "do" or "can", "i", "do", "today" or "now" or "next" or "first"];

    private static Reply ShowDue(NudgeDesk desk)
    {
        DigestPlan plan = desk.Plan();
        if (plan.Items.Count == 0)
        {
            FollowUp? next = desk.Owed.Where(desk.IsWanted).OrderBy(one => one.Due.Date).ThenBy(one => one.Due.Time).FirstOrDefault();
            return new Reply
            {
                Text = plan.Rest.Count > 0 ? $"Nothing new is due. What you left alone is still there: {Speech.List([.. plan.Rest.Take(DigestPlan.Most).Select(FollowUpWords.Title)])}."
                    : next is null ? "Nothing is due, and nothing is waiting."
                    : $"Nothing is due now. Next: {FollowUpWords.Title(next)}, {desk.Speech.When(next.Due, desk.Today)}.",
            };
        }

        SentDigest card = desk.NewCard(plan.Items, plan.Rest.Count);
        desk.Save();
        return DigestCard.Show(desk, card);
    }

    private static Reply Why(NudgeDesk desk)
    {
        if (desk.LastCard is not { } card)
        {
            return new Reply { Text = $"I have sent you nothing by myself yet. {Settings.MemberTimes.Announce(desk.Calendar, desk.Speech)}" };
        }

        IReadOnlyList<string> lines = WhyLines(desk, card);
        return new Reply
        {
            Text = string.Join(" ", lines),
            Card = new AdaptiveCard
            {
                FallbackText = string.Join(" ", lines),
                Body = [.. lines.Select(line => new TextBlock(line))],
                Actions = [Buttons.Do("Change settings", Settings.ShowSettings.OpenVerb)],
            },
        };
    }

    private static IReadOnlyList<string> WhyLines(NudgeDesk desk, SentDigest card)
    {
        List<FollowUpKind> kinds = [.. card.Items
            .Select(item => Enum.TryParse(item.Kind, out FollowUpKind kind) ? kind : (FollowUpKind?)null)
            .OfType<FollowUpKind>().Distinct().Order()];
        return
        [
            .. card.Team is null ? (string[])[] : [$"Your team: managers see who was not contacted within {Speech.Count(desk.Rules.ContactOverdueAfterDays, "working day", "working days")}. It goes when the rep contacts them."],
            .. kinds.Select(kind => $"{Speech.Capital(FollowUpWords.Plural(kind))}: {FollowUpWords.Rule(kind, desk.Rules)}"),
            $"You get this because you log referrals with me. “Stop reminding me about {(kinds.Count > 0 ? FollowUpWords.Plural(kinds[0]) : card.Team is null ? "check-ins" : FollowUpWords.Plural(FollowUpKind.ContactProspect))}” ends one kind, “pause all nudges” all of them.",
        ];
    }
}
