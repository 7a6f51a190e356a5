using NodaTime;

namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Finds dates, times, ranges, lengths of time and repetition in a text. Any text whatever gives a result, in time linear in its length.</summary>
/// <param name="culture">How the writer's community writes dates.</param>
public sealed class DateTimeRecognizer(Culture culture)
{
    /// <summary>The time expressions of a text, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reference">The writer's wall-clock time; its year must be from 1000 to 8000.</param>
    /// <param name="names">Stretches of the text that are names, such as "May Chen", and so hold no time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The reference is beyond the years that can be counted from.</exception>
    public IReadOnlyList<ModelResult<DateTimeResolution>> Recognize(string text, LocalDateTime reference, IReadOnlyList<TextSpan>? names = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Recognize(new TokenizedText(text, culture.Vocabulary, names), reference);
    }

    internal IReadOnlyList<ModelResult<DateTimeResolution>> Recognize(TokenizedText text, LocalDateTime reference)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reference.Year, 1000, nameof(reference));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reference.Year, 8000, nameof(reference));
        DateTimeGrammar? grammar = null;
        List<ModelResult<DateTimeResolution>>? results = null;
        for (var at = 0; at < text.Count;)
        {
            if (MayStart(text, at) && (grammar ??= new DateTimeGrammar(text, culture, reference)).Phrase(at) is { } found)
            {
                results ??= [];
                results.Add(new ModelResult<DateTimeResolution>(text.Slice(at, found.End), text[at].Start, TypeName(found.Value.Kind), found.Value));
                at = found.End;
            }
            else
            {
                at++;
            }
        }
        return results ?? [];
    }

    // Most words are passed over at a glance, by themselves or by the word that follows.
    private static bool MayStart(TokenizedText text, int at)
    {
        ref readonly var token = ref text[at];
        ref readonly var next = ref text[at + 1];
        if (token.Kind == TokenKind.Digits)
        {
            return token.Length is 4 or 8 || (next.Kind == TokenKind.Word ? next.Lexeme.IsKnown || !next.Spaced : next.Kind == TokenKind.Mark && text.IsAnyMark(at + 1, "/-.:–—~,'’("));
        }
        if (!token.Lexeme.MayStartTime)
        {
            return text.IsAnyMark(at, "<>'’");
        }
        if (token.Lexeme.Word == Word.A)
        {
            return !next.Lexeme.NeedsMore || next.Lexeme.Word is Word.Half or Word.Couple or Word.Few or Word.Business or Word.Full;
        }
        return !token.Lexeme.NeedsMore || next.Lexeme.IsKnown || next.Lexeme.StartsHoliday || next.Kind == TokenKind.Digits || text.IsAnyMark(at + 1, "-<>='’");
    }

    private static string TypeName(TimeKind kind) => kind switch
    {
        TimeKind.Date => "date",
        TimeKind.Time => "time",
        TimeKind.DateTime => "datetime",
        TimeKind.DateRange => "daterange",
        TimeKind.TimeRange => "timerange",
        TimeKind.DateTimeRange => "datetimerange",
        TimeKind.Duration => "duration",
        TimeKind.Set => "set",
    };
}
