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

    /// <summary>What the bot makes of the tenant.</summary>
    public const string Workspace = "teams-" + Tenant;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> texts = [];
    private LoopbackServer? server;
    private long activities;

    public static async Task<TeamsWorld> StartAsync()
    {
        var world = new TeamsWorld();
        world.server = await LoopbackServer.StartAsync(world.TakeAsync);
        return world;
    }

    /// <summary>The texts of all messages that the platform took.</summary>
    public IReadOnlyCollection<string> Texts => texts;

    /// <summary>When the platform took messages that name something, as timestamps.</summary>
    public IReadOnlyList<long> AnswersTo(string name) => answers.TryGetValue(name, out ConcurrentQueue<long>? times) ? [.. times] : [];

    /// <summary>A name that no other number has, and that no dialog takes for anything but a name.</summary>
    public static string NameOf(int number) => "Q" + string.Concat(Enumerable.Range(0, 6).Select(i => $"{"bdfgklmn"[(number >> (3 * i)) & 7]}a"));

    /// <summary>Delivers one message of a member, again and again until one of the bots has acknowledged it.</summary>
    public async Task SayAsync(int member, int number, string text, Func<Uri> next, CancellationToken cancellationToken)
    {
        object message = Message(member, number, text);
        while (true)
        {
            try
            {
                if (await DeliverAsync(message, next(), cancellationToken) is >= 200 and < 300)
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

    /// <summary>A message of a member, as it is delivered, and delivered again.</summary>
    public object Message(int member, int number, string text)
    {
        DateTimeOffset at = TimeProvider.System.GetUtcNow();
        string stamp = at.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        return new
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
    }

    /// <summary>Delivers a message once; returns the status that the bot answers.</summary>
    public async Task<int> DeliverAsync(object message, Uri bot, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(bot, "api/messages"), message, cancellationToken);
        return (int)answer.StatusCode;
    }

    /// <summary>Waits until what the platform takes has come.</summary>
    public static async Task UntilAsync(Func<bool> hasCome)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!hasCome())
        {
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
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

            // Last: whoever waits for a text looks up what it names.
            texts.Enqueue(body.TryGetProperty("text", out JsonElement text) ? text.GetString()! : "");
        }
    }

    [GeneratedRegex("Q(?:[bdfgklmn]a){6}")]
    private static partial Regex NamePattern();
}
