using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Goals;

/// <summary>Shows how far it is to a goal: one's own, a team's with its members, or, to managers, that of a member.</summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed partial class ShowGoal(IRosters rosters) : Dialog
{
    /// <summary>Shows the progress of <see cref="Whose"/>.</summary>
    public const string ShowVerb = "goal.show";

    /// <summary>The name under which a button carries whose goal it is: as a frame names a person.</summary>
    public const string Whose = "whose";

    private const int MostBars = 15;
    private const int MostChoices = 5;

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ShowGoal];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ShowVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["my goal", "are we on track"];

    /// <inheritdoc/>
    public override ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(context, frame.Person ?? (AsksWho().IsMatch(context.Words) ? "team" : "me"), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken) =>
        ShowAsync(context, pressed.Data.GetValueOrDefault(Whose, "me"), cancellationToken);

    [GeneratedRegex(@"^\s*(?:who|which)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksWho();

    private async ValueTask<Reply> ShowAsync(DialogContext context, string whose, CancellationToken cancellationToken)
    {
        if (whose == "team")
        {
            return await TeamAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (whose == "me")
        {
            return await OneAsync(context, context.Member, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Member> found = await MemberFinder.FindAsync(context, whose, cancellationToken).ConfigureAwait(false);
        bool mayAsk = Permissions.May(context.Member.Role, Right.SeeOthers) || found is [var only] && only.Id == context.Member.Id;
        return (found, mayAsk) switch
        {
            (_, false) => Buttons.Reply("That is between them and their manager. I can show you your own goal.", Buttons.Do("Show my goal", ShowVerb, (Whose, "me"))),
            ([], _) => new Reply { Text = $"I know no {whose} here." },
            ([var one], _) => await OneAsync(context, one, cancellationToken).ConfigureAwait(false),
            _ => Buttons.Reply("Whose goal do you mean?", [.. found.Take(MostChoices).Select(one => Buttons.Do(one.Name, ShowVerb, (Whose, one.Name)))]),
        };
    }

    private static async ValueTask<Reply> OneAsync(DialogContext context, Member member, CancellationToken cancellationToken)
    {
        GoalProgress progress = await GoalProgress.OfMemberAsync(context, member, context.Today, cancellationToken).ConfigureAwait(false);
        bool isMine = member.Id == context.Member.Id;
        string text = $"{(isMine ? "You have" : $"{member.Name} has")} {GoalWords.CountAndTime(progress)}.";
        var body = new List<CardElement> { new TextBlock(text) { IsBold = true } };
        if (progress.Pace.Target > 0)
        {
            body.Add(new TextBlock(TextBar.Of(progress.Pace.Done, progress.Pace.Target)));
        }

        body.AddRange(Hints(progress).Select(hint => new TextBlock(hint) { IsSubtle = true }));
        return new Reply
        {
            Text = text,
            Card = new AdaptiveCard
            {
                FallbackText = text,
                Body = body,
                Actions = isMine && !progress.Pace.IsReached ? [Buttons.Say("Whom to ask", ShowOwed.WhomToAsk), Buttons.Do("Show the team's goal", ShowVerb, (Whose, "team"))] : [],
            },
        };
    }

    private static IEnumerable<string> Hints(GoalProgress progress)
    {
        Pace pace = progress.Pace;
        if (pace is { Target: > 0, IsReached: false, DaysGone: > 0 })
        {
            yield return pace.IsBehind
                ? $"{pace.Expected} by now would be an even pace."
                : "That is on pace.";
        }

        if (pace.Target > 0 && pace.Target != progress.Goal.Count && GoalBook.PeriodOf(progress.Goal.Every, progress.Period.Start) == progress.Period)
        {
            yield return $"The goal is {GoalWords.Of(progress.Goal)}, less for the days on leave.";
        }
    }

    private async ValueTask<Reply> TeamAsync(DialogContext context, CancellationToken cancellationToken)
    {
        (Team? team, Reply? problem) = await Team.InAsync(context, rosters, context.Turn.In, cancellationToken).ConfigureAwait(false);
        if (team is null)
        {
            return problem!;
        }

        var book = new GoalBook(await context.Goals.ListAsync(cancellationToken).ConfigureAwait(false));
        DateInterval period = GoalBook.PeriodOf((GoalProgress.OfTeam(book, team) ?? book.OfEach).Every, context.Today);
        FrozenSet<LocalDate> holidays = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false)).Holidays;
        FigureSheet figures = await FigureSheet.ReadAsync(context, period, context.Today, team.MemberIds, cancellationToken).ConfigureAwait(false);
        GoalProgress progress = GoalProgress.OfTeam(book, team, figures, context.Today, holidays);
        string text = $"The team has {GoalWords.CountAndTime(progress)}.";
        var body = new List<CardElement> { new TextBlock(text) { IsBold = true }, new TextBlock(TextBar.Of(progress.Pace.Done, progress.Pace.Target)) };
        Figure counted = GoalProgress.Counts(progress.Goal);
        List<ChartBar> bars = [.. team.OnBoards
            .Select(member => (member.Name, Done: figures.Of(member.Id)[counted], Goal: book.OfMember(member.Id), GoalProgress.Of(book, member, figures, context.Today, holidays).Target))
            .Where(one => one.Done > 0)
            .OrderByDescending(one => one.Done)
            .Take(MostBars)
            .Select(one => new ChartBar(one.Name, one.Done, one.Target > 0 && GoalProgress.Counts(one.Goal) == counted ? $"{one.Done} of {one.Target}" : $"{one.Done}"))];
        if (bars.Count > 0)
        {
            body.Add(new ChartHorizontalBar($"Referrals{(progress.Goal.IsOfClients ? " from clients" : "")} {GoalWords.This(progress.Goal.Every)}", bars));
        }

        // Who has nothing yet is named to a manager alone, never before others.
        bool isAlone = context.Turn.In.Kind == PlaceKind.Personal && Permissions.May(context.Member.Role, Right.SeeOthers);
        List<string> none = [.. !isAlone ? [] : team.OnBoards.Where(member => member.Role == Role.Rep && figures.Of(member.Id)[counted] == 0).Select(member => member.Name)];
        if (none.Count > 0)
        {
            body.Add(new TextBlock($"None yet: {string.Join(", ", none.Take(MostBars))}{(none.Count > MostBars ? $" and {none.Count - MostBars} more" : "")}."));
        }

        return new Reply { Text = text, IsPublic = true, Card = new AdaptiveCard { FallbackText = text, Body = body } };
    }
}
