using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Turns;

/// <summary>Asks one platform who is in its places. Refusals and outages are nulls; an exception is a bug.</summary>
internal interface IChannelRoster
{
    /// <summary>The name that <see cref="Place.Channel"/> carries.</summary>
    string Channel { get; }

    /// <summary>As <see cref="IRosters.ReadAsync"/>, asked anew each time.</summary>
    ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken);

    /// <summary>As <see cref="IRosters.Whole"/>.</summary>
    Place Whole(Place place) => place;

    /// <summary>As <see cref="IRosters.FindAsync"/>, asked anew each time.</summary>
    ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken);
}
