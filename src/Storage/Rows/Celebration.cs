namespace ReferralBot.Storage.Rows;

/// <summary>That wins and the month's best are celebrated in a channel.</summary>
/// <param name="Place">The channel.</param>
/// <param name="TimeZone">The IANA id of the team's zone.</param>
/// <param name="SetBy">The member who switched it on.</param>
public sealed record Celebration(Place Place, string TimeZone, string SetBy)
{
    /// <summary>True where what was won may be named with its worth.</summary>
    public bool ShowsAmounts { get; init; }

    /// <summary>True where clients and sources may be named.</summary>
    public bool ShowsClients { get; init; }
}
