using NodaTime;
using NodaTime.TimeZones;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.FollowUps;
using ReferralBot.Dialogs.Settings;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Leaderboards;

/// <summary>When a board comes, and which days it shows.</summary>
internal static class BoardSchedule
{
    /// <summary>The kind of a board's appointments; the id is the board's.</summary>
    public const string Kind = "board";

    /// <summary>When a board comes, where nobody said another time.</summary>
    public static readonly LocalTime UsualTime = new(16, 0);

    /// <summary>After so long it is tried once more to learn who is in a channel.</summary>
    public static readonly Duration AskAgain = Duration.FromMinutes(10);

    /// <summary>For how long it is tried, before what was to be posted is left out.</summary>
    public static readonly Duration Patience = Duration.FromHours(12);

    private const int MostDaysAhead = 400;

    /// <summary>The next time of a board after a moment.</summary>
    public static Instant Next(BoardPlan board, Instant now, IReadOnlySet<LocalDate> holidays)
    {
        DateTimeZone zone = ZoneOf(board);
        LocalDate day = now.InZone(zone).Date;
        for (int i = 0; i < MostDaysAhead; i++, day = day.PlusDays(1))
        {
            if (IsDay(board, day, holidays) && At(board, day, zone) is var at && at > now)
            {
                return at;
            }
        }

        throw new InvalidOperationException("A board has no day in a year.");
    }

    /// <summary>The days that a board of a day shows: the month so far, or the month or quarter that is over.</summary>
    public static DateInterval PeriodOf(BoardPlan board, LocalDate day)
    {
        LocalDate month = day.With(DateAdjusters.StartOfMonth);
        LocalDate quarter = month.PlusMonths(-((month.Month - 1) % 3));
        return board.Every switch
        {
            BoardEvery.Day or BoardEvery.Week => ShowLeaderboard.ThisMonth(day),
            BoardEvery.Month => new DateInterval(month.PlusMonths(-1), month.PlusDays(-1)),
            BoardEvery.Quarter => new DateInterval(quarter.PlusMonths(-3), quarter.PlusDays(-1)),
        };
    }

    /// <summary>The team's zone.</summary>
    public static DateTimeZone ZoneOf(BoardPlan board) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(board.TimeZone) ?? DateTimeZone.Utc;

    /// <summary>Makes the next appointment of a board.</summary>
    public static async ValueTask<Instant> AppointAsync(WorkContext context, BoardPlan board, CancellationToken cancellationToken)
    {
        FollowUpRules rules = FollowUpRules.Of(await context.Settings.OfWorkspaceAsync(cancellationToken).ConfigureAwait(false));
        Instant at = Next(board, context.Now, rules.Holidays);
        await context.Appointments.SetAsync(Kind, board.Id, at, cancellationToken).ConfigureAwait(false);
        return at;
    }

    /// <summary>Ends a board.</summary>
    public static async ValueTask StopAsync(WorkContext context, BoardPlan board, CancellationToken cancellationToken)
    {
        context.Boards.Delete(board);
        await context.Appointments.CancelAsync(Kind, board.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the boards of a channel in which nothing can be posted any more, and tells those who set them up.</summary>
    public static async ValueTask StopAllInAsync(WorkContext context, string? conversationId, CancellationToken cancellationToken)
    {
        foreach (BoardPlan board in await context.Boards.OfPlaceAsync(conversationId, cancellationToken).ConfigureAwait(false))
        {
            await StopAsync(context, board, cancellationToken).ConfigureAwait(false);
            if (await context.Members.GetAsync(board.SetBy, cancellationToken).ConfigureAwait(false) is { } member)
            {
                context.Send(member, new Reply
                {
                    Text = $"I stopped posting the leaderboard in {NameOf(board.Place, isHere: false)}: the channel is archived or gone, or I am no longer in it. “Post the leaderboard in #channel every Friday at 4pm” starts it elsewhere.",
                });
            }
        }
    }

    /// <summary>When the next one comes, in a sentence.</summary>
    public static async ValueTask<string?> NextAsync(WorkContext context, BoardPlan board, Speech speech, CancellationToken cancellationToken) =>
        await context.Appointments.GetAsync(Kind, board.Id, cancellationToken).ConfigureAwait(false) is { } next ? NextText(board, next.At, context.Now, speech) : null;

    /// <summary>"Next board Fri, Nov 27 at 4:00 PM."</summary>
    public static string NextText(BoardPlan board, Instant at, Instant now, Speech speech) => $"Next board {Moment(board, at, now, speech)}.";

    /// <summary>"Fri, Nov 27 at 4:00 PM", on the team's clock.</summary>
    public static string Moment(BoardPlan board, Instant at, Instant now, Speech speech)
    {
        DateTimeZone zone = ZoneOf(board);
        LocalDateTime local = at.InZone(zone).LocalDateTime;
        return speech.When(new When(local.Date, new LocalTime(local.Hour, local.Minute)), now.InZone(zone).Date);
    }

    /// <summary>"every Friday at 4:00 PM (New York time)".</summary>
    public static string Rhythm(BoardPlan board, Speech speech)
    {
        string days = board.Every switch
        {
            BoardEvery.Day or BoardEvery.Week => MemberTimes.Days(board.Days) is var named && board.Days.Count < 3 ? $"every {named}" : named,
            BoardEvery.Month => "on the first working day of every month, for the month before,",
            BoardEvery.Quarter => "on the first working day of every quarter, for the quarter before,",
        };
        return $"{days} at {speech.Time(board.Time)} ({MemberZone.Name(board.TimeZone)} time)";
    }

    /// <summary>"#sales".</summary>
    /// <param name="place">The place.</param>
    /// <param name="isHere">Whether it is said in that place, should it have no name.</param>
    public static string NameOf(Place place, bool isHere) => place.Name is { } name ? "#" + name.TrimStart('#') : isHere ? "this channel" : "a chat without a name";

    private static bool IsDay(BoardPlan board, LocalDate day, IReadOnlySet<LocalDate> holidays) => board.Every switch
    {
        BoardEvery.Day or BoardEvery.Week => board.Days.Contains(day.DayOfWeek),
        BoardEvery.Month => day == WorkingDays.OnOrAfter(day.With(DateAdjusters.StartOfMonth), holidays),
        BoardEvery.Quarter => day.Month % 3 == 1 && day == WorkingDays.OnOrAfter(day.With(DateAdjusters.StartOfMonth), holidays),
    };

    private static Instant At(BoardPlan board, LocalDate day, DateTimeZone zone) => zone.ResolveLocal(day + board.Time, Resolvers.LenientResolver).ToInstant();
}
