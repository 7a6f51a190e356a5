using System.Globalization;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.FollowUps;

/// <summary>
/// The card of a digest or nudge: what to do, why now, and the buttons that do it. Pressed, it is shown anew with the
/// pressed item as it has become, and the rest as it was.
/// </summary>
internal static class DigestCard
{
    /// <summary>The name under which buttons carry the card.</summary>
    public const string CardId = "card";

    /// <summary>The name under which buttons carry the follow-up.</summary>
    public const string Key = "key";

    /// <summary>The name under which buttons carry the way of thanking, or what came of a check-in.</summary>
    public const string How = "how";

    private const int MostMoreLines = 25;
    private static readonly string[] Numbers = ["nothing", "one thing", "two things", "three things", "four things", "five things"];

    /// <summary>The card as it stands now.</summary>
    /// <param name="desk">The member's nudges.</param>
    /// <param name="card">The card.</param>
    /// <param name="open">What is opened on one of its items; null for nothing.</param>
    /// <param name="pace">How far the member is behind their goal, in a sentence; null where it is not the time to say so.</param>
    public static Reply Show(NudgeDesk desk, SentDigest card, OpenItem? open = null, string? pace = null)
    {
        string title = Title(desk, card);
        var body = new List<CardElement> { new TextBlock(title) { IsBold = true, Size = TextSize.Large } };
        for (int i = 0; i < card.Items.Count; i++)
        {
            body.Add(Item(desk, card, i, open));
        }

        if (card.Team is { } team)
        {
            body.Add(Team(team));
        }

        if (open is { Key: null })
        {
            body.AddRange(open.Lines.Select(line => new TextBlock(line) { IsSubtle = true }));
        }
        else if (card.Rest > 0)
        {
            body.Add(new TextBlock($"{Speech.Count(card.Rest, "more thing is", "more things are")} waiting.") { IsSubtle = true, Separator = true });
        }

        if (pace is not null)
        {
            body.Add(new TextBlock(pace) { Separator = true });
        }

        if (desk.ShowsTimes)
        {
            body.Add(new TextBlock(MemberTimes.Announce(desk.Calendar, desk.Speech)) { IsSubtle = true, Separator = true });
        }

        string summary = string.Join(" ", [$"{title}.", .. card.Items.Where(item => IsOpen(desk, item)).Select(item => item.Title + "."), .. TeamSummary(card)]);
        return new Reply
        {
            Text = summary,
            Card = new AdaptiveCard { FallbackText = summary, Body = body, Actions = CardActions(desk, card) },
        };
    }

    /// <summary>A button about one follow-up on a card.</summary>
    public static ActionExecute Button(SentDigest card, string key, string title, string verb, string? how = null) =>
        how is null
            ? Buttons.Do(title, verb, (CardId, card.Id), (Key, key))
            : Buttons.Do(title, verb, (CardId, card.Id), (Key, key), (How, how));

    /// <summary>The lines of what is due beside what stands in a card.</summary>
    public static IReadOnlyList<string> RestLines(NudgeDesk desk, SentDigest card)
    {
        DigestPlan plan = desk.Plan();
        List<FollowUp> rest = [.. plan.Items.Select(item => item.FollowUp).Concat(plan.Rest).Where(one => card.Items.All(item => item.Key != one.Key))];
        List<string> lines = [.. rest.Take(MostMoreLines).Select(one => $"{FollowUpWords.Title(one)}. {FollowUpWords.Reason(one, desk.Today, desk.Speech)}")];
        if (rest.Count > MostMoreLines)
        {
            lines.Add($"… and {rest.Count - MostMoreLines} more.");
        }

        return lines.Count > 0 ? lines : ["Nothing else is due."];
    }

    private static string Title(NudgeDesk desk, SentDigest card)
    {
        int open = card.Items.Count(item => IsOpen(desk, item));
        string day = card.On.DayOfWeek.ToString();
        if (card.Items.Count == 0)
        {
            return $"{day}: about your team";
        }

        return open == 0 ? $"{day}: all done" : $"{day}: {(open < Numbers.Length ? Numbers[open] : Speech.Count(open, "thing", "things"))}";
    }

