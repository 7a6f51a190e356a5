namespace ReferralBot.Dialogs.Understanding.Recognizers;

/// <summary>Holidays that are written as a name: "Christmas", "Labor Day", "Thanksgiving 2026".</summary>
internal sealed partial class DateTimeGrammar
{
    private Parsed<DateValue>? Holiday(int at)
    {
        var from = Skip(at, Word.The);
        var direction = Direction(from);
        var named = direction?.End ?? from;
        if (text[named].Kind != TokenKind.Word || Holidays.Find(text, named) is not { } holiday)
        {
            return null;
        }
        var next = Skip(Skip(SkipMark(holiday.End, ','), Word.In), Word.Of);
        if (Year(next) is { } year)
        {
            return End(new DateValue(holiday.Value(year.Value)), year.End);
        }
        if (Direction(next) is { } side && text[side.End].Lexeme is { Unit: TimeUnit.Year, IsPlural: false })
        {
            return End(new DateValue(holiday.Value(_today.Year + Step(side.Value))), side.End + 1);
        }
        if (direction is { Value: not (Word.Coming or Word.Past) } given)
        {
            return End(new DateValue(holiday.Value(_today.Year + Step(given.Value))), holiday.End);
        }
        var thisYear = holiday.Value(_today.Year);
        return thisYear < _today
            ? End(new DateValue(thisYear, holiday.Value(_today.Year + 1)), holiday.End)
            : End(new DateValue(holiday.Value(_today.Year - 1), thisYear), holiday.End);
    }
}
