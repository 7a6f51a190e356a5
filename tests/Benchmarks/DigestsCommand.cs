using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Sends the digests of many members who all have the same time, over a SQLite file and a platform that takes a moment for
/// each message, while other members keep asking; prints digests per second, and how long the answers take beside it.
/// </summary>
internal static class DigestsCommand
{
    public const string CommandName = "digests";
    private const string WorkspaceId = "digests";
    private const int Askers = 4;
    private static readonly TimeSpan PlatformAnswers = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(string[] arguments)
    {
        int members = arguments is [var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : 10_000;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-digests-");
        await using (ITableStore store = SqliteTableStore.Open(Path.Combine(folder.FullName, "referrals.db")))
        {
            var time = new MovedClock(Instant.FromUtc(2026, 11, 23, 7, 0));
            await PrepareAsync(store, time.Now, members);
            time.Move(Instant.FromUtc(2026, 11, 24, 9, 0));
            await MeasureAsync(store, time, members);
        }

        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task PrepareAsync(ITableStore store, Instant now, int members)
    {
        for (int i = 0; i < members; i++)
        {
            var workspace = new Workspace(store, WorkspaceId);
            string id = $"m{i}";
            new MemberStore(workspace).Save(new Member { Id = id, Name = $"Member {i}", TimeZone = "Etc/UTC", Locale = "en-US", Personal = PlaceOf(id) });
            var source = new Person($"s{i}", $"Source {i}", "Acme");
            new ReferralStore(workspace).Save(null, new Referral
            {
                Id = $"r{i}",
                RepId = id,
                Source = source,
                Prospect = new Person($"p{i}", $"Prospect {i}", "Globex"),
                Introduction = Introduction.Email,
                ReceivedOn = now.InUtc().Date,
                LoggedAt = now,
                ChangedAt = now,
            });
            await new AppointmentStore(workspace).SetAsync("digest", id, Instant.FromUtc(2026, 11, 24, 9, 0), CancellationToken.None);
            await workspace.CommitAsync(CancellationToken.None);
        }
    }

    private static async Task MeasureAsync(ITableStore store, TimeProvider time, int members)
    {
        var channel = new SlowChannel();
        using var metrics = new TurnMetrics();
        var instances = new Instances(store, time);
        using var outbox = new Outbox(store, instances, [channel], metrics, time, NullLogger<Outbox>.Instance);
        using var worker = new TurnWorker(store, DialogServices.CreateRouter([], new Rosters([], time)), instances, outbox, metrics, time, NullLogger<TurnWorker>.Instance);
        using var schedule = new ScheduleRunner(store, DialogServices.Tasks(new Rosters([], time)), outbox, time, NullLogger<ScheduleRunner>.Instance);
        var inbox = new TurnInbox(store, worker, time);
        await AskAsync(inbox, time, channel, 0, 20);

        using var done = new CancellationTokenSource();
        List<double> alone = await AskAsync(inbox, time, channel, 0, 200);
        Task<List<double>[]> asking = Task.WhenAll(Enumerable.Range(1, Askers).Select(i => AskAsync(inbox, time, channel, i, int.MaxValue, done.Token)));
        long started = Stopwatch.GetTimestamp();
        int kept = await schedule.RunDueAsync(CancellationToken.None);
        TimeSpan committed = Stopwatch.GetElapsedTime(started);
        while (channel.Digests < members)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        TimeSpan sent = Stopwatch.GetElapsedTime(started);
        await done.CancelAsync();
        List<double> beside = [.. (await asking).SelectMany(one => one)];
        Console.WriteLine(FormattableString.Invariant($"{kept} digests committed in {committed.TotalSeconds:0.0} s ({kept / committed.TotalSeconds:0} a second), all {channel.Digests} sent after {sent.TotalSeconds:0.0} s ({channel.Digests / sent.TotalSeconds:0} a second; the platform takes {PlatformAnswers.TotalMilliseconds:0} ms each)"));
        Console.WriteLine($"answers alone:  {Percentiles(alone)}");
        Console.WriteLine($"answers beside: {Percentiles(beside)}");
    }

    /// <summary>How long answers take, in milliseconds from taking a question in to the answer's arrival in the response.</summary>
    private static async Task<List<double>> AskAsync(TurnInbox inbox, TimeProvider time, SlowChannel channel, int asker, int most, CancellationToken stop = default)
    {
        var took = new List<double>();
        for (int i = 0; i < most && !stop.IsCancellationRequested; i++)
        {
            string id = $"asker{asker}";
            var turn = new Turn
            {
                Id = $"T{asker}-{channel.NextNumber()}",
                Workspace = WorkspaceId,
                From = new Sender(id, id, IsGuest: false),
                In = PlaceOf(id),
                Content = new Said("my settings"),
                At = Instant.FromDateTimeOffset(time.GetUtcNow()),
            };
            long asked = Stopwatch.GetTimestamp();
            Reply? reply = await inbox.AnswerAsync(turn, TimeSpan.FromSeconds(30), CancellationToken.None);
            took.Add(reply is null ? double.PositiveInfinity : Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return took;
    }

    private static string Percentiles(List<double> milliseconds)
    {
        milliseconds.Sort();
        return FormattableString.Invariant($"{milliseconds.Count} answers, median {At(0.5):0.0} ms, 95 % {At(0.95):0.0} ms, 99 % {At(0.99):0.0} ms, longest {milliseconds[^1]:0.0} ms");

        double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
    }

    private static Place PlaceOf(string id) => new() { Channel = "slow", ConversationId = "chat-" + id, Kind = PlaceKind.Personal, MemberId = id };

    private sealed class SlowChannel : IChannel
    {
        private int digests;
        private int numbers;

        public string Name => "slow";

        public bool CanWhisper => false;

        public int Digests => Volatile.Read(ref digests);

        public int NextNumber() => Interlocked.Increment(ref numbers);

        public async ValueTask<SendResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            await Task.Delay(PlatformAnswers, TimeProvider.System, cancellationToken);
            Interlocked.Increment(ref digests);
            return new SendResult.Sent(message.Id);
        }
    }

    /// <summary>A clock set to a moment, whose timestamps run on.</summary>
    private sealed class MovedClock(Instant start) : TimeProvider
    {
        public Instant Now { get; private set; } = start;

        public void Move(Instant to) => Now = to;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
