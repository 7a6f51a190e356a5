using System.Collections.Concurrent;

namespace ReferralBot.Benchmarks.Load;

/// <summary>Delivers each message ten times at once, as a platform might that hears no answer: one answer must come.</summary>
internal static class DuplicateRun
{
    private const int Messages = 300;
    private const int Copies = 10;
    private const int FirstNumber = 2_000_000;
    private const int BytesOfBareAnswer = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs it and prints the account; 0 when it balances.</summary>
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var platform = Platform.For(options);
        await using var server = await PlatformServer.StartAsync(platform);
        using var folder = new BotFolder();
        var ledger = new Ledger(platform);
        using var child = options.AgainstBare ? Child.StartBare(options, server.Root, BytesOfBareAnswer, folder) : Child.StartBot(options, platform, server.Root, folder);
        await ListensAsync(child, cancellationToken);

        var statuses = new ConcurrentBag<int>();
        for (var i = 0; i < Messages; i++)
        {
            var number = FirstNumber + i;
            var message = new Message(i % options.Conversations, number, MessageMix.Referral(number), TimeProvider.System.GetUtcNow());
            await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => Task.Run(() => DeliverAsync(message), cancellationToken)));
            await Task.WhenAny(ledger.WhenAnswered(number), Task.Delay(Patience, TimeProvider.System, cancellationToken));
        }

        await Task.Delay(Grace, TimeProvider.System, cancellationToken);
        var counts = Enumerable.Range(FirstNumber, Messages).Select(number => ledger.AnswersTo(number)).ToList();
        Console.WriteLine($"{options.Channel}: {Messages} messages, each delivered {Copies} times at once");
        Console.WriteLine($"acknowledged        {statuses.Count(status => status < 300),8} of {statuses.Count}");
        Console.WriteLine($"answered once       {counts.Count(count => count == 1),8}");
        Console.WriteLine($"answered otherwise  {counts.Count(count => count != 1),8}");
        folder.IsDone = counts.TrueForAll(count => count == 1);
        return folder.IsDone ? 0 : 1;

        async Task DeliverAsync(Message message)
        {
            using var connection = new HttpConnection(child.Address);
            statuses.Add(await connection.SendAsync(platform.Deliver(message, child.Address, server.Root), cancellationToken));
        }
    }

    private static async Task ListensAsync(Child child, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(child.Address);
        while (!child.HasExited)
        {
            try
            {
                await connection.SendAsync("GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), cancellationToken);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }

        throw new InvalidOperationException("The server does not start. Its log tells why.");
    }
}
