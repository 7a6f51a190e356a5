using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The days, weeks, months and quarters around a day.</summary>
internal static class Calendar
{
    public static LocalDate Monday(this LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    public static LocalDate FirstOfMonth(this LocalDate date) => new(date.Year, date.Month, 1);

    public static LocalDate FirstOfQuarter(this LocalDate date) => new(date.Year, (date.Month - 1) / 3 * 3 + 1, 1);

    /// <summary>A day of a year, or null where there is none such.</summary>
    public static LocalDate? Date(int year, int month, int day)
    {
        var exists = year is >= 1 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        return exists ? new LocalDate(year, month, day) : null;
    }

    /// <summary>The unit that a day lies in, or one so many units on.</summary>
    public static DateSpan UnitAround(this LocalDate date, TimeUnit unit, int offset)
    {
        var monday = date.Monday().PlusWeeks(offset);
        switch (unit)
        {
            case TimeUnit.Week:
                return DateSpan.Whole(monday, monday.PlusWeeks(1));
            case TimeUnit.WorkWeek or TimeUnit.BusinessDay:
                return DateSpan.Whole(monday, monday.PlusDays(5));
            case TimeUnit.Weekend:
                return DateSpan.Whole(monday.PlusDays(5), monday.PlusDays(7));
            case TimeUnit.Fortnight:
                var start = date.Monday().PlusWeeks(2 * offset);
                return DateSpan.Whole(start, start.PlusWeeks(2));
            case TimeUnit.Month:
                var month = date.FirstOfMonth().PlusMonths(offset);
                return DateSpan.Whole(month, month.PlusMonths(1));
            case TimeUnit.Quarter:
                var quarter = date.FirstOfQuarter().PlusMonths(3 * offset);
                return DateSpan.Whole(quarter, quarter.PlusMonths(3));
            case TimeUnit.Year:
                return Years(date.Year + offset, 1);
            case TimeUnit.Decade:
                return Years(date.Year / 10 * 10 + 10 * offset, 10);
            case TimeUnit.Century:
                return Years(date.Year / 100 * 100 + 100 * offset, 100);
            default:
                var day = date.PlusDays(offset);
                return DateSpan.Whole(day, day.PlusDays(1));
        }
    }

    public static DateSpan Years(int first, int count) => DateSpan.Whole(new LocalDate(first, 1, 1), new LocalDate(first + count, 1, 1));

    /// <summary>So many units on, or back where the count is negative; half units are whole ones of the next smaller unit.</summary>
    public static LocalDate Plus(this LocalDate date, decimal count, TimeUnit unit) => unit switch
    {
        TimeUnit.BusinessDay => date.PlusBusinessDays((int)count),
        TimeUnit.Week or TimeUnit.WorkWeek or TimeUnit.Weekend => date.PlusDays((int)(count * 7)),
        TimeUnit.Fortnight => date.PlusDays((int)(count * 14)),
        TimeUnit.Month => date.PlusMonths((int)count).PlusDays((int)(count % 1 * 30)),
        TimeUnit.Quarter => date.PlusMonths((int)(count * 3)),
        TimeUnit.Year => date.PlusMonths((int)(count * 12)),
        TimeUnit.Decade => date.PlusMonths((int)(count * 120)),
        TimeUnit.Century => date.PlusMonths((int)(count * 1200)),
        _ => date.PlusDays((int)count),
    };

    public static LocalDate PlusBusinessDays(this LocalDate date, int count)
    {
        var step = Math.Sign(count);
        date = date.PlusWeeks(count / 5);
        if (!date.IsBusinessDay() && count % 5 == 0 && count != 0)
        {
            return step > 0 ? date.OnOrBefore(IsoDayOfWeek.Friday) : date.OnOrAfter(IsoDayOfWeek.Monday);
        }
        for (var left = Math.Abs(count % 5); left > 0;)
        {
            date = date.PlusDays(step);
            left -= date.IsBusinessDay() ? 1 : 0;
        }
        return date;
    }

    public static bool IsBusinessDay(this LocalDate date) => date.DayOfWeek < IsoDayOfWeek.Saturday;

    /// <summary>The nth of a weekday within days; the last for 0; null where there is none.</summary>
    public static LocalDate? NthWeekday(this DateSpan span, int nth, IsoDayOfWeek weekday)
    {
        var date = nth == 0
            ? span.End.PlusDays(-1).OnOrBefore(weekday)
            : span.Start.OnOrAfter(weekday).PlusWeeks(nth - 1);
        return date >= span.Start && date < span.End ? date : null;
    }

    /// <summary>The nth of some days; the last for 0; null where there are fewer.</summary>
    public static LocalDate? NthDay(this DateSpan span, int nth)
    {
        var date = nth == 0 ? span.End.PlusDays(-1) : span.Start.PlusDays(nth - 1);
        return date < span.End ? date : null;
    }

    /// <summary>The nth day from Monday to Friday; the last for 0.</summary>
    public static LocalDate? NthBusinessDay(this DateSpan span, int nth) =>
        nth == 0 ? span.End.PlusBusinessDays(-1) : span.Start.PlusDays(-1).PlusBusinessDays(nth);

    public static LocalDate OnOrAfter(this LocalDate date, IsoDayOfWeek weekday) => date.PlusDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);

    public static LocalDate OnOrBefore(this LocalDate date, IsoDayOfWeek weekday) => date.PlusDays(-(((int)date.DayOfWeek - (int)weekday + 7) % 7));
}
