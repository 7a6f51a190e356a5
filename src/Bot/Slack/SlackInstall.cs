using System.Net;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Installs the app in a workspace (https://docs.slack.dev/authentication/installing-with-oauth): sends a browser to Slack's
/// consent page, and takes the code that it comes back with. The state ties both to one browser, once, for ten minutes.
/// </summary>
internal sealed partial class SlackInstall(SlackApi api, SlackOptions options, SlackInstallations installations, MemberProfiles profiles, ITurnInbox inbox, TimeProvider time, ILogger<SlackInstall> logger)
{
    /// <summary>What the bot needs, the same as in the app's manifest.</summary>
    public static readonly IReadOnlyList<string> Scopes =
    [
        "app_mentions:read", "channels:read", "chat:write", "commands", "files:write", "groups:read", "im:history", "im:write", "users:read", "users:read.email",
    ];

    private const string Cookie = "slack-install-state";
    private const string BeginPath = "/slack/install";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Recent<string> begun = new(10_000, Patience, time);

    /// <summary><c>GET /slack/install</c>: to Slack's consent page.</summary>
    public IResult Begin(HttpContext http)
    {
        var state = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        begun.Set(state, state);
        http.Response.Cookies.Append(Cookie, state, new CookieOptions { HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/slack", MaxAge = Patience });
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect($"{options.AuthorizeUrl}?client_id={Uri.EscapeDataString(options.ClientId!)}&scope={Uri.EscapeDataString(string.Join(',', Scopes))}&state={state}");
    }

    /// <summary><c>GET /slack/oauth_redirect</c>: what Slack's consent page sends back.</summary>
    public async Task<IResult> EndAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var isOurs = IsBegun(query["state"].ToString(), http.Request.Cookies[Cookie]);
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/slack" });
        if (!isOurs)
        {
            Refused(logger, "state");
            return Page(StatusCodes.Status400BadRequest, InstallationWords.NotBegunHere);
        }

        if (query["error"].ToString() is { Length: > 0 } error)
        {
            return Page(StatusCodes.Status200OK, error == "access_denied" ? InstallationWords.Declined : InstallationWords.Failed(error));
        }

        return query["code"].ToString() is { Length: > 0 } code
            ? await InstallAsync(code, http.RequestAborted)
            : Page(StatusCodes.Status400BadRequest, InstallationWords.NotBegunHere);
    }

    private async Task<IResult> InstallAsync(string code, CancellationToken cancellationToken)
    {
        var answer = await api.ExchangeAsync(code, cancellationToken);
        if (answer is not ApiAnswer.Done { Body: var body })
        {
            var why = answer is ApiAnswer.No no ? no.Error : "nothing";
            Refused(logger, why);
            return Page(StatusCodes.Status502BadGateway, InstallationWords.Failed(why));
        }

        if (body.Is("is_enterprise_install"))
        {
            return Page(StatusCodes.Status400BadRequest, InstallationWords.OneWorkspaceAtATime);
        }

        var given = (body.Text("scope") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (Scopes.Except(given).ToList() is { Count: > 0 } missing)
        {
            Refused(logger, "missing scopes");
            return Page(StatusCodes.Status400BadRequest, InstallationWords.MissingPermissions(missing));
        }

        var installer = body.At("authed_user").Text("id");
        if (body.At("team").Text("id") is not { } team || !SlackId.IsValid(team) || !SlackId.IsValid(installer)
            || body.Text("bot_user_id") is not { } user || !SlackId.IsValid(user) || body.Text("access_token") is not { } token)
        {
            Refused(logger, "an answer without team, user or token");
            return Page(StatusCodes.Status502BadGateway, InstallationWords.Failed("too little"));
        }

        try
        {
            var bot = new SlackBot(team, user, token);
            await installations.AddAsync(bot, installer!, cancellationToken);
            await inbox.AcceptAsync(Joined(team, await profiles.OfAsync(installer!, bot, cancellationToken)), cancellationToken);
            return Page(StatusCodes.Status200OK, InstallationWords.Done(body.At("team").Text("name") ?? team));
        }
        catch (StoreUnavailableException)
        {
            return Page(StatusCodes.Status503ServiceUnavailable, ChannelWords.NothingSaved);
        }
    }

    /// <summary>Whoever installed the app hears what it does.</summary>
    private Turn Joined(string team, Sender installer)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return new Turn
        {
            Id = $"installed|{now.ToUnixTimeTicks()}",
            Workspace = SlackId.Workspace(team),
            From = installer,
            In = SlackPlaces.Personal(installer.Id, null),
            Content = new Joined(),
            At = now,
        };
    }

    private bool IsBegun(string state, string? cookie)
    {
        var isOurs = state.Length > 0 && cookie is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(cookie))
            && begun.Find(state) is not null;
        if (isOurs)
        {
            begun.Set(state, null!, TimeSpan.Zero);
        }

        return isOurs;
    }

    private static IResult Page(int status, string text)
    {
        var again = status == StatusCodes.Status200OK ? "" : $"<p><a href=\"{BeginPath}\">{WebUtility.HtmlEncode(InstallationWords.BeginAgain)}</a></p>";
        return Results.Content(
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>ReferralBot</title><p>{WebUtility.HtmlEncode(text)}</p>{again}</html>",
            "text/html; charset=utf-8",
            statusCode: status);
    }

    [LoggerMessage(3075, LogLevel.Warning, "Refused an installation in Slack: {Why}")]
    private static partial void Refused(ILogger logger, string why);
}
