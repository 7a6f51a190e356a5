using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace ReferralBot.Bot.Slack;

/// <summary>How a Socket Mode connection comes to its end.</summary>
internal enum SocketEnding
{
    /// <summary>It broke, or the bot stops.</summary>
    Lost,

    /// <summary>Slack wants a new one; this one still delivers for some seconds.</summary>
    Refresh,

    /// <summary>An admin switched Socket Mode off.</summary>
    SwitchedOff,
}

/// <summary>One Socket Mode connection: reads envelopes, and acknowledges each once its turn is kept.</summary>
internal sealed partial class SocketConnection(ClientWebSocket socket, SlackReceiver receiver, ILogger logger) : IDisposable
{
    private const int LargestFrame = 4 * 1024 * 1024;
    private const int MostAtOnce = 64;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<bool> greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketEnding> ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource leaving = new();
    private readonly SemaphoreSlim slots = new(MostAtOnce, MostAtOnce);
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>True once Slack said hello, false when it broke before.</summary>
    public Task<bool> Greeted => greeted.Task;

    /// <summary>Why the next connection is due.</summary>
    public Task<SocketEnding> Ending => ending.Task;

    /// <summary>Ends it in a few seconds, so that what is in hand is acknowledged.</summary>
    public void Leave() => leaving.CancelAfter(Farewell);

    /// <summary>Reads until it ends, and until what it delivered is answered. Never throws for what the network does.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, leaving.Token);
        try
        {
            while (await ReceiveAsync(stop.Token) is { } frame)
            {
                await TakeAsync(frame, stop.Token);
            }
        }
        catch (WebSocketException failure)
        {
            Broken(logger, failure.WebSocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Left on purpose.
        }

        greeted.TrySetResult(false);
        ending.TrySetResult(SocketEnding.Lost);
        for (var slot = 0; slot < MostAtOnce; slot++)
        {
            await slots.WaitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        leaving.Dispose();
        slots.Dispose();
        writing.Dispose();
    }

    /// <summary>The next text; null when the connection is closed.</summary>
    private async Task<JsonDocument?> ReceiveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var buffer = new ArrayBufferWriter<byte>(4096);
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken);
                buffer.Advance(part.Count);
                if (part.MessageType == WebSocketMessageType.Close || buffer.WrittenCount > LargestFrame)
                {
                    return null;
                }
            }
            while (!part.EndOfMessage);

            try
            {
                return JsonDocument.Parse(buffer.WrittenMemory);
            }
            catch (JsonException)
            {
                Unreadable(logger);
            }
        }
    }

    private async Task TakeAsync(JsonDocument frame, CancellationToken cancellationToken)
    {
        switch (frame.RootElement.Text("type"))
        {
            case "hello":
                greeted.TrySetResult(true);
                Connected(logger);
                frame.Dispose();
                break;
            case "disconnect":
                Disconnect(frame.RootElement.Text("reason"));
                frame.Dispose();
                break;
            default:
                // A form may take seconds to answer: the others do not wait for it.
                await slots.WaitAsync(cancellationToken);
                _ = AnswerAsync(frame);
                break;
        }
    }

    private void Disconnect(string? reason)
    {
        if (reason == "link_disabled")
        {
            SwitchedOff(logger);
            ending.TrySetResult(SocketEnding.SwitchedOff);
        }
        else
        {
            ending.TrySetResult(SocketEnding.Refresh);
        }
    }

    private async Task AnswerAsync(JsonDocument frame)
    {
        try
        {
            using (frame)
            {
                await Task.Yield();
                var envelope = frame.RootElement;
                var answer = await ReceiveAsync(envelope);
                if (envelope.Text("envelope_id") is { } id && answer.Status != StatusCodes.Status503ServiceUnavailable)
                {
                    await AcknowledgeAsync(id, envelope.Is("accepts_response_payload") && answer.IsJson ? answer.Body : default);
                }
            }
        }
        catch (WebSocketException failure)
        {
            // Slack delivers again what was not acknowledged.
            Broken(logger, failure.WebSocketErrorCode.ToString());
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // As with a request that ends in a 500: it is logged, not acknowledged, and the connection goes on.
            Failed(logger, bug);
        }
        finally
        {
            slots.Release();
        }
    }

    private async ValueTask<SlackAnswer> ReceiveAsync(JsonElement envelope)
    {
        var payload = envelope.At("payload");
        return envelope.Text("type") switch
        {
            "events_api" => await receiver.EventAsync(payload, IsLastTry(envelope), CancellationToken.None),
            "slash_commands" => await receiver.CommandAsync(name => payload.Text(name), CancellationToken.None),
            "interactive" => await receiver.InteractionAsync(payload, CancellationToken.None),
            _ => SlackAnswer.Accepted,
        };
    }

    private static bool IsLastTry(JsonElement envelope) =>
        envelope.At("retry_attempt") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var attempt) && attempt >= SlackReceiver.LastRetry;

    private async Task AcknowledgeAsync(string envelopeId, ReadOnlyMemory<byte> payload)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("envelope_id", envelopeId);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        await writing.WaitAsync(CancellationToken.None);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.SendAsync(buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
        }
        finally
        {
            writing.Release();
        }
    }

    [LoggerMessage(3070, LogLevel.Information, "Socket Mode is connected")]
    private static partial void Connected(ILogger logger);

    [LoggerMessage(3073, LogLevel.Error, "Socket Mode was switched off in the Slack app's settings: nothing is received until the next start")]
    private static partial void SwitchedOff(ILogger logger);

    [LoggerMessage(3074, LogLevel.Error, "A delivery could not be handled")]
    private static partial void Failed(ILogger logger, Exception bug);

    [LoggerMessage(3071, LogLevel.Warning, "The Socket Mode connection broke: {Error}")]
    private static partial void Broken(ILogger logger, string error);

    [LoggerMessage(3072, LogLevel.Warning, "Slack sent a frame that is not JSON")]
    private static partial void Unreadable(ILogger logger);
}
