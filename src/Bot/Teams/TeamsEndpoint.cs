using System.Buffers;
using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// <c>POST /api/messages</c>: checks who sends, reads what was sent, hands it to the inbox, and answers only when it is
/// stored. Teams takes 2xx as "never again" and 503 as "once more".
/// </summary>
internal sealed partial class TeamsEndpoint(TeamsDoor door, ITurnInbox inbox, TeamsAnswers answers, ILogger<TeamsEndpoint> log)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>How long a pressed button may take; Teams shows an error from about ten seconds.</summary>
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(8);

    /// <summary>Serves one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var entry = await door.EnterAsync(http);
        if (entry.Status != StatusCodes.Status200OK)
        {
            Refuse(http, entry.Status, entry.Why);
        }
        else if (!IsJson(http.Request.ContentType))
        {
            Refuse(http, StatusCodes.Status415UnsupportedMediaType, "content type");
        }
        else if (await ReadAsync(http) is { } activity)
        {
            await HandleAsync(http, entry, activity);
        }
    }

    private async Task HandleAsync(HttpContext http, TeamsDoor.Entry entry, Activity activity)
    {
        if (door.WhyNot(entry, activity) is { } why)
        {
            Refuse(http, StatusCodes.Status403Forbidden, why);
            return;
        }

        switch (ActivityReader.Read(activity))
        {
            case IncomingActivity.Taken(var turn):
                await AcceptAsync(http, Introduced(entry, turn));
                break;
            case IncomingActivity.Asked(var turn):
                await AnswerAsync(http, Introduced(entry, turn));
                break;
            case IncomingActivity.NotOffered:
                http.Response.StatusCode = StatusCodes.Status501NotImplemented;
                break;
            case IncomingActivity.Malformed(var member):
                Refuse(http, StatusCodes.Status400BadRequest, member);
                break;
            case IncomingActivity.Ignored:
                break;
        }
    }

    /// <summary>The playground has nobody in it but its one tester.</summary>
    private static Turn Introduced(TeamsDoor.Entry entry, Turn turn) =>
        entry.Caller is null ? turn with { From = turn.From with { IsGuest = turn.From.IsGuest ?? false } } : turn;

    private async Task AcceptAsync(HttpContext http, Turn turn)
    {
        try
        {
            await inbox.AcceptAsync(turn, http.RequestAborted);
        }
        catch (StoreUnavailableException e)
        {
            await RefuseUnstoredAsync(http, turn, e);
        }
    }

    private async Task AnswerAsync(HttpContext http, Turn turn)
    {
        try
        {
            var preview = await inbox.PreviewAsync(turn, AnswerLimit, http.RequestAborted);
            await WriteAsync(http, TeamsAnswers.Write(turn, preview));
        }
        catch (StoreUnavailableException e)
        {
            LogNotStored(e.Message);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await WriteAsync(http, ReplyWriter.WriteErrorAnswer(StatusCodes.Status500InternalServerError, "NotSaved", ChannelWords.NothingSaved));
        }
    }

    private async Task RefuseUnstoredAsync(HttpContext http, Turn turn, StoreUnavailableException e)
    {
        LogNotStored(e.Message);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await http.Response.CompleteAsync();
        await answers.TellNothingSavedAsync(turn);
    }

    /// <summary>The activity in the body; null after an answer that says why there is none.</summary>
    private async ValueTask<Activity?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes)
        {
            Refuse(http, StatusCodes.Status413PayloadTooLarge, "size");
            return null;
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > MostBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                Refuse(http, StatusCodes.Status413PayloadTooLarge, "size");
                return null;
            }

            if (read.IsCompleted)
            {
                var activity = Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                if (activity is null)
                {
                    Refuse(http, StatusCodes.Status400BadRequest, "JSON");
                }

                return activity;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Activity? Parse(in ReadOnlySequence<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            var activity = JsonSerializer.Deserialize(ref json, TeamsJson.Default.Activity);
            return json.Read() ? null : activity;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsJson(string? contentType)
    {
        const string Json = "application/json";
        if (contentType is null || !contentType.StartsWith(Json, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = contentType.AsSpan(Json.Length).Trim();
        return rest.IsEmpty || (rest[0] == ';' && rest[1..].Trim() is var parameter
            && (parameter.IsEmpty || parameter.Equals("charset=utf-8", StringComparison.OrdinalIgnoreCase) || parameter.Equals("charset=\"utf-8\"", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted);
    }

    private void Refuse(HttpContext http, int status, string why)
    {
        LogRefused(status, why);
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
    }

    [LoggerMessage(2031, LogLevel.Warning, "Refused a request to the Teams endpoint with {Status}: {Why}")]
    private partial void LogRefused(int status, string why);

    [LoggerMessage(2032, LogLevel.Error, "A turn from Teams could not be stored: {Why}")]
    private partial void LogNotStored(string why);
}
