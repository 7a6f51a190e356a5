using NodaTime;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Roles;
using ReferralBot.Dialogs.Understanding;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>
/// Has a board posted in a channel regularly, or no longer. Before the first one, whoever asks for it sees how it will look
/// and says yes. Managers may do so in every channel, others where they are themselves.
/// </summary>
/// <param name="rosters">Tells who is in a channel.</param>
public sealed class ScheduleLeaderboard(IRosters rosters) : Dialog
{
    private const string ConfirmVerb = "board.start";
    private const string PlaceId = "place";
    private const string Choice = "choice";
    private const string Start = "start";
    private const string Drop = "drop";

    private static readonly IReadOnlyList<IsoDayOfWeek> Weekdays =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    /// <inheritdoc/>
    public override IReadOnlyList<Intent> Intents => [Intent.ScheduleLeaderboard];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => [ConfirmVerb];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples => ["post the leaderboard in #sales every Friday at 4pm", "stop posting the leaderboard"];

    /// <inheritdoc/>
    public override async ValueTask<Reply> HandleAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        (Place? place, Reply? problem) = await FindPlaceAsync(context, frame, cancellationToken).ConfigureAwait(false);
        if (place is null)
        {
            return problem!;
        }

        PlaceRoster? roster = await rosters.ReadAsync(context.Workspace.Id, place, cancellationToken).ConfigureAwait(false);
        place = place with { Name = place.Name ?? roster?.Name };
        if (frame.Off == true)
        {
            return await StopAsync(context, place, cancellationToken).ConfigureAwait(false);
        }

        if (roster is null)
        {
            return new Reply { Text = $"I can't see who is in {NameOf(context, place)} right now, so I changed nothing. Please ask again in a minute." };
        }

        if (roster.IsGone)
        {
            return new Reply { Text = $"I can't post in {NameOf(context, place)}: it is archived, or I am not in it. Add me there first." };
        }

        if (frame.Metric is not null && BoardMetric.Find(frame.Metric) is null)
        {
            return new Reply { Text = "I post no board of that: boards are for what one is glad to be first in." };
        }

        BoardPlan? known = await KnownAsync(context, place, frame.Metric, cancellationToken).ConfigureAwait(false);
        BoardPlan plan = PlanOf(context, frame, place, known);
        return known is null
            ? await PreviewAsync(context, frame, plan, roster, cancellationToken).ConfigureAwait(false)
            : await SaveAsync(context, plan, "Changed.", cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply> PressAsync(DialogContext context, Pressed pressed, CancellationToken cancellationToken)
    {
        Reply reply = context.Question is { Verb: ConfirmVerb } question
            ? await DecideAsync(context, question, pressed.Data.GetValueOrDefault(Choice) == Start, cancellationToken).ConfigureAwait(false)
            : new Reply { Text = "That is settled already. “Leaderboard” shows the board and when the next one comes." };
        return reply with { ReplacesCard = true };
    }

    /// <inheritdoc/>
    public override async ValueTask<Reply?> AnswerAsync(DialogContext context, Question question, string text, Reading reading, CancellationToken cancellationToken) =>
        reading.Frame.Intent is Intent.Yes or Intent.No
            ? await DecideAsync(context, question, reading.Frame.Intent == Intent.Yes, cancellationToken).ConfigureAwait(false)
            : null;

    private static string NameOf(DialogContext context, Place place) => BoardSchedule.NameOf(place, context.Turn.In.Kind != PlaceKind.Personal);

    private async ValueTask<(Place? Place, Reply? Problem)> FindPlaceAsync(DialogContext context, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Channel is not { } name)
        {
            if (context.Turn.In.Kind != PlaceKind.Personal)
            {
                return (rosters.Whole(context.Turn.In), null);
            }

            IReadOnlyList<BoardPlan> own = frame.Off == true ? [.. (await context.Boards.ListAsync(cancellationToken).ConfigureAwait(false)).Where(board => board.SetBy == context.Member.Id)] : [];
            return own is [var only]
                ? (only.Place, null)
                : (null, new Reply { Text = frame.Off == true ? "In which channel? For example: “stop posting the leaderboard in #sales”." : "In which channel? For example: “post the leaderboard in #sales every Friday at 4pm”." });
        }

        if (context.Turn.In is { Kind: not PlaceKind.Personal, Name: { } here } && here.TrimStart('#').Equals(name.TrimStart('#'), StringComparison.OrdinalIgnoreCase))
        {
            return (rosters.Whole(context.Turn.In), null);
        }

        bool seesAll = Permissions.May(context.Member.Role, Right.SetForAll);
        var found = new List<Place>();
        foreach (Place place in await context.Places.NamedAsync(name, cancellationToken).ConfigureAwait(false))
        {
            if (seesAll || await IsInAsync(context, place, cancellationToken).ConfigureAwait(false))
            {
                found.Add(place);
            }
        }

        return (found, seesAll) switch
        {
            ([var one], _) => (one, null),
            // Not everybody may know which channels there are: one that the member is not in is refused like one that there is not.
            ([], false) => (null, new Reply { Text = "Managers decide what is posted in that channel, and those who are in it and have me there. “Who are the managers” lists whom to ask." }),
            ([], true) => (null, new Reply { Text = "I know no such channel. Add me there and say hello, or say it in the channel itself." }),
            _ => (null, new Reply { Text = "There are several channels of that name. Say it in the one you mean." }),
        };
    }

    private async ValueTask<bool> IsInAsync(DialogContext context, Place place, CancellationToken cancellationToken) =>
        await rosters.ReadAsync(context.Workspace.Id, place, cancellationToken).ConfigureAwait(false) is { } roster
        && roster.Members.Any(member => member.Id == context.Member.Id && member.IsGuest == false);

