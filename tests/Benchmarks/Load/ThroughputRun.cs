using System.Diagnostics;
using System.Globalization;

namespace ReferralBot.Benchmarks.Load;

/// <summary>
/// Measures the bot and the bare endpoint with a closed loop of connections that each wait for their answer. They take
/// turns, so that whatever else the machine does meets both. A bot that answers something else ends the run: to refuse is quick.
/// </summary>
internal sealed class ThroughputRun(LoadOptions options, Platform platform, PlatformServer server, Answers answers)
{
    private const int Rounds = 5;
    private const int BytesOfFirstAnswer = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);

    private long number;

    /// <summary>Runs both and prints the table; 0 when every message was answered.</summary>
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var platform = Platform.For(options);
        await using var server = await PlatformServer.StartAsync(platform);
        using var folder = new BotFolder();
        var answers = new Answers(platform, options.Conversations);
        var run = new ThroughputRun(options, platform, server, answers);

        using var bot = await run.StartAsync(() => options.AgainstBare ? Child.StartBare(options, server.Root, BytesOfFirstAnswer, folder) : Child.StartBot(options, platform, server.Root, folder), cancellationToken);
        using var bare = await run.StartAsync(() => Child.StartBare(options, server.Root, (int)(answers.Bytes / answers.Count), folder), cancellationToken);
        for (var round = 0; round < Rounds; round++)
        {
            await run.MeasureAsync(bot, cancellationToken);
            await run.MeasureAsync(bare, cancellationToken);
        }

        Print(options, bot, bare);
        folder.IsDone = bot.Failures == 0;
        return folder.IsDone ? 0 : 1;
    }

    private async Task<Figures> StartAsync(Func<Child> start, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var child = start();
        var figures = new Figures(child, Stopwatch.GetElapsedTime(started, await FirstReplyAsync(child, cancellationToken)));
        var last = Interlocked.Read(ref number) + options.WarmUpMessages;
        await LoopAsync(child, () => Interlocked.Read(ref number) < last, cancellationToken);
        return figures;
    }

    private async Task MeasureAsync(Figures figures, CancellationToken cancellationToken)
    {
        var (processorBefore, countBefore, bytesBefore) = (figures.Child.ProcessorTime, answers.Count, answers.Bytes);
        var started = Stopwatch.GetTimestamp();
        var results = await LoopAsync(figures.Child, () => Stopwatch.GetElapsedTime(started) < options.Measured / Rounds, cancellationToken);
        figures.Add(results, Stopwatch.GetElapsedTime(started), figures.Child.ProcessorTime - processorBefore, answers.Count - countBefore, answers.Bytes - bytesBefore);
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
                if (await connection.SendAsync(Request(child, conversation: 0, kind: options.Kinds[0]).Bytes, cancellationToken) < 300)
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

    private async Task<List<(int Kind, TimeSpan? Latency)>> LoopAsync(Child child, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(index => Task.Run(() => LoopAsync(child, index, goesOn, cancellationToken))));
        return [.. results.SelectMany(each => each)];
    }

    private async Task<List<(int Kind, TimeSpan? Latency)>> LoopAsync(Child child, int connectionIndex, Func<bool> goesOn, CancellationToken cancellationToken)
    {
        var results = new List<(int Kind, TimeSpan? Latency)>();
        using var connection = new HttpConnection(child.Address);
        for (var turn = 0; goesOn(); turn++)
        {
            var conversation = ((turn * options.Connections) + connectionIndex) % options.Conversations;
            var kind = options.Kinds[(turn + connectionIndex) % options.Kinds.Count];
            results.Add((kind, await DeliverAsync(child, connection, conversation, kind, cancellationToken)));
        }

        return results;
    }

    private async Task<TimeSpan?> DeliverAsync(Child child, HttpConnection connection, int conversation, int kind, CancellationToken cancellationToken)
    {
        var (request, number) = Request(child, conversation, kind);
        var answer = answers.NextIn(conversation, child.IsBare ? null : MessageMix.Answer(kind, number));
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

    private (byte[] Bytes, long Number) Request(Child child, int conversation, int kind)
    {
        var number = Interlocked.Increment(ref this.number);
        var message = new Message(conversation, number, MessageMix.Text(kind, number, conversation), TimeProvider.System.GetUtcNow());
        return (platform.Deliver(message, child.Address, server.Root), number);
    }

    private static void Print(LoadOptions options, Figures bot, Figures bare)
    {
        Console.WriteLine($"{options.Channel}: {options.Connections} connections, {options.Conversations} conversations, {bot.Elapsed.TotalSeconds:0} s each, {Environment.ProcessorCount} processors");
        Console.WriteLine($"{"",-26}{"bot",10}{"bare",10}{"bot/bare",10}");
        Row("messages/s", "0", bot.MessagesPerSecond, bare.MessagesPerSecond);
        Row("p50 ms", "0.00", bot.Percentile(0.5), bare.Percentile(0.5));
        Row("p99 ms", "0.00", bot.Percentile(0.99), bare.Percentile(0.99));
        foreach (var kind in options.Kinds)
        {
            Row($"  p99 ms {MessageMix.Kinds[kind]}", "0.00", bot.Percentile(kind, 0.99), bare.Percentile(kind, 0.99));
        }

        Row("processor ms/message", "0.000", bot.ProcessorMilliseconds, bare.ProcessorMilliseconds);
        Row("resident MB", "0", bot.Child.ResidentBytes / 1e6, bare.Child.ResidentBytes / 1e6);
        Row("start to first reply ms", "0", bot.FirstReply.TotalMilliseconds, bare.FirstReply.TotalMilliseconds);
        Row("answers/message", "0.00", bot.AnswersPerMessage, bare.AnswersPerMessage);
        Row("bytes/answer", "0", bot.AnswerBytes, bare.AnswerBytes);
        Row("failures", "0", bot.Failures, bare.Failures);
    }

    private static void Row(string name, string format, double bot, double bare) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26}{bot.ToString(format, CultureInfo.InvariantCulture),10}{bare.ToString(format, CultureInfo.InvariantCulture),10}{(bare == 0 ? "" : (bot / bare).ToString("0.00", CultureInfo.InvariantCulture)),10}"));
}
