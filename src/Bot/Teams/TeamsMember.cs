namespace ReferralBot.Bot.Teams;

/// <summary>A member of a conversation as Teams lists them, with what activities do not tell.</summary>
/// <param name="Id">The id, <c>29:…</c>.</param>
/// <param name="Name">The display name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="UserPrincipalName">The sign-in name.</param>
/// <param name="AadObjectId">The id in Entra, under its newer name.</param>
/// <param name="ObjectId">The id in Entra, under its older name.</param>
/// <param name="UserRole">What the person is: <c>user</c>, <c>guest</c> or <c>anonymous</c>.</param>
internal sealed record TeamsMember(
    string? Id,
    string? Name,
    string? Email,
    string? UserPrincipalName,
    string? AadObjectId,
    string? ObjectId,
    string? UserRole);
