using System.Diagnostics;
using System.Globalization;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Measures the bot and, in the same run, the bare endpoint: a closed loop of connections that each wait for their answer.</summary>
internal sealed class ThroughputRun(LoadOptions options, Platform platform, PlatformServer server, Answers answers)
{
    private const int BytesOfFirstAnswer = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private long _number;

    /// <summary>Runs both and prints the table; 0 when every message was answered.</summary>
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var platform = Platform.For(options);
        await using var server = await PlatformServer.StartAsync(platform);
        var run = new ThroughputRun(options, platform, server, new Answers(platform, options.Conversations));
        using var folder = new BotFolder();
        var bot = options.AgainstBare ? null : await run.MeasureAsync(() => Child.StartBot(platform, server.Root, folder), cancellationToken);
        var bare = await run.MeasureAsync(() => Child.StartBare(options, server.Root, bot?.AnswerBytes ?? BytesOfFirstAnswer, folder), cancellationToken);
        Print(options, bot ?? bare, bare);
        folder.IsKept = (bot ?? bare).Failures > 0;
        return folder.IsKept ? 1 : 0;
    }

    private async Task<Figures> MeasureAsync(Func<Child> start, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var child = start();
        var firstReply = Stopwatch.GetElapsedTime(started, await FirstReplyAsync(child, cancellationToken));
        await LoopAsync(child, options.WarmUp, cancellationToken);

        var (processorBefore, countBefore, bytesBefore) = (child.ProcessorTime, answers.Count, answers.Bytes);
        var measuring = Stopwatch.GetTimestamp();
        var results = await LoopAsync(child, options.Measured, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(measuring);
        var sent = answers.Count - countBefore;
        return new Figures
        {
            Latencies = [.. Enumerable.Range(0, MessageMix.Kinds.Count).Select(kind => results.Where(each => each.Kind == kind && each.Latency is not null).Select(each => each.Latency!.Value).Order().ToArray())],
            Elapsed = elapsed,
            ProcessorTime = child.ProcessorTime - processorBefore,
            ResidentBytes = child.ResidentBytes,
            FirstReply = firstReply,
            AnswersPerMessage = (double)sent / Math.Max(1, results.Count),
            AnswerBytes = (int)((answers.Bytes - bytesBefore) / Math.Max(1, sent)),
            Failures = results.Count(each => each.Latency is null),
        };
    }

    /// <summary>When the answer to the first message arrived, which is delivered as soon as the server listens.</summary>
    private async Task<long> FirstReplyAsync(Child child, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(child.Address);
        var started = Stopwatch.GetTimestamp();
        while (!child.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            var answer = answers.NextIn(0);
            try
            {
                if (await connection.SendAsync(Request(child, conversation: 0, kind: 0), cancellationToken) < 300)
                {
                    return await answer.WaitAsync(Patience, cancellationToken);
                }
            }
            catch (IOException)
            {
                await Task.Delay(Moment, TimeProvider.System, cancellationToken);
            }
        }

        throw new InvalidOperationException("The server does not answer. Its log tells why.");
    }

    private async Task<List<(int Kind, TimeSpan? Latency)>> LoopAsync(Child child, TimeSpan time, CancellationToken cancellationToken)
    {
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(index => Task.Run(() => LoopAsync(child, index, until, cancellationToken))));
        return [.. results.SelectMany(each => each)];
    }

    private async Task<List<(int Kind, TimeSpan? Latency)>> LoopAsync(Child child, int connectionIndex, long until, CancellationToken cancellationToken)
    {
        var results = new List<(int Kind, TimeSpan? Latency)>();
        using var connection = new HttpConnection(child.Address);
        for (var turn = 0; Stopwatch.GetTimestamp() < until; turn++)
        {
            var conversation = ((turn * options.Connections) + connectionIndex) % options.Conversations;
            var kind = (turn + connectionIndex) % MessageMix.Kinds.Count;
            results.Add((kind, await DeliverAsync(child, connection, conversation, kind, cancellationToken)));
        }

        return results;
    }

    private async Task<TimeSpan?> DeliverAsync(Child child, HttpConnection connection, int conversation, int kind, CancellationToken cancellationToken)
    {
        var answer = answers.NextIn(conversation);
        var request = Request(child, conversation, kind);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await connection.SendAsync(request, cancellationToken) < 300
                ? Stopwatch.GetElapsedTime(started, await answer.WaitAsync(Patience, cancellationToken))
                : null;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return null;
        }
    }

    private byte[] Request(Child child, int conversation, int kind)
    {
        var number = Interlocked.Increment(ref _number);
        var message = new Message(conversation, number, MessageMix.Text(kind, number), TimeProvider.System.GetUtcNow());
        return platform.Deliver(message, child.Address, server.Root);
    }

    private static void Print(LoadOptions options, Figures bot, Figures bare)
    {
        Console.WriteLine($"{options.Channel}: {options.Connections} connections, {options.Conversations} conversations, {bot.Elapsed.TotalSeconds:0} s, {Environment.ProcessorCount} processors");
        Console.WriteLine($"{"",-26}{"bot",10}{"bare",10}{"bot/bare",10}");
        Row("messages/s", "0", bot.MessagesPerSecond, bare.MessagesPerSecond);
        Row("p50 ms", "0.00", bot.Percentile(0.5), bare.Percentile(0.5));
        Row("p99 ms", "0.00", bot.Percentile(0.99), bare.Percentile(0.99));
        for (var kind = 0; kind < MessageMix.Kinds.Count; kind++)
        {
            Row($"  p99 ms {MessageMix.Kinds[kind]}", "0.00", bot.Percentile(kind, 0.99), bare.Percentile(kind, 0.99));
        }

        Row("processor ms/message", "0.000", bot.ProcessorMilliseconds, bare.ProcessorMilliseconds);
        Row("resident MB", "0", bot.ResidentBytes / 1e6, bare.ResidentBytes / 1e6);
        Row("start to first reply ms", "0", bot.FirstReply.TotalMilliseconds, bare.FirstReply.TotalMilliseconds);
        Row("answers/message", "0.00", bot.AnswersPerMessage, bare.AnswersPerMessage);
        Row("bytes/answer", "0", bot.AnswerBytes, bare.AnswerBytes);
        Row("failures", "0", bot.Failures, bare.Failures);
    }

    private static void Row(string name, string format, double bot, double bare) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{bot.ToString(format, CultureInfo.InvariantCulture),10}{bare.ToString(format, CultureInfo.InvariantCulture),10}{(bare == 0 ? "" : (bot / bare).ToString("0.00", CultureInfo.InvariantCulture)),10}"));
}
