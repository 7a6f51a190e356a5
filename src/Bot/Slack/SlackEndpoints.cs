using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// The three addresses that Slack calls. Each reads the raw body, checks its signature, and only then looks at what it says.
/// </summary>
internal sealed partial class SlackEndpoints(SlackReceiver receiver, SlackOptions options, TimeProvider time, ILogger<SlackEndpoints> logger)
{
    private const int LargestBody = 1024 * 1024;

    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.SigningSecret!);

    /// <summary>Events, in JSON.</summary>
    public Task EventsAsync(HttpContext context) => TakeAsync(context, "application/json", async body =>
    {
        if (Parse(body) is not { } document)
        {
            return SlackAnswer.BadRequest("not JSON");
        }

        using (document)
        {
            var isLastTry = int.TryParse(context.Request.Headers["X-Slack-Retry-Num"], CultureInfo.InvariantCulture, out var retry) && retry >= SlackReceiver.LastRetry;
            return await receiver.EventAsync(document.RootElement, isLastTry, context.RequestAborted);
        }
    });

    /// <summary>Slash commands, in forms.</summary>
    public Task CommandsAsync(HttpContext context) => TakeAsync(context, "application/x-www-form-urlencoded", async body =>
        SlackForm.Read(body) is { } fields
            ? await receiver.CommandAsync(fields.GetValueOrDefault, context.RequestAborted)
            : SlackAnswer.BadRequest("too many fields"));

    /// <summary>Buttons and modals: JSON in the form field <c>payload</c>.</summary>
    public Task InteractivityAsync(HttpContext context) => TakeAsync(context, "application/x-www-form-urlencoded", async body =>
    {
        if (SlackForm.Read(body)?.GetValueOrDefault("payload") is not { } payload
            || Parse(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload))) is not { } document)
        {
            return SlackAnswer.BadRequest("payload is missing or not JSON");
        }

        using (document)
        {
            return await receiver.InteractionAsync(document.RootElement, context.RequestAborted);
        }
    });

    private async Task TakeAsync(HttpContext context, string mediaType, Func<ReadOnlySequence<byte>, ValueTask<SlackAnswer>> take)
    {
        var reader = context.Request.BodyReader;
        if (context.Request.ContentLength > LargestBody)
        {
            await WriteAsync(context, SlackAnswer.Plain(StatusCodes.Status413PayloadTooLarge, "too large"));
            return;
        }

        var read = await reader.ReadAtLeastAsync(LargestBody + 1, context.RequestAborted);
        SlackAnswer answer;
        try
        {
            answer = read.Buffer.Length > LargestBody
                ? SlackAnswer.Plain(StatusCodes.Status413PayloadTooLarge, "too large")
                : await CheckAsync(context.Request, read.Buffer, mediaType, take);
        }
        finally
        {
            // Also where Slack has hung up or something failed: the connection cannot be used again before.
            reader.AdvanceTo(read.Buffer.End);
        }

        await WriteAsync(context, answer);
    }

    private async ValueTask<SlackAnswer> CheckAsync(
        HttpRequest request,
        ReadOnlySequence<byte> body,
        string mediaType,
        Func<ReadOnlySequence<byte>, ValueTask<SlackAnswer>> take)
    {
        if (!IsOfType(request, mediaType))
        {
            return SlackAnswer.Plain(StatusCodes.Status415UnsupportedMediaType, mediaType);
        }

        // Slack checks certificates with an unsigned request; whatever else stands in it is not Slack's.
        if (mediaType != "application/json" && SlackForm.Read(body)?.GetValueOrDefault("ssl_check") == "1")
        {
            return SlackAnswer.Accepted;
        }

        var headers = request.Headers;
        if (!SlackSignature.IsValid(secret, headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"], body, time.GetUtcNow()))
        {
            BadSignature(logger, request.Path);
            return SlackAnswer.Plain(StatusCodes.Status401Unauthorized, "bad signature");
        }

        return await take(body);
    }

    private static bool IsOfType(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var given) && given.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static JsonDocument? Parse(in ReadOnlySequence<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task WriteAsync(HttpContext context, SlackAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.Status is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType)
        {
            Unreadable(logger, context.Request.Path, answer.Status, Encoding.UTF8.GetString(answer.Body.Span));
        }

        if (answer.Status is >= 400 and < 500)
        {
            // The same bytes will not be better in a minute (https://docs.slack.dev/apis/events-api).
            response.Headers["X-Slack-No-Retry"] = "1";
        }

        if (answer.Body.IsEmpty)
        {
            return;
        }

        response.ContentType = answer.IsJson ? "application/json; charset=utf-8" : "text/plain; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    [LoggerMessage(3051, LogLevel.Warning, "Refused a request to {Path} with {Status}: {Why}")]
    private static partial void Unreadable(ILogger logger, string path, int status, string why);

    [LoggerMessage(3050, LogLevel.Warning, "Refused a request to {Path}: bad signature")]
    private static partial void BadSignature(ILogger logger, string path);
}
