using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Where channels hand over turns. When a call returns, the turn is stored durably, once: the platform may be told so.
/// </summary>
internal interface ITurnInbox
{
    /// <summary>
    /// Stores a turn to be handled in its conversation's order; its answers go out through the channel.
    /// False when the same turn was there already, and nothing was done.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be stored: answer 503, so that it comes again.</exception>
    ValueTask<bool> AcceptAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a turn whose platform waits for the answer in the response, handles it in its conversation's order, and
    /// returns the first reply. Null when the time was up or the turn was there already: what there is to say then
    /// goes out through the channel.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be stored.</exception>
    ValueTask<Reply?> AnswerAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a turn whose platform can show the answer in the response, handles it in its conversation's order, and
    /// returns the first reply, which goes out through the channel all the same. Null when the time was up, the turn
    /// was there already, or there is nothing to say.
    /// </summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It could not be stored.</exception>
    ValueTask<Reply?> PreviewAsync(Turn turn, TimeSpan limit, CancellationToken cancellationToken);
}
