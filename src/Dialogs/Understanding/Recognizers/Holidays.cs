using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>The holidays that sales people speak of, and the day of each in a year.</summary>
internal static class Holidays
{
    // Longer names first, where one begins with another.
    private static readonly Holiday[] All =
    [
        Fixed("new year's eve", 12, 31), Fixed("new years eve", 12, 31), Fixed("nye", 12, 31),
        Fixed("new year's day", 1, 1), Fixed("new years day", 1, 1), Fixed("new year day", 1, 1), Fixed("new year eve", 12, 31), Fixed("new year's", 1, 1), Fixed("new years", 1, 1),
        Fixed("christmas eve", 12, 24), Fixed("xmas eve", 12, 24), Fixed("christmas day", 12, 25), Fixed("christmas", 12, 25), Fixed("xmas", 12, 25),
        Fixed("boxing day", 12, 26), Fixed("halloween", 10, 31), Fixed("all saints day", 11, 1),
        Fixed("valentine's day", 2, 14), Fixed("valentines day", 2, 14),
        Fixed("groundhog day", 2, 2),
        Fixed("st patrick's day", 3, 17), Fixed("st patricks day", 3, 17), Fixed("saint patrick's day", 3, 17),
        Fixed("april fools' day", 4, 1), Fixed("april fools day", 4, 1), Fixed("april fools", 4, 1), Fixed("may day", 5, 1), Fixed("women's day", 3, 8), Fixed("flag day", 6, 14), Fixed("canada day", 7, 1), Fixed("bastille day", 7, 14), Fixed("australia day", 1, 26), Fixed("anzac day", 4, 25), Fixed("burns night", 1, 25), Fixed("hogmanay", 12, 31), Fixed("armistice day", 11, 11), Fixed("all hallows eve", 10, 31), Fixed("earth day", 4, 22), Fixed("cinco de mayo", 5, 5),
        Fixed("juneteenth", 6, 19), Fixed("independence day", 7, 4), Fixed("veterans day", 11, 11), Fixed("labour day", 5, 1),
        Fixed("guy fawkes", 11, 5), Fixed("bonfire night", 11, 5),
        Nth("martin luther king jr day", 1, 3, IsoDayOfWeek.Monday), Nth("martin luther king day", 1, 3, IsoDayOfWeek.Monday), Nth("mlk day", 1, 3, IsoDayOfWeek.Monday),
        Nth("presidents day", 2, 3, IsoDayOfWeek.Monday), Nth("president's day", 2, 3, IsoDayOfWeek.Monday), Nth("washington's birthday", 2, 3, IsoDayOfWeek.Monday),
        Nth("mother's day", 5, 2, IsoDayOfWeek.Sunday), Nth("mothers day", 5, 2, IsoDayOfWeek.Sunday),
        Nth("memorial day", 5, 0, IsoDayOfWeek.Monday),
        Nth("father's day", 6, 3, IsoDayOfWeek.Sunday), Nth("fathers day", 6, 3, IsoDayOfWeek.Sunday),
        Nth("labor day", 9, 1, IsoDayOfWeek.Monday), Nth("columbus day", 10, 2, IsoDayOfWeek.Monday),
        Nth("thanksgiving day", 11, 4, IsoDayOfWeek.Thursday), Nth("thanksgiving", 11, 4, IsoDayOfWeek.Thursday),
        AfterThanksgiving("black friday", 1), AfterThanksgiving("cyber monday", 4),
        FromEaster("good friday", -2), FromEaster("easter monday", 1), FromEaster("easter sunday", 0), FromEaster("easter", 0),
        FromEaster("ash wednesday", -46), FromEaster("palm sunday", -7),
    ];

    private static readonly WordMap<List<Holiday>> ByFirstWord = Index();

    /// <summary>The words with which the names of holidays begin.</summary>
    public static IEnumerable<string> FirstWords => All.Select(static holiday => holiday.Words[0]).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The holiday whose name starts at a token, or null.</summary>
    public static Parsed<Func<int, LocalDate>>? Find(TokenizedText text, int at)
    {
        if (!text[at].Lexeme.StartsHoliday || !ByFirstWord.TryFind(Spelling(text, at), out var candidates))
        {
            return null;
        }
        foreach (var (words, day) in candidates)
        {
            if (Matches(text, at, words))
            {
                return new Parsed<Func<int, LocalDate>>(day, at + words.Length);
            }
        }
        return null;
    }

    private static WordMap<List<Holiday>> Index()
    {
        var index = new WordMap<List<Holiday>>(64);
        foreach (var holiday in All)
        {
            if (!index.TryFind(holiday.Words[0], out var others))
            {
                index.Set(holiday.Words[0].AsMemory(), others = []);
            }
            others.Add(holiday);
        }
        return index;
    }

    private static bool Matches(TokenizedText text, int at, string[] words)
    {
        for (var index = 0; index < words.Length; index++)
        {
            var spelling = Spelling(text, at + index);
            if (spelling.Length != words[index].Length)
            {
                return false;
            }
            for (var place = 0; place < spelling.Length; place++)
            {
                var letter = spelling[place] == '’' ? '\'' : char.ToLowerInvariant(spelling[place]);
                if (letter != words[index][place])
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static ReadOnlySpan<char> Spelling(TokenizedText text, int at) => text.Text.AsSpan(text[at].Start, text[at].Length);

    private static Holiday Fixed(string name, int month, int day) =>
        new(name.Split(' '), year => new LocalDate(year, month, day));

    private static Holiday Nth(string name, int month, int nth, IsoDayOfWeek weekday) =>
        new(name.Split(' '), year => new LocalDate(year, month, 1).UnitAround(TimeUnit.Month, 0).NthWeekday(nth, weekday) ?? new LocalDate(year, month, 1));

    private static Holiday AfterThanksgiving(string name, int days) =>
        new(name.Split(' '), year => new LocalDate(year, 11, 1).OnOrAfter(IsoDayOfWeek.Thursday).PlusWeeks(3).PlusDays(days));

    private static Holiday FromEaster(string name, int days) =>
        new(name.Split(' '), year => Easter(year).PlusDays(days));

    // The anonymous Gregorian computus.
    private static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var rest = year % 100;
        var leaps = century / 4;
        var correction = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - leaps - correction + 15) % 30;
        var sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * sunday) / 451;
        var day = epact + sunday - 7 * late + 114;
        return new LocalDate(year, day / 31, day % 31 + 1);
    }

    private sealed record Holiday(string[] Words, Func<int, LocalDate> Day);
}
