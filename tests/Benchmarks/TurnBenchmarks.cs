using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Benchmarks;

/// <summary>
/// A thousand turns of 32 members at once through the inbox, the dialogs, a durable store and the outbox, without a
/// platform: what is left of a message's cost when HTTP is taken away.
/// </summary>
[MemoryDiagnoser]
public sealed class TurnBenchmarks : IDisposable
{
    private const int Turns = 1000;
    private const int Members = 32;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");
    private SqliteTableStore? store;
    private Outbox? outbox;
    private TurnWorker? worker;
    private TurnInbox? inbox;
    private long count;

    [Params("hello", "help", "my referrals", "log referral from Kim Lee at Acme: Dana Fox at Globex, by email")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        store = SqliteTableStore.Open(Path.Combine(folder.FullName, "referrals.db"));
        var metrics = new TurnMetrics();
        var instances = new Instances(store, TimeProvider.System);
        outbox = new Outbox(store, instances, [new SilentChannel()], metrics, TimeProvider.System, NullLogger<Outbox>.Instance);
        worker = new TurnWorker(store, DialogServices.CreateRouter([], new Rosters([], TimeProvider.System)), instances, outbox, metrics, TimeProvider.System, NullLogger<TurnWorker>.Instance);
        inbox = new TurnInbox(store, worker, TimeProvider.System);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        worker?.Dispose();
        outbox?.Dispose();
        store?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        folder.Delete(recursive: true);
    }

    [Benchmark(OperationsPerInvoke = Turns)]
    public async Task HandleAsync()
    {
        await Task.WhenAll(Enumerable.Range(0, Members).Select(async member =>
        {
            for (int i = 0; i < Turns / Members; i++)
            {
                await inbox!.AcceptAsync(Said(member), CancellationToken.None);
            }
        }));
        await worker!.WhenStillAsync(CancellationToken.None);
    }

    private Turn Said(int member)
    {
        string id = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        return new Turn
        {
            Id = id,
            Workspace = "team",
            From = new Sender($"U{member}", "Maria", null, "Europe/Berlin", "en-US", IsGuest: false),
            In = new Place { Channel = "silent", ConversationId = $"D{member}", Kind = PlaceKind.Personal, MemberId = $"U{member}" },
            Content = new Said(Text.Length > 20 ? Text.Replace("Globex", "Globex " + id, StringComparison.Ordinal) : Text),
            At = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()),
        };
    }

    private sealed class SilentChannel : IChannel
    {
        private static readonly SendResult Sent = new SendResult.Sent();

        public string Name => "silent";

        public bool CanWhisper => false;

        public ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => ValueTask.FromResult(Sent);
    }
}
