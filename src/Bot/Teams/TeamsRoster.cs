using System.Net;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Asks Teams who is in a chat or channel
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context). Teams tells guests and people of
/// other tenants, but not who owns a team: that would need a permission in Microsoft Graph.
/// </summary>
internal sealed class TeamsRoster(ConnectorClient connector) : IChannelRoster
{
    private const int MostPages = 20;
    private const string GeneralChannel = "General";

    /// <inheritdoc/>
    public string Channel => ActivityReader.Channel;

    /// <inheritdoc/>
    public async ValueTask<PlaceRoster?> ReadAsync(string workspace, Place place, CancellationToken cancellationToken)
    {
        if (TeamsAddress.Read(place.Address) is not { } address || place.ConversationId is not { } thread)
        {
            return null;
        }

        // A thread of a channel has the channel's people.
        var conversation = WithoutThread(thread);
        var members = new List<Sender>();
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            switch (await connector.GetMembersAsync(address.ServiceUrl, conversation, next, cancellationToken))
            {
                case ConnectorResult.Done done when TeamsMemberPage.Read(done.Body) is { Members: { } some } read:
                    members.AddRange(some.Where(member => member?.Id is not null).Select(member => SenderOf(member!, address.TenantId)));
                    next = read.ContinuationToken;
                    break;
                case ConnectorResult.Failed { Status: HttpStatusCode.Forbidden or HttpStatusCode.NotFound, Code: "BotNotInConversationRoster" or "ConversationNotFound" or "BotDisabledByAdmin" }:
                    return new PlaceRoster { Name = place.Name, IsGone = true };
                default:
                    return null;
            }

            if (string.IsNullOrEmpty(next))
            {
                break;
            }
        }

        var channel = place.Kind == PlaceKind.Channel ? await FindChannelAsync(address, conversation, cancellationToken) : null;
        return new PlaceRoster
        {
            Name = channel is null ? place.Name : channel.Name ?? GeneralChannel,
            IsShared = channel?.Kind == "shared" || members.Exists(member => member.IsGuest != false),
            Members = members,
            IsWhole = string.IsNullOrEmpty(next),
        };
    }

    /// <inheritdoc/>
    public Place Whole(Place place) => place with { ConversationId = place.ConversationId is { } thread ? WithoutThread(thread) : null };

    /// <inheritdoc/>
    public async ValueTask<Sender?> FindAsync(string workspace, Place place, string memberId, CancellationToken cancellationToken) =>
        TeamsAddress.Read(place.Address) is { } address && place.ConversationId is { } conversation
        && await connector.GetMemberAsync(address.ServiceUrl, conversation, memberId, cancellationToken) is { Id: not null } member
            ? SenderOf(member, address.TenantId)
            : null;

    private static string WithoutThread(string conversation) => conversation.Split(";messageid=", 2)[0];

    private async ValueTask<TeamsChannelInfo?> FindChannelAsync(TeamsAddress address, string id, CancellationToken cancellationToken)
    {
        if (address.TeamId is not { } team)
        {
            return null;
        }

        var channels = await connector.GetChannelsAsync(address.ServiceUrl, team, cancellationToken);
        return channels?.FirstOrDefault(channel => channel?.Id == id);
    }

    private static Sender SenderOf(TeamsMember member, string tenant) => new(
        member.Id!,
        Name: member.Name,
        Email: member.Email ?? member.UserPrincipalName,
        IsGuest: member.UserRole is not (null or "user") || TeamsMember.IsOfAnother(member.TenantId, tenant),
        DirectoryId: member.AadObjectId ?? member.ObjectId);
}
