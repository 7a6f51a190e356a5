using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Hands a file over where Teams says, once the member agreed
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4): into their OneDrive, by an address that
/// is good for this one file. The bot's own token never goes there.
/// </summary>
internal sealed partial class TeamsFiles(HttpClient http, TeamsOptions options, TimeProvider clock, ILogger<TeamsFiles> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where OneDrive is: in the public cloud, in those of governments, and in China.</summary>
    private static readonly string[] Hosts = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn", ".svc.ms"];

    /// <summary>How handing over went.</summary>
    internal enum Outcome
    {
        /// <summary>The file is there.</summary>
        Done,

        /// <summary>To be tried again.</summary>
        Later,

        /// <summary>The address takes it no more, or is none that may be used.</summary>
        Refused,
    }

    /// <summary>Hands a file over.</summary>
    /// <param name="upload">Where to.</param>
    /// <param name="file">What.</param>
    /// <param name="mayBeThere">True when an earlier attempt may have done it: an address that is used up then means that it did.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Outcome> UploadAsync(TeamsUpload upload, FileContent file, bool mayBeThere, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(upload.UploadUrl, UriKind.Absolute, out var url) || !IsAllowed(url))
        {
            LogNotAllowed();
            return Outcome.Refused;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = clock.CreateTimer(_ => patience.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ReadOnlyMemoryContent(file.Bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(file.MediaType);
        request.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Bytes.Length - 1, file.Bytes.Length);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return Judge(response.StatusCode, mayBeThere);
        }
        catch (HttpRequestException e)
        {
            LogFailed(e.HttpRequestError.ToString());
            return Outcome.Later;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed("timeout");
            return Outcome.Later;
        }
    }

    private Outcome Judge(HttpStatusCode status, bool mayBeThere)
    {
        switch (status)
        {
            case HttpStatusCode.OK or HttpStatusCode.Created:
                return Outcome.Done;
            case HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.Gone when mayBeThere:
                return Outcome.Done;
            case HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                LogFailed(status.ToString());
                return Outcome.Later;
            default:
                LogFailed(status.ToString());
                return Outcome.Refused;
        }
    }

    /// <summary>An upload address comes with a consent, and a consent from Teams; even so names and figures go to OneDrive alone.</summary>
    private bool IsAllowed(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && url.IsDefaultPort && Array.Exists(Hosts, host => url.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)))
        || (url.IsLoopback && options.ServiceUrls.Allow(url.GetLeftPart(UriPartial.Path)) is not null);

    [LoggerMessage(2051, LogLevel.Warning, "OneDrive did not take a file: {Why}")]
    private partial void LogFailed(string why);

    [LoggerMessage(2052, LogLevel.Error, "A file was not sent: its upload address is not of OneDrive")]
    private partial void LogNotAllowed();
}

/// <summary>Where Teams takes a file: <c>uploadInfo</c> of a consent.</summary>
/// <param name="UploadUrl">Takes the bytes, once.</param>
/// <param name="ContentUrl">Where the file is afterwards.</param>
/// <param name="Name">Its name there.</param>
/// <param name="UniqueId">Its id there.</param>
/// <param name="FileType">The ending of its name.</param>
internal sealed record TeamsUpload(string? UploadUrl, string? ContentUrl, string? Name, string? UniqueId, string? FileType)
{
    /// <summary>The text form.</summary>
    public string Write() => JsonSerializer.Serialize(this, TeamsJson.Default.TeamsUpload);

    /// <summary>From its text form; null when it is none.</summary>
    public static TeamsUpload? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, TeamsJson.Default.TeamsUpload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
