namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>
/// Finds phone numbers as people write them: international with a plus sign, North American, British with a leading
/// zero, each with an extension. Dates, sums and codes are none. Time is linear in the text's length.
/// </summary>
public static class PhoneRecognizer
{
    private const int MostGroups = 8;

    /// <summary>The phone numbers of a text, in order, as they are written.</summary>
    public static IReadOnlyList<ModelResult<PhoneResolution>> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ModelResult<PhoneResolution>> results = [];
        Span<Group> groups = stackalloc Group[MostGroups];
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]) && text[at] is not ('+' or '('))
            {
                at++;
                continue;
            }
            if (IsFree(text, at) && Find(text, at, groups) is { } found)
            {
                results.Add(found);
                at = found.End;
            }
            else
            {
                at = AfterDigits(text, at);
            }
        }
        return results;
    }

    /// <summary>A run of digits within a number.</summary>
    /// <param name="Start">Where it starts.</param>
    /// <param name="End">Where it ends, exclusive.</param>
    /// <param name="IsBracketed">True where it stands in brackets.</param>
    /// <param name="Tail">Where it ends with its closing bracket.</param>
    private readonly record struct Group(int Start, int End, bool IsBracketed, int Tail)
    {
        public int Length => End - Start;
    }

    // Not the rest of a word, a price, a code or a longer number.
    private static bool IsFree(string text, int at)
    {
        if (at == 0)
        {
            return true;
        }
        var before = text[at - 1];
        if (char.IsLetterOrDigit(before) || before is '#' or '$' or '£' or '€' or '=' or '+' or '_')
        {
            return false;
        }
        var isPart = before is '-' or '.' or ',' or '/';
        return !isPart || at == 1 || !char.IsAsciiDigit(text[at - 2]);
    }

    private static int AfterDigits(string text, int at)
    {
        at++;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at - 1]))
        {
            at++;
        }
        return at;
    }

    private static ModelResult<PhoneResolution>? Find(string text, int start, Span<Group> groups)
    {
        var hasPlus = text[start] == '+';
        var count = Collect(text, hasPlus ? start + 1 : start, groups);
        for (; count > 0; count--)
        {
            var used = groups[..count];
            var end = used[^1].Tail;
            if (!IsNumber(text, used, hasPlus) || !EndsFreely(text, end, out var extensionEnd, out var extension))
            {
                continue;
            }
            var written = text[start..extensionEnd];
            return new ModelResult<PhoneResolution>(written, start, "phone", new PhoneResolution(Digits(text, used, hasPlus), extension));
        }
        return null;
    }

    // Groups with at most one separator and spaces between them.
    private static int Collect(string text, int at, Span<Group> groups)
    {
        var count = 0;
        while (count < groups.Length && at < text.Length)
        {
            var isBracketed = text[at] == '(';
            var start = isBracketed ? at + 1 : at;
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]) && end - start <= 15)
            {
                end++;
            }
            var isClosed = end < text.Length && text[end] == ')';
            if (end == start || end - start > 15 || isBracketed != isClosed && isBracketed)
            {
                break;
            }
            var tail = isBracketed ? end + 1 : end;
            groups[count++] = new Group(start, end, isBracketed, tail);
            at = AfterSeparator(text, tail);
        }
        return count;
    }

    private static int AfterSeparator(string text, int at)
    {
        var next = at;
        while (next < text.Length && next - at < 2 && text[next] is ' ' or ' ')
        {
            next++;
        }
        if (next < text.Length && text[next] is '-' or '.' or '/' or '‑' or '–')
        {
            next++;
            next = next < text.Length && text[next] == ' ' ? next + 1 : next;
        }
        return next;
    }

    private static bool IsNumber(string text, ReadOnlySpan<Group> groups, bool hasPlus)
    {
        var digits = 0;
        var brackets = 0;
        foreach (var group in groups)
        {
            digits += group.Length;
            brackets += group.IsBracketed ? 1 : 0;
        }
        if (brackets > 1 || digits > 15)
        {
            return false;
        }
        if (hasPlus)
        {
            return digits >= 8 && text[groups[0].Start] != '0' && !groups[0].IsBracketed;
        }
        return IsNorthAmerican(text, groups, digits) || IsNational(text, groups, digits) || IsWithCountryCode(groups, digits) || IsWithAreaCode(groups, digits);
    }

    // 10 digits, or 11 after a 1, at once or as 3-3-4; with the area code in brackets also 3-7.
    private static bool IsNorthAmerican(string text, ReadOnlySpan<Group> groups, int digits)
    {
        if (groups.Length == 1)
        {
            return !groups[0].IsBracketed && (digits == 10 || (digits == 11 && text[groups[0].Start] == '1'));
        }
        var rest = groups[0].Length == 1 && text[groups[0].Start] == '1' && !groups[0].IsBracketed ? groups[1..] : groups;
        return rest switch
        {
            [{ Length: 3 }, { Length: 3, IsBracketed: false }, { Length: 4, IsBracketed: false }] => true,
            [{ Length: 3, IsBracketed: true }, { Length: 7 }] => true,
            [{ Length: 7 }, { Length: 4 }] => text[groups[0].Start] == '1',
            _ => false,
        };
    }

    // 00 and 9 to 15 more; or a leading zero and 10 or 11 digits: "020 7946 0958", "(020) 7946 0958", "07700 900123".
    private static bool IsNational(string text, ReadOnlySpan<Group> groups, int digits)
    {
        if (text[groups[0].Start] != '0')
        {
            return false;
        }
        if (groups[0].Length >= 3 && text[groups[0].Start + 1] == '0')
        {
            return digits is >= 11 and <= 15;
        }
        var isDate = groups is [{ Length: <= 2 }, { Length: <= 2 }, { Length: 4 }, ..];
        return digits is >= 9 and <= 12 && groups.Length <= 5 && groups[0].Length >= 2 && !isDate && (groups.Length > 1 || digits >= 10);
    }

    // A country code without its plus: "91 9415007327", "86 189-1111-1111"
    private static bool IsWithCountryCode(ReadOnlySpan<Group> groups, int digits) =>
        groups[0] is { Length: 2, IsBracketed: false } && digits is >= 11 and <= 13 && groups.Length <= 4 && groups[1].Length >= 3 && groups[^1].Length >= 4;

    // "(11) 91234-5678"
    private static bool IsWithAreaCode(ReadOnlySpan<Group> groups, int digits) =>
        groups[0] is { Length: 2, IsBracketed: true } && digits is 10 or 11 && groups.Length is 2 or 3 && groups[1].Length >= 4;

    private static bool EndsFreely(string text, int end, out int extensionEnd, out string? extension)
    {
        extension = Extension(text, end, out extensionEnd);
        if (extension is not null || end >= text.Length)
        {
            return true;
        }
        var next = text[end];
        var continues = next is '-' or '.' or '/' or ',' or ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
        return !char.IsLetterOrDigit(next) && next is not ('=' or '%' or '_' or '@') && !continues;
    }

    // "x23", "ext. 23", "extension 23"
    private static string? Extension(string text, int at, out int end)
    {
        end = at;
        var next = at;
        while (next < text.Length && next - at < 3 && text[next] is ' ' or ',' or ';')
        {
            next++;
        }
        foreach (var word in (ReadOnlySpan<string>)["extension", "extn", "ext", "x"])
        {
            if (!text.AsSpan(next).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var start = next + word.Length;
            while (start < text.Length && start - next - word.Length < 2 && text[start] is ' ' or '.' or ':')
            {
                start++;
            }
            var stop = start;
            while (stop < text.Length && char.IsAsciiDigit(text[stop]) && stop - start < 7)
            {
                stop++;
            }
            if (stop == start || stop - start > 6 || (stop < text.Length && char.IsLetter(text[stop])))
            {
                return null;
            }
            end = stop;
            return text[start..stop];
        }
        return null;
    }

    private static string Digits(string text, ReadOnlySpan<Group> groups, bool hasPlus)
    {
        Span<char> digits = stackalloc char[17];
        var length = 0;
        if (hasPlus)
        {
            digits[length++] = '+';
        }
        foreach (var group in groups)
        {
            text.AsSpan(group.Start, group.Length).CopyTo(digits[length..]);
            length += group.Length;
        }
        return new string(digits[..length]);
    }
}
