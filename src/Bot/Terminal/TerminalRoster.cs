using System.Collections.Concurrent;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Terminal;

/// <summary>Who is in a place of the terminal: those who have spoken there since the start.</summary>
internal sealed class TerminalRoster : IChannelRoster
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Sender>> places = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Channel => Seat.ChannelName;

    /// <summary>Notes that somebody speaks.</summary>
    public void Hear(Sender member, Place place) =>
        places.GetOrAdd(TerminalChannel.ConversationOf(place), _ => new(StringComparer.Ordinal))[member.Id] = member;

    /// <inheritdoc/>
    public ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken)
    {
        ICollection<Sender> members = places.TryGetValue(TerminalChannel.ConversationOf(place), out var heard) ? heard.Values : [];
        return ValueTask.FromResult<PlaceRoster?>(new PlaceRoster { Name = place.Name, Members = [.. members.OrderBy(member => member.Id, StringComparer.Ordinal)] });
    }

    /// <inheritdoc/>
    public ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(places.Values.Select(heard => heard.GetValueOrDefault(memberId)).FirstOrDefault(member => member is not null));
}
