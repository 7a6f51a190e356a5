namespace ReferralBot.Bot.Slack;

/// <summary>
/// How to change a card that was sent: <c>channel:ts</c> for a message, the response URL of its last press for an ephemeral one,
/// which Slack keeps nowhere else.
/// </summary>
/// <param name="Channel">The channel, for a message.</param>
/// <param name="Stamp">The message's timestamp.</param>
/// <param name="ResponseUrl">The response URL, for an ephemeral message.</param>
internal readonly record struct CardAddress(string? Channel, string? Stamp, Uri? ResponseUrl)
{
    /// <summary>The address of a message.</summary>
    public static string Of(string channel, string stamp) => $"{channel}:{stamp}";

    /// <summary>Reads an address.</summary>
    public static CardAddress Read(string address)
    {
        if (address.Contains("://", StringComparison.Ordinal))
        {
            return new CardAddress(null, null, new Uri(address));
        }

        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return new CardAddress(address[..colon], address[(colon + 1)..], null);
    }
}