    private static Container Team(SentTeam team)
    {
        List<CardElement> lines = [new TextBlock("Not contacted yet in your team") { IsBold = true }, .. team.Lines.Select(line => new TextBlock(line))];
        if (team.Count > team.Lines.Count)
        {
            lines.Add(new TextBlock($"… and {team.Count - team.Lines.Count} more."));
        }

        return new Container(lines) { Separator = true };
    }

    private static IEnumerable<string> TeamSummary(SentDigest card) =>
        card.Team is { } team ? [$"{Speech.Count(team.Count, "prospect", "prospects")} not contacted yet in your team."] : [];

    private static bool IsOpen(NudgeDesk desk, SentItem item) => item.Outcome is null && desk.Find(item.Key) is not null;

    private static Container Item(NudgeDesk desk, SentDigest card, int index, OpenItem? open)
    {
        SentItem item = card.Items[index];
        FollowUp? one = item.Outcome is null ? desk.Find(item.Key) : null;
        string number = (index + 1).ToString(CultureInfo.InvariantCulture);
        if (one is null)
        {
            return Settled(card, item, number);
        }

        var lines = new List<CardElement>
        {
            new RichTextBlock([new TextRun($"{number}  "), new TextRun(FollowUpWords.Title(one), IsBold: true)]),
            new TextBlock(FollowUpWords.Reason(one, desk.Today, desk.Speech)),
        };
        if (open?.Key == item.Key)
        {
            lines.Add(new Container([.. open.Lines.Select(line => new TextBlock(line))]) { IsEmphasised = true });
            lines.Add(new ActionSet(open.Actions));
        }
        else if (item.Asks && desk.Mark(item.Key).Ignored >= DigestPlan.IgnoredBeforeAsking)
        {
            lines.Add(new TextBlock("This has stood here a few times. Is it still useful?"));
            lines.Add(new ActionSet(
            [
                .. FollowUpButtons.Doing(card, one).Take(1),
                Button(card, item.Key, "Keep reminding me", SettleFollowUp.KeepVerb),
                Button(card, item.Key, "Not relevant", SettleFollowUp.DismissVerb),
            ]));
        }
        else
        {
            lines.Add(new ActionSet(FollowUpButtons.Of(card, one)));
        }

        return new Container(lines) { Separator = true };
    }

    private static Container Settled(SentDigest card, SentItem item, string number)
    {
        var lines = new List<CardElement> { new TextBlock($"{number}  {item.Title}: {item.Outcome ?? "settled"}") { IsSubtle = true } };
        if (item.Outcome is { } outcome && SettleFollowUp.CanBringBack(outcome))
        {
            lines.Add(new ActionSet([Button(card, item.Key, "Bring back", SettleFollowUp.BringBackVerb)]));
        }

        return new Container(lines) { Separator = true };
    }

    private static List<CardAction> CardActions(NudgeDesk desk, SentDigest card)
    {
        var actions = new List<CardAction>();
        if (card.Team is not null || card.Items.Any(item => IsOpen(desk, item)))
        {
            actions.Add(Buttons.Do("Why these?", ExplainFollowUp.WhyAllVerb, (CardId, card.Id)));
        }

        if (card.Rest > 0)
        {
            actions.Add(Buttons.Do("Show the rest", ExplainFollowUp.RestVerb, (CardId, card.Id)));
        }

        if (card.Team is { } team && team.Count > team.Lines.Count)
        {
            actions.Add(Buttons.Do("Show all of the team", ShowTeamOverdue.ShowVerb, (CardId, card.Id)));
        }

        actions.Add(Buttons.Do("Change time", ShowSettings.OpenVerb));
        actions.Add(Buttons.Do("Pause nudges", ShowSettings.PauseVerb));
        return actions;
    }
}

/// <summary>What is opened on a card: beneath one of its items, or, without a key, at its end.</summary>
/// <param name="Key">The item's follow-up.</param>
/// <param name="Lines">What is shown.</param>
/// <param name="Actions">What can be done about it then.</param>
internal sealed record OpenItem(string? Key, IReadOnlyList<string> Lines, IReadOnlyList<CardAction> Actions);
