using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>What the platforms tell of places and of the people in them: asked now, and remembered for a minute or two.</summary>
public interface IRosters
{
    /// <summary>
    /// Who is in a place. Null where the platform does not tell now: whoever decides what may be said there then takes it
    /// for a place with outsiders.
    /// </summary>
    ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken);

    /// <summary>The channel or chat as a whole that a place is, or is a thread of: where something is posted that answers nobody.</summary>
    Place Whole(Place place);

    /// <summary>A person of a place, with what turns do not tell, such as the e-mail address on Teams. Null where there is none, such as for bots and those who have left, or the platform does not tell now.</summary>
    ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken);
}

/// <summary>A place and who is in it, as the platform describes them now.</summary>
public sealed record PlaceRoster
{
    /// <summary>The name by which people know it; null for group chats without one, and where the platform does not tell.</summary>
    public string? Name { get; init; }

    /// <summary>True where the bot can no longer write: the place was archived or deleted, or the bot was removed from it.</summary>
    public bool IsGone { get; init; }

    /// <summary>True where people of another organisation are in it, or can be.</summary>
    public bool IsShared { get; init; }

    /// <summary>The people, without bots. Of whom the platform does not tell whether they are guests, they count as such.</summary>
    public IReadOnlyList<Sender> Members { get; init; } = [];

    /// <summary>False where there are more people than are read.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>True where somebody outside the organisation reads along, or nobody knows that none does.</summary>
    public bool HasOutsiders => IsShared || !IsWhole || Members.Any(member => member.IsGuest != false);
}
