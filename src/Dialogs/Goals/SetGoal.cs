using System.Text.RegularExpressions;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Reports;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>Sets a goal: one's own, or, for managers, that of each member, of one, of a channel, or of everybody together.</summary>
/// <param name="rosters">Tells which channel a thread is in.</param>
public sealed partial class SetGoal(IRosters rosters) : Dialog
{
    private const int MostChoices = 5;

    /// <summary>What stands where a name could, and is none.</summary>
    private const string NoName = @"(?:the|this|next|each|every|all|our|my|me|us|a|an|new|existing|current|clients?|customers?|reps?|team|company|it|that|what|let|today|month|week|quarter|year|set|change|make)\b";

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.SetGoal];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["set my goal to 6 a month", "set the team goal to 40 a month"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame is not { Count: > 0 and var count })
        {
            return new Reply { Text = "How many? For example: “set my goal to 6 a month”." };
        }

        GoalEvery? every = frame.Every switch
        {
            null or "month" => GoalEvery.Month,
            "week" => GoalEvery.Week,
            _ => null,
        };
        if (every is null)
        {
            return new Reply { Text = "Goals run by week or by month. Which of them shall it be?" };
        }

        bool isManager = Permissions.May(context.Member.Role, Right.SetForAll);
        (GoalOf of, string? id, string whose, Reply? problem) = await WhoseAsync(context, frame, isManager, cancellationToken).ConfigureAwait(false);
        if (problem is not null)
        {
            return problem;
        }

        IReadOnlyList<Goal> all = await context.Goals.ListAsync(cancellationToken).ConfigureAwait(false);
        Goal? before = all.FirstOrDefault(goal => goal.Of == of && goal.Id == id);
        bool isOwn = of == GoalOf.Member && id == context.Member.Id;
        if (!isManager && (!isOwn || before is { SetBy: { } by } && by != context.Member.Id))
        {
            return new Reply { Text = isOwn ? "A manager set your goal, and can change it." : "Managers set the goals of others. You can set your own: “set my goal to 6 a month”." };
        }

        var goal = new Goal(of, id, every.Value, count, context.Member.Id) { IsOfClients = OfClients().IsMatch(context.Words) };
        await context.Goals.SetAsync(goal, cancellationToken).ConfigureAwait(false);
        await context.Undo.AddAsync(
            context.Member.Id,
            new UndoableChange(context.Turn.FirstId, context.Now, $"setting {(whose == "Your" ? "your" : whose == "Everybody's" ? "everybody's" : whose)} goal", [], []) { Goal = new GoalChange(goal, before) },
            cancellationToken).ConfigureAwait(false);
        Goal? usual = before ?? (of is GoalOf.Member or GoalOf.EachMember ? new GoalBook(all).OfEach : null);
        string was = usual is null || GoalWords.Of(usual) == GoalWords.Of(goal) ? "" : $" It was {GoalWords.Of(usual)}.";
        string where = of == GoalOf.Place ? " in this channel" : "";
        return Buttons.Reply($"{whose} goal{where} is {GoalWords.Of(goal)} now.{was}", Buttons.Do("Show progress", ShowGoal.ShowVerb, (ShowGoal.Whose, frame.Person ?? (of == GoalOf.Member ? "me" : "team"))), Buttons.Say("Undo", "undo"));
    }

    private async ValueTask<(GoalOf Of, string? Id, string Whose, Reply? Problem)> WhoseAsync(DialogContext context, Frame frame, bool isManager, CancellationToken cancellationToken)
    {
        if (Each().IsMatch(context.Words))
        {
            return (GoalOf.EachMember, null, "Everybody's", null);
        }

        if (await NameAsync(context, frame, cancellationToken).ConfigureAwait(false) is { } name)
        {
            string[] names = Between().Split(name);
            return names.Length > 1
                ? (GoalOf.Member, null, "", await OneByOneAsync(context, frame, names, cancellationToken).ConfigureAwait(false))
                : await NamedAsync(context, frame, name, cancellationToken).ConfigureAwait(false);
        }

        switch (frame.Person)
        {
            case "me":
            case null when !isManager:
                return (GoalOf.Member, context.Member.Id, "Your", null);

            case null:
                return Company().IsMatch(context.Words) ? (GoalOf.Workspace, null, "The whole company's", null) : (GoalOf.EachMember, null, "Everybody's", null);

            case "team":
                Place whole = rosters.Whole(context.Turn.In);
                return whole is { Kind: not PlaceKind.Personal, ConversationId: { } place } && !Company().IsMatch(context.Words)
                    ? (GoalOf.Place, place, "The team's", null)
                    : (GoalOf.Workspace, null, "The whole team's", null);

            default:
                return await NamedAsync(context, frame, frame.Person, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whose goal a sentence sets where a name stands that is not one member's: nobody's, that of several, or several names. Without
    /// a look at it, the goal of everybody would be set. Null where none stands.
    /// </summary>
    private static async ValueTask<string?> NameAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        string name = Whose().Match(context.Words).Groups["name"].Value.Trim();
        return name.Length == 0 || frame.Person is not null && !Between().IsMatch(name)
            || await AskedPeriod.InAsync(context, name, cancellationToken).ConfigureAwait(false) is not null
            ? null
            : name;
    }

    private static async ValueTask<Reply> OneByOneAsync(DialogContext context, Frame frame, string[] names, CancellationToken cancellationToken)
    {
        var found = new List<Member>();
        foreach (string name in names)
        {
            found.AddRange(await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false));
        }

        return Buttons.Reply(
            "I set one goal at a time, so none was changed. Whose first?",
            [.. found.DistinctBy(one => one.Id).Take(MostChoices).Select(one => Choice(frame, one))]);
    }

    private static Cards.ActionExecute Choice(Frame frame, Member member) =>
        Buttons.Say(member.Name, $"set the goal for {member.Name} to {frame.Count} a {frame.Every ?? "month"}");

    private static async ValueTask<(GoalOf Of, string? Id, string Whose, Reply? Problem)> NamedAsync(DialogContext context, Frame frame, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<Member> found = await MemberFinder.FindAsync(context, name, cancellationToken).ConfigureAwait(false);
        Reply? problem = found switch
        {
            [_] => null,
            [] => new Reply { Text = $"I know no {name} here. Whoever has written to me once can be given a goal." },
            _ => Buttons.Reply(
                $"Which {name} do you mean?",
                [.. found.Take(MostChoices).Select(one => Choice(frame, one))]),
        };
        return problem is null
            ? (GoalOf.Member, found[0].Id, found[0].Id == context.Member.Id ? "Your" : $"{found[0].Name}'s", null)
            : (GoalOf.Member, null, "", problem);
    }

    [GeneratedRegex(
        @"\b(?:goals?|targets?|quotas?) (?:for|of) (?!" + NoName + @")(?<name>\p{L}.*?)(?= (?:to|at|is|are|be|should|from|of|as|now)\b|\s*[:=\d]|[.!?]|$)"
        + @"|(?<![\p{L}'’])(?!" + NoName + @")(?<name>\p{L}[\p{L}-]*(?: (?!" + NoName + @")\p{Lu}\p{L}+)?)['’]s (?:\w+ )?(?:goal|target|quota)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whose();

    [GeneratedRegex(@"\s*,\s*(?:and )?|\s+(?:and|&)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(of|from) (current |existing |our )?(clients?|customers?)\b|\bclient referrals\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfClients();

    [GeneratedRegex(@"\b(each|every) (rep|member|person|one)\b|\bevery(one|body)\b|\b(a|per) (rep|head|person|member)\b|\bapiece\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Each();

    [GeneratedRegex(@"\b(company|organi[sz]ation|workspace|whole team|all together)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Company();
}
