namespace ReferralBot.Benchmarks.Load;

/// <summary>What a load run is to do.</summary>
internal sealed record LoadOptions
{
    /// <summary>The platform that is played: <c>teams</c> or <c>slack</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>How many requests are under way at once.</summary>
    public required int Connections { get; init; }

    /// <summary>How many members write, each in a conversation of their own. Many, because platforms limit each conversation's rate.</summary>
    public required int Conversations { get; init; }

    /// <summary>How many tenants they belong to: Teams allows a bot 50 requests a second in each.</summary>
    public required int Workspaces { get; init; }

    /// <summary>How long is measured.</summary>
    public required TimeSpan Measured { get; init; }

    /// <summary>How many messages are delivered before that.</summary>
    public required int WarmUpMessages { get; init; }

    /// <summary>What is said, in turns: indices of <see cref="MessageMix.Kinds"/>.</summary>
    public required IReadOnlyList<int> Kinds { get; init; }

    /// <summary>How often the process is killed, for the kill test.</summary>
    public required int Kills { get; init; }

    /// <summary>True to put the bare endpoint in the bot's place: the accounts must find what it loses.</summary>
    public required bool AgainstBare { get; init; }

    /// <summary>The folder of the published bot.</summary>
    public required string Bot { get; init; }
}
