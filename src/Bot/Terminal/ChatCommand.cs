namespace ReferralBot.Bot.Terminal;

/// <summary>A line for the terminal itself rather than for the bot: it starts with a slash.</summary>
internal abstract record ChatCommand
{
    private const string ManagerRole = "manager";

    private ChatCommand()
    {
    }

    /// <summary>The command in a line, or null when the line is for the bot.</summary>
    public static ChatCommand? Parse(string line)
    {
        var trimmed = line.Trim();
        if (!trimmed.StartsWith('/'))
        {
            return null;
        }

        var end = trimmed.IndexOf(' ', StringComparison.Ordinal);
        var name = end < 0 ? trimmed : trimmed[..end];
        var rest = end < 0 ? "" : trimmed[end..].Trim();
        return name.ToLowerInvariant() switch
        {
            "/as" => ParseAs(rest),
            "/in" => new In(rest.TrimStart('#').Trim()),
            "/dm" => new Dm(),
            "/time" => new Time(rest),
            "/show" => new Show(rest),
            "/help" => new Help(),
            "/quit" => new Quit(),
            _ => new Unknown(name),
        };
    }

    private static As ParseAs(string rest)
    {
        var space = rest.LastIndexOf(' ');
        var isManager = rest[(space + 1)..].Equals(ManagerRole, StringComparison.OrdinalIgnoreCase);
        return new As(isManager && space >= 0 ? rest[..space].TrimEnd() : rest, isManager);
    }

    /// <summary>Go on as another member.</summary>
    /// <param name="Name">Who; empty when it was not said.</param>
    /// <param name="IsManager">Whether they run the team.</param>
    public sealed record As(string Name, bool IsManager) : ChatCommand;

    /// <summary>Go on in a channel.</summary>
    /// <param name="Channel">Its name without the sign; empty when it was not said.</param>
    public sealed record In(string Channel) : ChatCommand;

    /// <summary>Go on in the personal chat.</summary>
    public sealed record Dm : ChatCommand;

    /// <summary>Move the clock, or read it.</summary>
    /// <param name="To">How far or until when; empty to read it.</param>
    public sealed record Time(string To) : ChatCommand;

    /// <summary>Show the last reply in a channel's form.</summary>
    /// <param name="Channel">The channel.</param>
    public sealed record Show(string Channel) : ChatCommand;

    /// <summary>Show the commands.</summary>
    public sealed record Help : ChatCommand;

    /// <summary>Leave.</summary>
    public sealed record Quit : ChatCommand;

    /// <summary>None that there is.</summary>
    /// <param name="Name">What was typed.</param>
    public sealed record Unknown(string Name) : ChatCommand;
}
