using Azure.Core;
using Azure.Identity;

namespace ReferralBot.Bot.Teams;

/// <summary>Has a certificate or a managed identity exchanged for a token by Azure.Identity.</summary>
internal sealed partial class CredentialSource(TokenCredential credential, TeamsOptions options, ILogger<CredentialSource> log) : ITokenSource
{
    /// <summary>The credential that the settings name.</summary>
    public static TokenCredential Create(TeamsOptions options) => options.AppType == TeamsAppType.UserAssignedMsi
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId))
        : new ClientCertificateCredential(
            options.TokenTenant,
            options.AppId,
            options.LoadCertificate(),
            new ClientCertificateCredentialOptions { AuthorityHost = new Uri(options.TokenUrl.GetLeftPart(UriPartial.Authority)) });

    /// <inheritdoc/>
    public async Task<IssuedToken?> IssueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([options.Scope]), cancellationToken);
            return new IssuedToken(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException e)
        {
            LogFailed(options.AppType, e.InnerException?.GetType().Name ?? e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(2013, LogLevel.Error, "No token for sending to Teams comes from the credential of Teams:AppType {AppType}: {Error}")]
    private partial void LogFailed(TeamsAppType appType, string error);
}
