using NodaTime;

namespace ReferralBot.Bot.Slack;

/// <summary>Slack's ids and timestamps. They become keys, so that only what Slack writes is let in.</summary>
internal static class SlackId
{
    private const string Prefix = "slack-";
    private const int Longest = 32;
    private const int LongestOther = 255;
    private const long LastSecond = 253_402_300_799;

    /// <summary>Whether this is the id of a team, user, channel or event: letters and digits.</summary>
    public static bool IsValid(string? id) => id is { Length: > 0 and <= Longest } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether this is a trigger's id or the like: letters, digits and dots.</summary>
    public static bool IsToken(string? id) =>
        id is { Length: > 0 and <= LongestOther } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    /// <summary>The workspace of a team, in the form of a turn.</summary>
    public static string Workspace(string team) => Prefix + team;

    /// <summary>The team of a workspace in the form of a turn.</summary>
    public static string TeamOf(string workspace) => workspace.StartsWith(Prefix, StringComparison.Ordinal) ? workspace[Prefix.Length..] : "";

    /// <summary>Reads a timestamp such as <c>1795316455.858000</c>: seconds and microseconds, never a floating number.</summary>
    public static Instant? TimeOf(string? stamp)
    {
        if (stamp is null)
        {
            return null;
        }

        var dot = stamp.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? stamp.AsSpan() : stamp.AsSpan(0, dot);
        var fraction = dot < 0 ? [] : stamp.AsSpan(dot + 1);
        if (whole.Length is 0 or > 12 || fraction.Length > 6 || !AreDigits(whole) || !AreDigits(fraction))
        {
            return null;
        }

        var seconds = long.Parse(whole, System.Globalization.CultureInfo.InvariantCulture);
        long microseconds = 0;
        for (var place = 0; place < 6; place++)
        {
            microseconds = (microseconds * 10) + (place < fraction.Length ? fraction[place] - '0' : 0);
        }

        return seconds > LastSecond ? null : Instant.FromUnixTimeSeconds(seconds) + Duration.FromTicks(microseconds * 10);
    }

    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
