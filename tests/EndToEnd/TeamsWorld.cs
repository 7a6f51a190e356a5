using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using ReferralBot.Tests.Teams;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>Teams and its members, to bots in processes of their own: delivers again what was not acknowledged, and notes when it was sent what.</summary>
internal sealed partial class TeamsWorld : IAsyncDisposable
{
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> answers = new(StringComparer.Ordinal);
    private LoopbackServer? server;
    private long activities;

    public static async Task<TeamsWorld> StartAsync()
    {
        var world = new TeamsWorld();
        world.server = await LoopbackServer.StartAsync(world.TakeAsync);
        return world;
    }

    /// <summary>When the platform took messages that name something, as timestamps.</summary>
    public IReadOnlyList<long> AnswersTo(string name) => answers.TryGetValue(name, out ConcurrentQueue<long>? times) ? [.. times] : [];

    /// <summary>A name that no other number has, and that no dialog takes for anything but a name.</summary>
    public static string NameOf(int number) => "Q" + string.Concat(Enumerable.Range(0, 6).Select(i => $"{"bdfgklmn"[(number >> (3 * i)) & 7]}a"));

    /// <summary>Delivers one message of a member, again and again until one of the bots has acknowledged it.</summary>
    public async Task SayAsync(int member, int number, string text, Func<Uri> next, CancellationToken cancellationToken)
    {
        DateTimeOffset at = TimeProvider.System.GetUtcNow();
        string stamp = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        var activity = new
        {
            type = "message",
            id = $"{at.ToUnixTimeMilliseconds()}-{number}",
            text,
            textFormat = "plain",
            from = new { id = $"29:member-{member}", name = $"Rep {member}", aadObjectId = $"33333333-3333-4333-8333-{member:000000000000}" },
            recipient = new { id = "28:bot", name = "ReferralBot" },
            conversation = new { id = $"a:member-{member}", conversationType = "personal", tenantId = Tenant },
            timestamp = stamp,
            localTimezone = Zone(at),
            locale = "en-US",
            serviceUrl = server!.Url,
            channelId = "msteams",
            channelData = new { tenant = new { id = Tenant } },
        };
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(next(), "api/messages"), activity, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException || (gone is TaskCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The bot was killed, or takes too long: another one may have it.
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server!.DisposeAsync();
    }

    /// <summary>A zone in which it is about noon, so that nothing waits for the morning.</summary>
    private static string Zone(DateTimeOffset now) => now.Hour <= 12 ? $"Etc/GMT-{12 - now.Hour}" : $"Etc/GMT+{now.Hour - 12}";

    private async Task TakeAsync(HttpContext context)
    {
        JsonElement body = context.Request.Method == HttpMethods.Post || context.Request.Method == HttpMethods.Put
            ? await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body)
            : default;
        long taken = Stopwatch.GetTimestamp();
        await context.Response.WriteAsJsonAsync(new { id = $"{Interlocked.Increment(ref activities)}" });
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("type", out JsonElement type) && type.GetString() == "message")
        {
            foreach (string name in NamePattern().Matches(body.GetRawText()).Select(match => match.Value).Distinct())
            {
                answers.GetOrAdd(name, _ => []).Enqueue(taken);
            }
        }
    }

    [GeneratedRegex("Q(?:[bdfgklmn]a){6}")]
    private static partial Regex NamePattern();
}
