using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>
/// Asks the platform of a place who is in it. Answers are kept for a moment, so that a conversation costs one question, and
/// a question that is under way is not asked twice.
/// </summary>
internal sealed class Rosters(IEnumerable<IChannelRoster> channels, TimeProvider time) : IRosters
{
    private const int MostPlaces = 2_000;
    private const int MostPeople = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(15);

    /// <summary>How long a turn waits for an answer; one that comes later is there for the next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, IChannelRoster> byChannel = channels.ToDictionary(channel => channel.Channel, StringComparer.Ordinal);
    private readonly Recent<Task<PlaceRoster?>> places = new(MostPlaces, Kept, time);
    private readonly Recent<Task<Sender?>> people = new(MostPeople, Kept, time);

    /// <inheritdoc/>
    public ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken) =>
        byChannel.TryGetValue(place.Channel, out IChannelRoster? channel)
            ? AskAsync(places, $"{workspace}|{place.ConversationId ?? place.MemberId}", () => channel.ReadAsync(workspace, place, CancellationToken.None), cancellationToken)
            : ValueTask.FromResult<PlaceRoster?>(null);

    /// <inheritdoc/>
    public Place Whole(Place place) => byChannel.TryGetValue(place.Channel, out IChannelRoster? channel) ? channel.Whole(place) : place;

    /// <inheritdoc/>
    public ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) =>
        byChannel.TryGetValue(place.Channel, out IChannelRoster? channel)
            ? AskAsync(people, $"{workspace}|{memberId}", () => channel.FindAsync(workspace, place, memberId, CancellationToken.None), cancellationToken)
            : ValueTask.FromResult<Sender?>(null);

    private async ValueTask<T?> AskAsync<T>(Recent<Task<T?>> known, string key, Func<ValueTask<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        Task<T?> asked = known.GetOrAdd(key, _ => Task.Run(async () =>
        {
            T? answer = await ask().ConfigureAwait(false);
            if (answer is null or PlaceRoster { IsGone: true })
            {
                // Whoever reads that the bot is not in a channel invites it, and asks again.
                known.Set(key, Task.FromResult(answer), AskAgain);
            }

            return answer;
        }, CancellationToken.None));
        try
        {
            return await asked.WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