    private static async ValueTask<BoardPlan?> KnownAsync(DialogContext context, Place place, string? metric, CancellationToken cancellationToken) =>
        (await context.Boards.OfPlaceAsync(place.ConversationId, cancellationToken).ConfigureAwait(false)).FirstOrDefault(board => board.Metric == metric);

    private static BoardPlan PlanOf(DialogContext context, Frame frame, Place place, BoardPlan? known)
    {
        BoardEvery every = frame.Every switch
        {
            "day" => BoardEvery.Day,
            "month" => BoardEvery.Month,
            "quarter" => BoardEvery.Quarter,
            null when known is not null && frame.Days is null => known.Every,
            _ => frame.Days is { Count: > 1 } ? BoardEvery.Day : BoardEvery.Week,
        };
        return new BoardPlan
        {
            Id = known?.Id ?? Ids.New(context.Now),
            Place = place,
            Metric = frame.Metric,
            Every = every,
            Days = every switch
            {
                BoardEvery.Month or BoardEvery.Quarter => [],
                BoardEvery.Day => frame.Days ?? (known is { Every: BoardEvery.Day } ? known.Days : Weekdays),
                _ => frame.Days ?? (known is { Every: BoardEvery.Week } ? known.Days : [IsoDayOfWeek.Friday]),
            },
            Time = frame.Time ?? known?.Time ?? BoardSchedule.UsualTime,
            TimeZone = context.Zone.Id,
            SetBy = context.Member.Id,
            LastPeriod = known?.LastPeriod,
            LastValues = known?.LastValues,
        };
    }

    /// <summary>How the board would look now, and when the first one would come.</summary>
    private static async ValueTask<Reply> PreviewAsync(DialogContext context, Frame frame, BoardPlan plan, PlaceRoster roster, CancellationToken cancellationToken)
    {
        FollowUps.FollowUpRules rules = FollowUps.FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        Instant first = BoardSchedule.Next(plan, context.Now, rules.Holidays);
        LocalDate day = first.InZone(BoardSchedule.ZoneOf(plan)).Date;
        Team team = await Team.OfAsync(context, plan.Place, roster, cancellationToken).ConfigureAwait(false);
        Board board = await Board.ReadAsync(context, team, BoardSchedule.PeriodOf(plan, day), context.Today, BoardMetric.Find(plan.Metric), null, cancellationToken).ConfigureAwait(false);
        string text = $"I would post this in {NameOf(context, plan.Place)} {BoardSchedule.Rhythm(plan, context.Speech)}, first {BoardSchedule.Moment(plan, first, context.Now, context.Speech)}. Start?";
        return context.Ask(new Question
        {
            Verb = ConfirmVerb,
            AskedAt = context.Now,
            Ask = new Reply
            {
                Text = text,
                Card = new AdaptiveCard
                {
                    FallbackText = text,
                    Body = [new TextBlock(text), new Container([.. BoardCard.Body(board, context.Today, context.Speech)]) { IsEmphasised = true }],
                    Actions = [Buttons.Do("Start posting", ConfirmVerb, (Choice, Start)), Buttons.Do("Post nothing", ConfirmVerb, (Choice, Drop))],
                },
            },
            Draft = frame with { Channel = null },
            Decided = new Dictionary<string, string>(StringComparer.Ordinal) { [PlaceId] = plan.Place.ConversationId ?? "" },
            IsChoice = true,
        });
    }

    private async ValueTask<Reply> DecideAsync(DialogContext context, Question question, bool starts, CancellationToken cancellationToken)
    {
        context.CloseQuestion();
        if (!starts)
        {
            return new Reply { Text = "All right, nothing will be posted." };
        }

        string id = question.Decided[PlaceId];
        Place? place = await context.Places.GetAsync(id, cancellationToken).ConfigureAwait(false)
            ?? (rosters.Whole(context.Turn.In) is { } here && here.ConversationId == id ? here : null);
        if (place is null)
        {
            return new Reply { Text = "I am no longer in that channel, so nothing will be posted." };
        }

        BoardPlan? known = await KnownAsync(context, place, question.Draft.Metric, cancellationToken).ConfigureAwait(false);
        return await SaveAsync(context, PlanOf(context, question.Draft, place, known), "Good.", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SaveAsync(DialogContext context, BoardPlan plan, string headline, CancellationToken cancellationToken)
    {
        context.Boards.Save(plan);
        Instant at = await BoardSchedule.AppointAsync(context, plan, cancellationToken).ConfigureAwait(false);
        return new Reply
        {
            Text = $"{headline} I post the board in {NameOf(context, plan.Place)} {BoardSchedule.Rhythm(plan, context.Speech)}. {BoardSchedule.NextText(plan, at, context.Now, context.Speech)} “Stop posting the leaderboard” ends it.",
        };
    }

    private static async ValueTask<Reply> StopAsync(DialogContext context, Place place, CancellationToken cancellationToken)
    {
        IReadOnlyList<BoardPlan> boards = await context.Boards.OfPlaceAsync(place.ConversationId, cancellationToken).ConfigureAwait(false);
        foreach (BoardPlan board in boards)
        {
            await BoardSchedule.StopAsync(context, board, cancellationToken).ConfigureAwait(false);
        }

        return new Reply
        {
            Text = boards.Count == 0
                ? $"I post no board in {NameOf(context, place)}."
                : $"Stopped. I post no board in {NameOf(context, place)} any more. “Leaderboard” shows it whenever you like.",
        };
    }
}
