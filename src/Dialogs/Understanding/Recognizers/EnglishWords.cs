namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The English words of time and number. To teach the recognizers another spelling, add it to its line.</summary>
internal static class EnglishWords
{
    public static Vocabulary Create()
    {
        var words = new Vocabulary();
        AddNumbers(words);
        AddMonthsAndWeekdays(words);
        AddUnits(words);
        AddDayParts(words);
        AddRepetition(words);
        AddFunctionWords(words);
        foreach (var word in Holidays.FirstWords)
        {
            words.Add($"{word} {word.Replace('\'', '’')}", lexeme => lexeme.StartsHoliday = true);
        }
        return words.Complete();
    }

    private static void AddNumbers(Vocabulary words)
    {
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        for (var value = 0; value < small.Length; value++)
        {
            AddNumber(words, small[value], NumberKind.Small, value);
        }
        string[] tens = ["twenty", "thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var index = 0; index < tens.Length; index++)
        {
            AddNumber(words, tens[index], NumberKind.Tens, (index + 2) * 10);
        }
        string[] decades = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        for (var index = 0; index < decades.Length; index++)
        {
            var decade = (index + 2) * 10;
            words.Add(decades[index], word => word.Decade = decade);
        }
        AddNumber(words, "dozen", NumberKind.Dozen, 12);
        AddNumber(words, "hundred", NumberKind.Hundred, 100);
        AddNumber(words, "thousand", NumberKind.Scale, 1_000);
        AddNumber(words, "million", NumberKind.Scale, 1_000_000);
        AddNumber(words, "billion", NumberKind.Scale, 1_000_000_000);
        AddNumber(words, "trillion", NumberKind.Scale, 1_000_000_000_000);

        string[] ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth nineth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"];
        for (var index = 0; index < ordinals.Length; index++)
        {
            var ordinal = index + 1;
            words.Add(ordinals[index], word => word.Ordinal = ordinal);
        }
        words.Add("thirtieth", word => word.Ordinal = 30);
    }

    private static void AddNumber(Vocabulary words, string spellings, NumberKind kind, long value) => words.Add(spellings, word =>
    {
        word.NumberKind = kind;
        word.Number = value;
    });

    private static void AddMonthsAndWeekdays(Vocabulary words)
    {
        string[] months = ["january jan", "february feb febuary feburary", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept setember", "october oct", "november nov", "december dec"];
        for (var index = 0; index < months.Length; index++)
        {
            var month = index + 1;
            words.Add(months[index], word => word.Month = month);
        }
        words.Add("may march mar jan april june august", word => word.IsDoubtful = true);

        string[] weekdays = ["monday mon mondy", "tuesday tue tues tuesdy tuseday", "wednesday wed weds wednesay wensday wednsday wedensday", "thursday thu thur thurs thrusday thursdy", "friday fri firday fridy", "saturday sat", "sunday sun"];
        string[] plurals = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
        for (var index = 0; index < weekdays.Length; index++)
        {
            var weekday = index + 1;
            words.Add(weekdays[index], word => word.Weekday = weekday);
            words.Add(plurals[index], word =>
            {
                word.Weekday = weekday;
                word.IsPlural = true;
            });
        }
        words.Add("sat sun wed mon", word => word.IsDoubtful = true);
        words.Add("spring", word => word.Season = 1);
        words.Add("summer", word => word.Season = 2);
        words.Add("fall autumn", word => word.Season = 3);
        words.Add("winter", word => word.Season = 4);
    }

    private static void AddUnits(Vocabulary words)
    {
        AddUnit(words, TimeUnit.Second, "second sec s", "seconds secs");
        AddUnit(words, TimeUnit.Minute, "minute min", "minutes mins");
        AddUnit(words, TimeUnit.Hour, "hour hr h", "hours hrs");
        AddUnit(words, TimeUnit.Day, "day d", "days nights");
        AddUnit(words, TimeUnit.BusinessDay, "weekday workday", "weekdays workdays");
        AddUnit(words, TimeUnit.Week, "week wk w", "weeks wks");
        AddUnit(words, TimeUnit.WorkWeek, "workweek", "workweeks");
        AddUnit(words, TimeUnit.Weekend, "weekend wknd", "weekends");
        AddUnit(words, TimeUnit.Fortnight, "fortnight", "fortnights");
        AddUnit(words, TimeUnit.Month, "month mth mo", "months mths mos");
        AddUnit(words, TimeUnit.Quarter, "quarter qtr", "quarters qtrs");
        AddUnit(words, TimeUnit.Year, "year yr y", "years yrs");
        AddUnit(words, TimeUnit.Decade, "decade", "decades");
        AddUnit(words, TimeUnit.Century, "century", "centuries");
    }

    private static void AddUnit(Vocabulary words, TimeUnit unit, string singular, string plural)
    {
        words.Add(singular, word => word.Unit = unit);
        words.Add(plural, word =>
        {
            word.Unit = unit;
            word.IsPlural = true;
        });
    }

    private static void AddDayParts(Vocabulary words)
    {
        AddDayPart(words, DayPart.Morning, "morning mornin morn", "mornings");
        AddDayPart(words, DayPart.Afternoon, "afternoon arvo", "afternoons");
        AddDayPart(words, DayPart.Evening, "evening evenin eve", "evenings");
        AddDayPart(words, DayPart.Night, "night", "nights");
        AddDayPart(words, DayPart.Daytime, "daytime", "daytimes");
        AddDayPart(words, DayPart.Lunchtime, "lunchtime", "lunchtimes");
    }

    private static void AddDayPart(Vocabulary words, DayPart part, string singular, string plural)
    {
        words.Add(singular, word => word.DayPart = part);
        words.Add(plural, word =>
        {
            word.DayPart = part;
            word.IsPlural = true;
        });
    }

    private static void AddRepetition(Vocabulary words)
    {
        AddFrequency(words, "hourly", 1, TimeUnit.Hour);
        AddFrequency(words, "daily everyday nightly", 1, TimeUnit.Day);
        AddFrequency(words, "weekly", 1, TimeUnit.Week);
        AddFrequency(words, "biweekly fortnightly", 2, TimeUnit.Week);
        AddFrequency(words, "monthly", 1, TimeUnit.Month);
        AddFrequency(words, "bimonthly", 2, TimeUnit.Month);
        AddFrequency(words, "quarterly", 1, TimeUnit.Quarter);
        AddFrequency(words, "yearly annual annually", 1, TimeUnit.Year);
        AddFrequency(words, "semiannual semiannually biannual biannually", 0.5m, TimeUnit.Year);
        AddFrequency(words, "semimonthly", 0.5m, TimeUnit.Month);
        AddFrequency(words, "semiweekly", 0.5m, TimeUnit.Week);
    }

    private static void AddFrequency(Vocabulary words, string spellings, decimal count, TimeUnit unit) => words.Add(spellings, word =>
    {
        word.EveryCount = count;
        word.OwnUnit = unit;
    });

    private static void AddFunctionWords(Vocabulary words)
    {
        (Word Word, string Spellings)[] meanings =
        [
            (Word.A, "a an another"), (Word.About, "about around circa approximately approx roughly ~"), (Word.After, "after"), (Word.Ago, "ago"), (Word.Auxiliary, "will would should could can might must shouldn't won't wouldn't doesn't don't didn't does did"),
            (Word.Am, "am"), (Word.And, "and &"), (Word.Any, "any"), (Word.As, "as"), (Word.Asap, "asap recently previously"), (Word.At, "at @"),
            (Word.Before, "before"), (Word.Between, "between"), (Word.Bi, "bi semi"), (Word.Business, "business working"), (Word.By, "by"),
            (Word.Coming, "coming upcoming"), (Word.Couple, "couple"), (Word.Current, "current"), (Word.Day, "day"), (Word.During, "during"),
            (Word.Early, "early"), (Word.Earlier, "earlier"), (Word.End, "end"), (Word.Ending, "ending"),
            (Word.Every, "every each"), (Word.Far, "far"), (Word.Few, "few"), (Word.Fiscal, "fy"), (Word.Good, "good happy"), (Word.Greater, "greater"), (Word.For, "for"), (Word.From, "from"),
            (Word.Full, "full whole entire calendar all fiscal"), (Word.Half, "half"), (Word.Hence, "hence"), (Word.In, "in"), (Word.Is, "is are was were be been has had have"), (Word.Last, "last lst previous prev trailing rolling"), (Word.Late, "late"), (Word.Later, "later"), (Word.Less, "less"),
            (Word.M, "m"), (Word.My, "my our your"), (Word.Mid, "mid middle"), (Word.Midnight, "midnight"), (Word.More, "more"), (Word.Negative, "negative minus"),
            (Word.Next, "next following nxt"), (Word.No, "no"), (Word.Noon, "noon midday noonish"), (Word.Not, "not"), (Word.Now, "now"),
            (Word.OClock, "o'clock o’clock oclock"), (Word.Of, "of"), (Word.On, "on"), (Word.Once, "once"), (Word.Onwards, "onwards onward"), (Word.Or, "or"),
            (Word.OrdinalSuffix, "st nd rd th"), (Word.Other, "other"), (Word.P, "p"), (Word.Prior, "prior"), (Word.Past, "past"), (Word.Per, "per"), (Word.Pm, "pm"),
            (Word.Point, "point"), (Word.Q, "q"), (Word.Quarter, "quarter"), (Word.Rest, "rest remainder"), (Word.Right, "right"), (Word.Since, "since"), (Word.So, "so"),
            (Word.Some, "some several"), (Word.Start, "beginning start"), (Word.Sooner, "sooner"), (Word.Starting, "starting commencing effective"), (Word.Than, "than"),
            (Word.That, "that same"), (Word.The, "the"), (Word.This, "this"), (Word.Through, "through thru"), (Word.Times, "times"), (Word.To, "to"),
            (Word.Today, "today 2day todays"), (Word.Tomorrow, "tomorrow tmr tmrw tommorow tomorow tommorrow tomoro tmw tomo tomoz 2moro 2morrow tomorro tomorrrow"), (Word.Tonight, "tonight tonite"),
            (Word.Twice, "twice"), (Word.Until, "until till til"), (Word.Up, "up"), (Word.With, "with"), (Word.Within, "within"), (Word.Yesterday, "yesterday yday yest yesturday yestrday yesterdy"),
            (Word.Zone, "pst pdt pt est edt et cst cdt ct mst mdt mt gmt utc bst cet cest ist aest pacific eastern central mountain"),
        ];
        foreach (var (meaning, spellings) in meanings)
        {
            words.Add(spellings, word => word.Word = meaning);
        }
        AddOwnUnit(words, Word.EndOf, ("eod cob eob", TimeUnit.Day), ("eow", TimeUnit.Week), ("eom", TimeUnit.Month), ("eoq", TimeUnit.Quarter), ("eoy", TimeUnit.Year));
        AddOwnUnit(words, Word.ToDate, ("wtd", TimeUnit.Week), ("mtd", TimeUnit.Month), ("qtd", TimeUnit.Quarter), ("ytd", TimeUnit.Year));
    }

    private static void AddOwnUnit(Vocabulary words, Word meaning, params ReadOnlySpan<(string Spellings, TimeUnit Unit)> entries)
    {
        foreach (var (spellings, unit) in entries)
        {
            words.Add(spellings, word =>
            {
                word.Word = meaning;
                word.OwnUnit = unit;
            });
        }
    }
}
