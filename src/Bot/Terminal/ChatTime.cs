using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ReferralBot.Bot.Terminal;

/// <summary>Reads the times that <c>/time</c> takes.</summary>
internal static class ChatTime
{
    private const int MostSteps = 1000;

    private static readonly LocalDateTimePattern[] Moments =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd"),
    ];

    /// <summary>
    /// The moment meant by <c>+2d</c>, <c>+3h</c>, <c>+30m</c>, <c>+1w</c> or <c>2026-12-01T09:00</c>, in the zone of
    /// <paramref name="now"/>. Null when it is none of these, or more than a thousand steps or a century away.
    /// </summary>
    public static Instant? Parse(string text, ZonedDateTime now)
    {
        var moment = text.StartsWith('+') ? ParseStep(text, now) : ParseMoment(text, now.Zone);
        return moment is { } found && Duration.FromDays(36500) > found - now.ToInstant() ? found : null;
    }

    private static Instant? ParseStep(string text, ZonedDateTime now)
    {
        if (text.Length < 3 || !int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps > MostSteps)
        {
            return null;
        }

        return text[^1] switch
        {
            'm' => now.ToInstant() + Duration.FromMinutes(steps),
            'h' => now.ToInstant() + Duration.FromHours(steps),
            'd' => now.LocalDateTime.PlusDays(steps).InZoneLeniently(now.Zone).ToInstant(),
            'w' => now.LocalDateTime.PlusWeeks(steps).InZoneLeniently(now.Zone).ToInstant(),
            _ => null,
        };
    }

    private static Instant? ParseMoment(string text, DateTimeZone zone)
    {
        foreach (var pattern in Moments)
        {
            if (pattern.Parse(text).TryGetValue(default, out var local))
            {
                return local.InZoneLeniently(zone).ToInstant();
            }
        }

        return null;
    }
}
