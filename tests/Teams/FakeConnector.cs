using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ReferralBot.Tests.Teams;

/// <summary>Stands in for the Bot Connector: takes calls, and answers what it is told to, then 201 with an id.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> answers = new();
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly SemaphoreSlim called = new(0);
    private LoopbackServer? server;

    /// <summary>The service URL for activities.</summary>
    public string ServiceUrl => server!.Url + "_connector";

    /// <summary>What was called, in order.</summary>
    public IReadOnlyList<Call> Calls => [.. calls];

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector.server = await LoopbackServer.StartAsync(connector.ServeAsync);
        return connector;
    }

    /// <summary>Answers the next call in its own way.</summary>
    public FakeConnector Then(Func<HttpContext, Task> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    /// <summary>Answers the next call with a status, an error code and headers.</summary>
    public FakeConnector Then(int status, string? code = null, params (string Name, string Value)[] headers) => Then(async http =>
    {
        http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }

        if (code is not null)
        {
            await http.Response.WriteAsJsonAsync(new { error = new { code, message = "said by the fake" } });
        }
    });

    /// <summary>Answers the next call with JSON.</summary>
    public FakeConnector ThenJson(object body) => Then(http => http.Response.WriteAsJsonAsync(body));

    /// <summary>The next call that was not waited for yet.</summary>
    public async Task<Call> NextCallAsync()
    {
        Assert.True(await called.WaitAsync(TimeSpan.FromSeconds(10)), "No call came.");
        return calls.Last();
    }

    public async ValueTask DisposeAsync()
    {
        called.Dispose();
        await server!.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        calls.Enqueue(new Call(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.Authorization.ToString(),
            http.Request.ContentType,
            body.Length == 0 ? default : http.Request.HasJsonContentType() ? JsonDocument.Parse(body).RootElement : JsonSerializer.SerializeToElement(body)));
        if (answers.TryDequeue(out var answer))
        {
            await answer(http);
        }
        else
        {
            http.Response.StatusCode = http.Request.Method == "PUT" ? 200 : 201;
            await http.Response.WriteAsJsonAsync(new { id = $"id-{calls.Count}" });
        }

        called.Release();
    }

    /// <summary>A call of the connector. What is no JSON is a string.</summary>
    internal sealed record Call(string Method, string Path, string Authorization, string? ContentType, JsonElement Body);
}
