using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Where channels hand over turns. When a call returns, the turn survives a crash, answered or stored to be, once: the
/// platform may be told so. A redelivery does nothing, and returns when the same is true of it.
/// </summary>
internal interface ITurnInbox
{
    /// <summary>
    /// Takes a turn in to be handled in its conversation's order; its answers go out through the channel.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be kept: answer 503, so that it comes again.</exception>
    ValueTask AcceptAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in a turn whose platform waits for the answer in the response, handles it in its conversation's order, and
    /// returns the first reply. Null when the time was up or the turn was there already: what there is to say then
    /// goes out through the channel.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be kept.</exception>
    ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in a turn whose platform can show the answer in the response, handles it in its conversation's order, and
    /// returns the first reply, which goes out through the channel all the same.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be kept.</exception>
    ValueTask<Preview> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken);
}

/// <summary>What there is to show in the response to a turn.</summary>
/// <param name="Reply">The first reply; null when the time was up, or the turn was answered in an earlier delivery.</param>
/// <param name="IsUnderWay">True when the time was up: what there is to say follows through the channel.</param>
internal readonly record struct Preview(Reply? Reply, bool IsUnderWay = false);
