using NodaTime;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

/// <summary>Writes what was recognized as a line, so that a test asserts the whole of it.</summary>
internal static class Shown
{
    /// <summary>Wednesday.</summary>
    public static readonly LocalDateTime Now = new(2026, 3, 4, 10, 0);

    public static string Times(string text, Culture? culture = null, IReadOnlyList<TextSpan>? names = null) =>
        string.Join(" ", new DateTimeRecognizer(culture ?? Culture.EnglishUnitedStates).Recognize(text, Now, names)
            .Select(result => $"[{result.Text}] {result.TypeName} {Values(result.Resolution)}"));

    /// <summary>The days and times that people mean, looking back and ahead.</summary>
    public static string Meant(string text)
    {
        var resolution = Assert.Single(new DateTimeRecognizer(Culture.EnglishUnitedStates).Recognize(text, Now)).Resolution;
        return $"{resolution.Bound} {Occasion(resolution.Past)} | {Occasion(resolution.Future)}{(resolution.DayPart is { } part ? $" {part}" : "")}";
    }

    private static string Values(DateTimeResolution resolution) =>
        resolution.Recurrence?.Timex ?? resolution.Seconds?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ??
        string.Join("; ", resolution.Values.Select(value => Value(resolution.Kind, value)));

    private static string Value(TimeKind kind, DateTimeValue value) =>
        kind is TimeKind.Date or TimeKind.Time or TimeKind.DateTime ? Point(value.Start) : $"{Point(value.Start)}..{Point(value.End)}";

    private static string Point(DateTimePoint? point) => point is not { } known
        ? ""
        : string.Join(" ", new[] { known.Date?.ToString("uuuu-MM-dd", null), known.Time?.ToString("HH:mm:ss", null) }.Where(part => part is not null));

    private static string Occasion(Occasion? occasion)
    {
        if (occasion is null)
        {
            return "-";
        }
        var days = occasion.Days is not { } interval ? null : interval.Length == 1 ? $"{interval.Start:uuuu-MM-dd}" : $"{interval.Start:uuuu-MM-dd}..{interval.End:uuuu-MM-dd}";
        var time = occasion.Time is not { } clock ? null : occasion.Until is { } until ? $"{clock:HH:mm}-{until:HH:mm}" : $"{clock:HH:mm}";
        return string.Join(" ", new[] { days, time }.Where(part => part is not null));
    }
}
