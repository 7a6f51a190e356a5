using System.Diagnostics;
using System.Globalization;
using ReferralBot.Benchmarks.Load;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Measures how long the first message of a process takes to be understood: the bot is published, its <c>understand</c> is started
/// many times, and each time it is asked once it is up.
/// </summary>
internal static class FirstCallCommand
{
    /// <summary>What the command is called.</summary>
    public const string CommandName = "first-call";

    private const int UsualRuns = 20;
    private const int LinesBefore = 200;

    // Everything is done for it but the reading: it has a text, and a time that is none.
    private const string NoMessage = """{"text":"hello","now":"then"}""";

    private const string Message = """{"text":"log referral from Kim Lee at Acme: Dana Fox, VP Sales at Globex, dana@globex.com, $40k, intro by email, follow up next Tuesday 3pm","now":"2026-11-19T10:15","timeZone":"America/New_York"}""";

    /// <summary>Prints the times of the first and of the second call.</summary>
    /// <param name="arguments">How often the bot is started; 20 times where it is not said.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : UsualRuns;
        using var bot = await PublishedBot.PublishAsync(CancellationToken.None);
        var (first, second, processor) = (new List<double>(), new List<double>(), TimeSpan.Zero);
        for (var i = 0; i < runs; i++)
        {
            var start = PublishedBot.StartIn(bot.Folder, "understand");
            start.RedirectStandardInput = true;
            start.RedirectStandardOutput = true;
            using var process = Process.Start(start)!;

            // Answers to lines that cannot be read tell that the process is up.
            for (var warm = 0; warm < LinesBefore; warm++)
            {
                await AskAsync(process, NoMessage);
            }

            var before = process.TotalProcessorTime;
            first.Add(await AskAsync(process, Message));
            process.Refresh();
            processor += process.TotalProcessorTime - before;
            second.Add(await AskAsync(process, Message));
            process.StandardInput.Close();
            await process.WaitForExitAsync();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first call: median {Median(first):F1} ms, fastest {first.Min():F1} ms, processor {processor.TotalMilliseconds / runs:F1} ms on average; second call: median {Median(second):F1} ms; {runs} processes"));
        return 0;
    }

    private static async Task<double> AskAsync(Process process, string line)
    {
        var start = Stopwatch.GetTimestamp();
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        _ = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bot has ended without an answer.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
