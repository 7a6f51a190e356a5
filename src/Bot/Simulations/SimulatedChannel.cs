using ReferralBot.Bot.Turns;

namespace ReferralBot.Bot.Simulations;

/// <summary>A platform that hands every message to the simulation.</summary>
/// <param name="name">The platform's name.</param>
/// <param name="take">Takes a message, and tells how that went.</param>
internal sealed class SimulatedChannel(string name, Func<OutgoingMessage, SendResult> take) : IChannel
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool CanWhisper => false;

    /// <inheritdoc/>
    public ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(take(message));
}
