namespace ReferralBot.Bot.Teams;

/// <summary>A member of a conversation as Teams lists them, with what activities do not tell.</summary>
/// <param name="Id">The id, <c>29:…</c>.</param>
/// <param name="Name">The display name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="UserPrincipalName">The sign-in name.</param>
/// <param name="AadObjectId">The id in Entra, under its newer name.</param>
/// <param name="ObjectId">The id in Entra, under its older name.</param>
/// <param name="UserRole">What the person is: <c>user</c>, <c>guest</c> or <c>anonymous</c>.</param>
/// <param name="TenantId">The tenant that the person belongs to.</param>
internal sealed record TeamsMember(
    string? Id,
    string? Name,
    string? Email,
    string? UserPrincipalName,
    string? AadObjectId,
    string? ObjectId,
    string? UserRole,
    string? TenantId = null)
{
    /// <summary>Whether somebody belongs to another tenant than the one in which they are met.</summary>
    public static bool IsOfAnother(string? home, string tenant) => home is not null && !home.Equals(tenant, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A page of a conversation's members.</summary>
internal sealed record TeamsMemberPage(IReadOnlyList<TeamsMember?>? Members, string? ContinuationToken)
{
    /// <summary>Reads a page; null where it is none.</summary>
    public static TeamsMemberPage? Read(byte[] json) => ConnectorClient.Parse(json, TeamsJson.Default.TeamsMemberPage);
}

/// <summary>The channels of a team.</summary>
internal sealed record TeamsChannelList(IReadOnlyList<TeamsChannelInfo?>? Conversations);

/// <summary>A channel of a team.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name; null for the channel that every team has.</param>
/// <param name="Type">Its kind under its documented name.</param>
/// <param name="ChannelType">Its kind under another name that is seen.</param>
internal sealed record TeamsChannelInfo(string? Id, string? Name, string? Type, string? ChannelType)
{
    /// <summary><c>standard</c>, <c>private</c> or <c>shared</c>, the last with people of other organisations.</summary>
    public string? Kind => Type ?? ChannelType;
}
