using NodaTime;
using ReferralBot.Dialogs.Understanding.Grammar;
using ReferralBot.Dialogs.Understanding.Language;
using ReferralBot.Dialogs.Understanding.Recognizers;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Understanding.Slots;

/// <summary>
/// Decides what each date of a message is for: the day something happened, the time to act, or a period asked about.
/// </summary>
internal sealed class Times(Message message, LocalDateTime now)
{
    private const int FarthestCue = 9;

    /// <summary>A pattern whose words tell of something done, so that no date follows from them: "bumped to proposal on Monday".</summary>
    public Match? Told { get; set; }

    /// <summary>The first word of what tells why, or null: the time in "no budget until Q3" is none to act at.</summary>
    public int? Reason { get; set; }

    private enum Side
    {
        Either,
        Behind,
        Ahead,
    }

    /// <summary>The day on which it happened, or null.</summary>
    /// <param name="isUsual">True where a date with nothing to say which side it is on is one past.</param>
    /// <param name="isTodayPast">True where today is a day on which it happened, whatever verb stands before it.</param>
    public LocalDate? Date(bool isUsual = true, bool isTodayPast = false)
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is DateTimeResolution time && IsMoment(time) && SideOf(entity, time) is var side && time.Past?.Date is { } date
                && (side == Side.Behind || (isUsual && side == Side.Either) || (isTodayPast && date == now.Date)))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>When to act, or null.</summary>
    /// <param name="isUsual">True where a date with nothing to say which side it is on is a date to act on.</param>
    /// <param name="isTodayAhead">True where today is a day to act on, whatever verb stands before it.</param>
    /// <param name="isAfter">A word after which a date is one to act on ("said"), or null.</param>
    public When? Due(bool isUsual = false, bool isTodayAhead = false, string? isAfter = null)
    {
        foreach (var entity in message.Entities)
        {
            if (isUsual && entity.Value is DateTimeResolution { Kind: TimeKind.Duration, Length: { } length })
            {
                return After(length);
            }

            // "until 2pm" ends on the clock.
            if (isUsual && entity.Value is DateTimeResolution { Kind: TimeKind.TimeRange, Bound: Bound.Until or Bound.Before } end && (end.Future?.Time ?? end.Future?.Until) is not null)
            {
                return WhenOf(entity, end);
            }

            if (entity.Value is DateTimeResolution time && IsPoint(time) && SideOf(entity, time) is var side
                && (side == Side.Ahead || (isUsual && side == Side.Either) || (isTodayAhead && time.Future?.Days?.Start == now.Date)
                    || (isAfter is not null && Follows(entity, isAfter))))
            {
                return WhenOf(entity, time);
            }
        }

        return null;
    }

    /// <summary>When something is to be that is only named: "lunch with Sue on Friday" may have been last Friday, "tomorrow" and "Friday 3pm" are to come; null where it may be past.</summary>
    public When? Planned() => Due() ?? (Due(isUsual: true) is { Time: not null } hour ? hour : null);

    /// <summary>"till 4": the next such hour, or null.</summary>
    public When? UntilHour()
    {
        foreach (var entity in message.Entities)
        {
            var isUntil = entity.From > 0 && (Is(entity.From - 1, "till") || Is(entity.From - 1, "until") || Is(entity.From - 1, "til"));
            if (isUntil && entity is { Kind: EntityKind.Number, Value: decimal hour } && hour is > 0 and < 24 && hour == decimal.Truncate(hour))
            {
                var clock = new LocalTime((int)(hour < 7 ? hour + 12 : hour), 0);
                return new When(clock > now.TimeOfDay ? now.Date : now.Date.PlusDays(1), clock);
            }
        }

        return null;
    }

    private bool Follows(Entity entity, string word)
    {
        for (var i = 0; i < entity.From; i++)
        {
            if (Is(i, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The period asked about, or null.</summary>
    /// <param name="isAhead">True where the next one is meant rather than the latest.</param>
    public DateInterval? Period(bool isAhead = false)
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is DateTimeResolution { Kind: TimeKind.Date or TimeKind.DateTime or TimeKind.DateRange } time
                && (isAhead ? time.Future : time.Past)?.Days is { } days && !IsOfErrand(entity))
            {
                return Bounded(time, days, entity);
            }
        }

        return null;
    }

    /// <summary>"I have our one on one in ten minutes": why it is asked for, in a sentence of its own.</summary>
    private bool IsOfErrand(Entity entity)
    {
        var start = message.SentenceStart(entity.From);
        var isMine = Is(start, "i") || Is(start, "we") || Is(start, "i've") || Is(start, "we've") || Is(start, "i'm") || Is(start, "we're");
        return start > 0 && isMine && start + 2 < message.Count && (message[start + 1] is "have" or "got" or "meet" or "am" or "are" or "see" or "seeing" or "meeting") && !Is(start + 2, "to");
    }

    /// <summary>The days on which the sender is away, or null where only its end was said.</summary>
    public DateInterval? Away()
    {
        var isWritten = message.Entities.Exists(IsWrittenRange);
        foreach (var entity in message.Entities)
        {
            if (entity.Value is not DateTimeResolution { Future.Days: { } days } time || time.Kind is not (TimeKind.Date or TimeKind.DateTime or TimeKind.DateRange) || (isWritten && !IsWrittenRange(entity)))
            {
                continue;
            }

            return time.Bound is Bound.Until or Bound.Before or Bound.After || (entity.From > 0 && (Is(entity.From - 1, "through") || Is(entity.From - 1, "thru"))) ? null : Joined(entity, days);
        }

        return null;
    }

    /// <summary>"out for Christmas, 12/24 to 12/28": days in figures count before one that is named.</summary>
    private bool IsWrittenRange(Entity entity) =>
        entity.Value is DateTimeResolution { Kind: TimeKind.DateRange, Bound: Bound.None, Future.Days.Length: > 1 } && message.Tokens[entity.From].Has(Shape.Digit);

    /// <summary>A whole week, month or range of days to come ("next week"), or null.</summary>
    public DateInterval? Stretch()
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is DateTimeResolution { Kind: TimeKind.DateRange, Bound: Bound.None, Future.Days: { } days } && days.Length > 1)
            {
                return days;
            }
        }

        return null;
    }

    /// <summary>"Thursday and Friday" are both.</summary>
    private DateInterval Joined(Entity entity, DateInterval days)
    {
        foreach (var other in message.Entities)
        {
            var isNext = other.From == entity.To + 1 && (Is(entity.To, "and") || Is(entity.To, "to") || Is(entity.To, "through") || Is(entity.To, "until") || Is(entity.To, "&"));
            if (isNext && other.Value is DateTimeResolution { Future.Days: { } more } && more.End >= days.Start)
            {
                return new DateInterval(days.Start, more.End);
            }
        }

        return days;
    }

    /// <summary>A time of day, or null.</summary>
    public LocalTime? TimeOfDay()
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is DateTimeResolution time && (time.Recurrence?.Time ?? time.Future?.Time) is { } clock)
            {
                return clock;
            }
        }

        return BareHour();
    }

    /// <summary>"at 8 London time": 7 to 11 are in the morning, 12 to 6 in the afternoon.</summary>
    private LocalTime? BareHour()
    {
        foreach (var entity in message.Entities)
        {
            if (entity is { Kind: EntityKind.Number, Value: decimal hour, From: > 0 } && Is(entity.From - 1, "at") && hour is > 0 and < 24 && hour == decimal.Truncate(hour))
            {
                return new LocalTime((int)(hour < 7 ? hour + 12 : hour), 0);
            }
        }

        return null;
    }

    /// <summary>The first repetition that was said, or null.</summary>
    public Recurrence? Recurrence()
    {
        foreach (var entity in message.Entities)
        {
            if (entity.Value is DateTimeResolution { Recurrence: { } recurrence })
            {
                return recurrence;
            }
        }

        return null;
    }

    private static bool IsMoment(DateTimeResolution time) => time.Kind is TimeKind.Date or TimeKind.DateTime or TimeKind.DateTimeRange;

    private static bool IsPoint(DateTimeResolution time) =>
        time.Kind is TimeKind.Date or TimeKind.DateTime or TimeKind.Time or TimeKind.DateRange or TimeKind.DateTimeRange;

    private DateInterval Bounded(DateTimeResolution time, DateInterval days, Entity entity)
    {
        var isOpen = time.Bound == Bound.Since || IsSoFar(entity);
        return isOpen && days.Start <= now.Date ? new DateInterval(days.Start, now.Date) : days;
    }

    /// <summary>"so far this year", "this quarter to date"</summary>
    private bool IsSoFar(Entity entity)
    {
        for (var i = Math.Max(0, entity.From - 2); i < Math.Min(message.Count - 1, entity.To + 1); i++)
        {
            if ((Is(i, "so") && Is(i + 1, "far")) || (Is(i, "to") && Is(i + 1, "date")) || (Is(i, "until") && Is(i + 1, "now")))
            {
                return true;
            }
        }

        return false;
    }

    private bool Is(int at, string word) => message[at].Equals(word, StringComparison.OrdinalIgnoreCase);

    private Side SideOf(Entity entity, DateTimeResolution time)
    {
        var isInReason = Reason is { } why && entity.From >= why && entity.From < message.SentenceEnd(why);
        if (isInReason)
        {
            return CueBefore(entity, Reason!.Value);
        }

        if (time.Past?.Days is { } past && time.Future?.Days is { } future && past.Start == future.Start)
        {
            var day = IsEnd(entity) ? past.End : past.Start;
            if (day != now.Date)
            {
                return day < now.Date ? Side.Behind : Side.Ahead;
            }
        }

        if (entity.From > 0 && (Is(entity.From - 1, "by") || Is(entity.From - 1, "until") || Is(entity.From - 1, "till")))
        {
            return Side.Ahead;
        }

        if (time.Bound is Bound.Until or Bound.Before)
        {
            return Side.Ahead;
        }

        if (entity.From > 0 && (Is(entity.From - 1, "intro") || Is(entity.From - 1, "introduction") || Is(entity.From - 1, "introduced")))
        {
            return Side.Behind;
        }

        return CueBefore(entity, 0);
    }

    /// <summary>The side that the words before a time tell, back to a word.</summary>
    private Side CueBefore(Entity entity, int from)
    {
        for (var i = entity.From - 1; i >= from && i >= entity.From - FarthestCue; i--)
        {
            var classes = message.Classes(i);
            if (message.Tokens[i + 1].StartsSentence)
            {
                break;
            }

            if (Told is { } told && told.Owns(i))
            {
                continue;
            }

            if (!message.Tokens[i].IsName && ((classes & WordClass.Due) != 0 || ((classes & WordClass.DueVerb) != 0 && IsVerb(i))))
            {
                return Side.Ahead;
            }

            if ((classes & WordClass.Happened) != 0 && !message.Tokens[i].IsName)
            {
                return Side.Behind;
            }
        }

        return Side.Either;
    }

    /// <summary>"call", not "the call" or "by call".</summary>
    private bool IsVerb(int at) =>
        at == 0 || message.Tokens[at].StartsClause || message.Is(at - 1, WordClass.Filler) || Is(at - 1, "to") || Is(at - 1, "and") || Is(at - 1, "will") || Is(at - 1, "i'll")
            || Is(at - 1, "must") || message.Is(at - 1, WordClass.Pronoun | WordClass.Question) || Is(at - 1, "should") || Is(at - 1, "i") || Is(at - 1, "we'll") || Is(at - 1, "me");

    /// <summary>"on 9 July, at 09:00"</summary>
    private LocalTime? TimeBeside(Entity entity)
    {
        foreach (var other in message.Entities)
        {
            if (other.Value is DateTimeResolution { Kind: TimeKind.Time, Future.Time: { } clock } && Math.Max(other.From - entity.To, entity.From - other.To) is >= 0 and <= 1)
            {
                return clock;
            }
        }

        return null;
    }

    /// <summary>"by the end of the month"</summary>
    private bool IsEnd(Entity entity)
    {
        for (var i = entity.From; i < entity.To; i++)
        {
            if (Is(i, "end"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The end of a week is its Friday.</summary>
    private LocalDate LastDay(DateInterval days, Entity entity) =>
        Is(entity.To - 1, "week") && days.End.DayOfWeek > IsoDayOfWeek.Friday ? days.End.Previous(IsoDayOfWeek.Friday) : days.End;

    private When After(Period length)
    {
        var then = now + length;
        return new When(then.Date, length.HasTimeComponent ? then.TimeOfDay.With(TimeAdjusters.TruncateToMinute) : null);
    }

    private When WhenOf(Entity entity, DateTimeResolution time)
    {
        var future = time.Future!;
        if (future.Days is { } days)
        {
            var date = IsEnd(entity) ? LastDay(days, entity) : time.Bound == Bound.After && future.Time is null ? days.End.PlusDays(1) : days.Start;
            return new When(date, future.Time ?? TimeBeside(entity));
        }

        var clock = future.Time ?? future.Until ?? LocalTime.Midnight;
        return new When(clock > now.TimeOfDay ? now.Date : now.Date.PlusDays(1), clock);
    }
}
