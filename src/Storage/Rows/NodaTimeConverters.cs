using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;

namespace ReferralBot.Storage.Rows;

/// <summary>A value of NodaTime as the text that its pattern makes of it.</summary>
/// <param name="pattern">The pattern.</param>
public abstract class PatternConverter<T>(IPattern<T> pattern) : JsonConverter<T>
    where T : struct
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        pattern.Parse(reader.GetString()!).TryGetValue(default, out T value) ? value : throw new JsonException($"This is no {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
}

/// <summary>A day as <c>2026-11-24</c>.</summary>
public sealed class LocalDateConverter() : PatternConverter<LocalDate>(LocalDatePattern.Iso)
{
    /// <inheritdoc/>
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlainTime.Day(PlainTime.Text(ref reader)) ?? base.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[PlainTime.DayLength];
        if (PlainTime.Write(text, value) > 0)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            base.Write(writer, value, options);
        }
    }
}

/// <summary>A time of day as <c>15:00:00</c>.</summary>
public sealed class LocalTimeConverter() : PatternConverter<LocalTime>(LocalTimePattern.ExtendedIso)
{
    /// <inheritdoc/>
    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlainTime.TimeOfDay(PlainTime.Text(ref reader)) ?? base.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[PlainTime.TimeLength];
        if (PlainTime.Write(text, value) > 0)
        {
            writer.WriteStringValue(text);
        }
        else
        {
            base.Write(writer, value, options);
        }
    }
}

/// <summary>A moment as <c>2026-11-24T15:00:00Z</c>.</summary>
public sealed class InstantConverter() : PatternConverter<Instant>(InstantPattern.ExtendedIso)
{
    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlainTime.Moment(PlainTime.Text(ref reader)) ?? base.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[PlainTime.LongestMoment];
        int length = PlainTime.Write(text, value);
        if (length > 0)
        {
            writer.WriteStringValue(text[..length]);
        }
        else
        {
            base.Write(writer, value, options);
        }
    }
}

/// <summary>
/// Reads and writes days and moments straight as bytes: every row has several, and a report reads thousands of rows.
/// What has another form, or a year that has not four digits, is left to the patterns of NodaTime.
/// </summary>
internal static class PlainTime
{
    /// <summary>How many bytes a day has.</summary>
    public const int DayLength = 10;

    /// <summary>How many bytes a time of day has.</summary>
    public const int TimeLength = 8;

    /// <summary>How many bytes a moment has at most.</summary>
    public const int LongestMoment = SecondLength + 1 + MostDigits;

    private const int SecondLength = 20;
    private const int MostDigits = 9;
    private static readonly int[] NanosecondsAt = [1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

    /// <summary>The bytes of a string; empty where they are not in one piece or have escapes.</summary>
    public static ReadOnlySpan<byte> Text(ref Utf8JsonReader reader) =>
        reader is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false } ? reader.ValueSpan : [];

    /// <summary>A day.</summary>
    public static LocalDate? Day(ReadOnlySpan<byte> text) =>
        text.Length == DayLength && text[4] == '-' && text[7] == '-'
        && Number(text[..4]) is { } year and > 0 && Number(text[5..7]) is { } month and (>= 1 and <= 12)
        && Number(text[8..]) is { } day and > 0 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    /// <summary>A time of day to the second.</summary>
    public static LocalTime? TimeOfDay(ReadOnlySpan<byte> text) =>
        text.Length == TimeLength && text[2] == ':' && text[5] == ':'
        && (Number(text[..2]), Number(text[3..5]), Number(text[6..])) is ({ } hour and < 24, { } minute and < 60, { } second and < 60)
            ? new LocalTime(hour, minute, second)
            : null;

    /// <summary>A moment, to the second or with a fraction of one.</summary>
    public static Instant? Moment(ReadOnlySpan<byte> text)
    {
        if (text.Length < SecondLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z'
            || (Day(text[..DayLength]), Number(text[11..13]), Number(text[14..16]), Number(text[17..19])) is not ({ } day, { } hour and < 24, { } minute and < 60, { } second and < 60))
        {
            return null;
        }

        ReadOnlySpan<byte> fraction = text[19..^1];
        long nanoseconds = 0;
        if (fraction.Length > 0)
        {
            if (fraction.Length > MostDigits + 1 || fraction[0] != '.' || Number(fraction[1..]) is not { } digits)
            {
                return null;
            }

            nanoseconds = (long)digits * NanosecondsAt[fraction.Length - 1];
        }

        return Instant.FromUtc(day.Year, day.Month, day.Day, hour, minute, second).PlusNanoseconds(nanoseconds);
    }

    /// <summary>Writes a day; returns how many bytes, 0 where its year has not four digits.</summary>
    public static int Write(Span<byte> text, LocalDate day) =>
        day.Year is >= 1 and <= 9999 && Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}", out int length) ? length : 0;

    /// <summary>Writes a time of day; returns how many bytes, 0 where it has a fraction of a second.</summary>
    public static int Write(Span<byte> text, LocalTime time) =>
        time.NanosecondOfSecond == 0 && Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{time.Hour:D2}:{time.Minute:D2}:{time.Second:D2}", out int length) ? length : 0;

    /// <summary>Writes a moment, with the fraction of its second where it has one; returns how many bytes, 0 where its year has not four digits.</summary>
    public static int Write(Span<byte> text, Instant moment)
    {
        LocalDateTime utc = moment.InUtc().LocalDateTime;
        if (Write(text, utc.Date) == 0)
        {
            return 0;
        }

        Utf8.TryWrite(text[DayLength..], CultureInfo.InvariantCulture, $"T{utc.Hour:D2}:{utc.Minute:D2}:{utc.Second:D2}.{utc.NanosecondOfSecond:D9}", out int time);
        int length = text[..(DayLength + time)].TrimEnd("0"u8).TrimEnd("."u8).Length;
        text[length] = (byte)'Z';
        return length + 1;
    }

    private static int? Number(ReadOnlySpan<byte> digits)
    {
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return null;
            }
        }

        return Utf8Parser.TryParse(digits, out int number, out _) ? number : null;
    }
}
