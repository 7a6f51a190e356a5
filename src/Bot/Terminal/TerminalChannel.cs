using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Terminal;

/// <summary>The terminal as a channel: what is sent is printed.</summary>
/// <param name="screen">Where.</param>
/// <param name="files">Where files go.</param>
internal sealed class TerminalChannel(TerminalScreen screen, TerminalFiles files) : IChannel
{
    /// <inheritdoc/>
    public string Name => Seat.ChannelName;

    /// <inheritdoc/>
    public bool CanWhisper => true;

    /// <summary>The conversation's id; that of the personal chat where it was not opened yet.</summary>
    public static string ConversationOf(Place place) => place.ConversationId ?? Seat.PersonalChatOf(place.MemberId ?? "");

    /// <inheritdoc/>
    public ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var cardAddress = message.CardAddress ?? message.Id;
        screen.Show(message, cardAddress);
        if (message is { File: { } file, Reply.File: { } promised })
        {
            screen.Say(files.Write(promised.Name, file));
        }

        var opened = message.To is { Kind: PlaceKind.Personal, ConversationId: null } ? message.To with { ConversationId = ConversationOf(message.To) } : null;
        return ValueTask.FromResult<SendResult>(new SendResult.Sent(cardAddress, opened));
    }
}
