using System.Collections.Concurrent;
using System.Diagnostics;

namespace ReferralBot.Benchmarks.Load;

/// <summary>
/// Kills the bot at random moments under load and starts it again on the same store. The platform delivers again what
/// was not acknowledged, as platforms do. In the end every message must have been answered: once, or once more for each
/// kill that came between the platform's taking the answer and the bot's noting it, which takes a second at most.
/// </summary>
internal sealed class KillRun(LoadOptions options, Platform platform, PlatformServer server, BotFolder folder, Ledger ledger)
{
    private const int FirstNumber = 1_000_000;
    private const int MostDeliveries = 1000;
    private const int BytesOfBareAnswer = 300;
    private const int KillsInStart = 4;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(1500);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NotedWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, int> deliveries = new();
    private readonly List<long> kills = [];
    private volatile Child? child;
    private long number = FirstNumber;

    /// <summary>Runs it and prints the account; 0 when it balances.</summary>
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var platform = Platform.For(options);
        await using var server = await PlatformServer.StartAsync(platform);
        using var folder = new BotFolder();
        var run = new KillRun(options, platform, server, folder, new Ledger(platform));
        folder.IsDone = await run.RunAsync(cancellationToken);
        return folder.IsDone ? 0 : 1;
    }

    private async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource();
        child = Start();
        var senders = Enumerable.Range(0, options.Connections).Select(index => Task.Run(() => SendAsync(index, enough.Token), cancellationToken)).ToArray();
        for (var kill = 0; kill < options.Kills; kill++)
        {
            // Now and then it dies while it starts; mostly some time after it has taken a message.
            if (kill % KillsInStart != 0)
            {
                await AcknowledgesAsync(cancellationToken);
            }

            await Task.Delay(LongestLife * Random.Shared.NextDouble(), TimeProvider.System, cancellationToken);
            if (child.HasExited)
            {
                throw new InvalidOperationException(child.Ending);
            }

            child.Kill();
            kills.Add(Stopwatch.GetTimestamp());
            var address = child.Address;
            child.Dispose();
            child = Start(address);
        }

        await AcknowledgesAsync(cancellationToken);
        await Task.Delay(LongestLife, TimeProvider.System, cancellationToken);
        await enough.CancelAsync();
        await Task.WhenAll(senders);
        await Task.WhenAll(deliveries.Keys.Select(ledger.WhenAnswered)).WaitAsync(LastPatience, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        child.Dispose();
        return Account();
    }

    /// <summary>Waits until the bot takes messages.</summary>
    private async Task AcknowledgesAsync(CancellationToken cancellationToken)
    {
        for (var before = deliveries.Count; deliveries.Count == before && !child!.HasExited;)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    private Child Start(Uri? address = null) =>
        options.AgainstBare ? Child.StartBare(options, server.Root, BytesOfBareAnswer, folder, address) : Child.StartBot(options, platform, server.Root, folder, address);

    /// <summary>Delivers one message after the other until enough: each until it is acknowledged.</summary>
    private async Task SendAsync(int connectionIndex, CancellationToken enough)
    {
        var connection = new HttpConnection(child!.Address);
        for (var turn = 0; !enough.IsCancellationRequested; turn++)
        {
            var conversation = ((turn * options.Connections) + connectionIndex) % options.Conversations;
            var number = Interlocked.Increment(ref this.number);
            var message = new Message(conversation, number, MessageMix.Referral(number), TimeProvider.System.GetUtcNow());
            deliveries[number] = await DeliverAsync(connection, message);
            await Task.WhenAny(ledger.WhenAnswered(number), Task.Delay(AnswerPatience, TimeProvider.System, CancellationToken.None));
        }

        connection.Dispose();
    }

    private async Task<int> DeliverAsync(HttpConnection connection, Message message)
    {
        for (var deliveries = 1; deliveries < MostDeliveries; deliveries++)
        {
            try
            {
                if (await connection.SendAsync(platform.Deliver(message, child!.Address, server.Root), CancellationToken.None) < 300)
                {
                    return deliveries;
                }
            }
            catch (IOException)
            {
                // Nobody listens at the moment: it is delivered again.
            }

            await Task.Delay(Pause, TimeProvider.System, CancellationToken.None);
        }

        throw new InvalidOperationException(child!.Ending);
    }

    private bool Account()
    {
        var counts = deliveries.Keys.Select(ledger.AnswersTo).ToList();
        var lost = counts.Count(count => count == 0);
        var repeated = counts.Count(count => count > 1);
        var most = counts.Max();
        var untraced = deliveries.Keys.Count(number => !IsTraced(ledger.TimesOf(number)));
        Console.WriteLine($"{options.Channel}: killed {options.Kills} times under {options.Connections} connections");
        Console.WriteLine($"acknowledged            {counts.Count,8}");
        Console.WriteLine($"delivered again         {deliveries.Values.Count(times => times > 1),8}");
        Console.WriteLine($"answered once           {counts.Count(count => count == 1),8}");
        Console.WriteLine($"answered a second time  {repeated,8}  (at most {most} times; {(double)repeated / options.Kills:0.0} messages a kill)");
        Console.WriteLine($"... without a kill      {untraced,8}");
        Console.WriteLine($"lost                    {lost,8}");
        return lost == 0 && untraced == 0;
    }

    /// <summary>Whether a kill came soon after each answer that was followed by another one, and before that.</summary>
    private bool IsTraced(IReadOnlyList<long> times) =>
        times.Zip(times.Skip(1)).All(pair => kills.Exists(kill => kill >= pair.First && kill <= pair.Second && Stopwatch.GetElapsedTime(pair.First, kill) < NotedWithin));
}
