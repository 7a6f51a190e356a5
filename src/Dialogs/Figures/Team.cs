using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Dialogs.Figures;

/// <summary>Members who are looked at together: those of a channel, or everybody in the workspace.</summary>
public sealed record Team
{
    /// <summary>The most members of a workspace that are looked at together.</summary>
    public const int MostMembers = 5000;

    /// <summary>The channel or group chat as a whole; null for everybody in the workspace.</summary>
    public Place? Place { get; init; }

    /// <summary>True where somebody outside the organisation reads along, or nobody knows that none does.</summary>
    public bool HasOutsiders { get; init; }

    /// <summary>The members whom the bot has met and who are there, by name.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    /// <summary>Of these, those who stand on boards.</summary>
    public IReadOnlyList<Member> OnBoards => [.. Members.Where(member => !member.IsOffBoards)];

    /// <summary>Their ids, for the figures.</summary>
    public IReadOnlySet<string> MemberIds => Members.Select(member => member.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The team of a place: of a personal chat everybody. Or the reply that says why nobody can tell who is in it.</summary>
    /// <param name="context">The rows of the workspace.</param>
    /// <param name="rosters">Tells who is in a place.</param>
    /// <param name="place">The place.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<(Team? Team, Reply? Problem)> InAsync(WorkContext context, IRosters rosters, Place place, CancellationToken cancellationToken)
    {
        if (place.Kind == PlaceKind.Personal)
        {
            return (await EverybodyAsync(context, cancellationToken).ConfigureAwait(false), null);
        }

        return await rosters.ReadAsync(context.Workspace.Id, place, cancellationToken).ConfigureAwait(false) switch
        {
            null => (null, new Reply { Text = "I can't see who is in this channel right now. Please ask again in a minute." }),
            { IsGone: true } => (null, new Reply { Text = "I am not in this channel, so I can't see who is. Add me here first (in Slack: /invite @ReferralBot), and then ask again." }),
            var roster => (await OfAsync(context, rosters.Whole(place), roster, cancellationToken).ConfigureAwait(false), null),
        };
    }

    /// <summary>Everybody in the workspace.</summary>
    public static async ValueTask<Team> EverybodyAsync(WorkContext context, CancellationToken cancellationToken) =>
        new() { Members = await MetAsync(context, cancellationToken).ConfigureAwait(false) };

    /// <summary>Those of a place that the bot has met, without guests.</summary>
    public static async ValueTask<Team> OfAsync(WorkContext context, Place place, PlaceRoster roster, CancellationToken cancellationToken)
    {
        HashSet<string> there = [.. roster.Members.Where(member => member.IsGuest == false).Select(member => member.Id)];
        return new Team
        {
            Place = place with { Name = roster.Name ?? place.Name },
            HasOutsiders = roster.HasOutsiders,
            Members = [.. (await MetAsync(context, cancellationToken).ConfigureAwait(false)).Where(member => there.Contains(member.Id))],
        };
    }

    private static async ValueTask<IReadOnlyList<Member>> MetAsync(WorkContext context, CancellationToken cancellationToken) =>
    [
        .. (await context.Members.ListAsync(MostMembers, cancellationToken).ConfigureAwait(false))
            .Where(member => !member.IsGone)
            .OrderBy(member => member.Name, StringComparer.OrdinalIgnoreCase).ThenBy(member => member.Id, StringComparer.Ordinal),
    ];
}
