using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ReferralBot.Storage;
using ReferralBot.Storage.AzureTables;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>
/// Three bots in processes of their own on one Azurite, under load, killed and started again at random; every message is
/// accounted for. <c>MANY_BOTS_KILLS</c> makes it longer.
/// </summary>
[Collection(AzuriteTests.Name)]
public sealed class ManyBotsTests(Azurite azurite) : IDisposable
{
    private const int Bots = 3;
    private const int Members = 6;
    private const int MostUnanswered = 10;
    private const int Seed = 20261128;
    private static readonly int MostKills = int.Parse(Environment.GetEnvironmentVariable("MANY_BOTS_KILLS") ?? "3", CultureInfo.InvariantCulture);

    /// <summary>A bot is dead after 30 seconds; the rest is for a machine that does much else.</summary>
    private static readonly TimeSpan TakenOverAfter = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan NotedWithin = TimeSpan.FromSeconds(10);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-many-");
    private readonly string prefix = Azurite.NewPrefix();
    private readonly BotProcess[] bots = new BotProcess[Bots];
    private readonly ConcurrentDictionary<int, (int Member, bool IsReminder, long Sent)> said = [];
    private readonly List<long> kills = [];
    private int numbers;
    private int started;
    private bool isGood;

    public void Dispose()
    {
        foreach (BotProcess bot in bots)
        {
            bot?.Dispose();
        }

        if (isGood)
        {
            folder.Delete(recursive: true);
        }
    }

    [NodeFact]
    public async Task EveryMessageIsAccountedForWhileBotsAreKilled()
    {
        await using TeamsWorld teams = await TeamsWorld.StartAsync();
        for (int i = 0; i < Bots; i++)
        {
            bots[i] = Start();
        }

        Assert.All(await Task.WhenAll(bots.Select(bot => bot.ReadyAsync())), ready => Assert.Equal((200, "ready"), ready));
        using var enough = new CancellationTokenSource();
        Task[] members = [.. Enumerable.Range(0, Members).Select(member => Task.Run(() => TalkAsync(teams, member, enough.Token)))];
        await KillAsync();
        await enough.CancelAsync();
        await Task.WhenAll(members);

        long last = kills[^1];
        while (Undone(teams).Length > 0 && Stopwatch.GetElapsedTime(last) < TakenOverAfter)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        Assert.Empty(Undone(teams));
        await AccountForRowsAsync(last);
        Assert.Empty(RepeatedWithoutAKill(teams));
        isGood = true;
    }

    private BotProcess Start() => BotProcess.Start(
        Path.Combine(folder.FullName, $"log{Interlocked.Increment(ref started)}"),
        ("Storage__Provider", "AzureTables"),
        ("Storage__AzureTables__ConnectionString", azurite.ConnectionString),
        ("Storage__AzureTables__TablePrefix", prefix));

    /// <summary>A member sends one message after the other, each to any of the bots, and is reminded of something once.</summary>
    private async Task TalkAsync(TeamsWorld teams, int member, CancellationToken enough)
    {
        var random = new Random(Seed + member);
        var unanswered = new List<int>();
        for (int turn = 0; !enough.IsCancellationRequested; turn++)
        {
            int number = Interlocked.Increment(ref numbers);
            string name = TeamsWorld.NameOf(number);
            unanswered.Add(number);
            string text = turn == 1
                ? $"remind me in 20 seconds to call {name}"
                : $"log referral from Kim {TeamsWorld.NameOf(100_000 + member).Replace('Q', 'B')} at Acme: Dana {name}, VP Sales at Globex, intro by email";
            said[number] = (member, turn == 1, Stopwatch.GetTimestamp());
            await teams.SayAsync(member, number, text, () => bots[random.Next(Bots)].Address, CancellationToken.None);

            // Often it goes on before it has the answer, and never writes faster than people do; but nobody who hears nothing at all goes on for ever.
            do
            {
                await Task.Delay(TimeSpan.FromSeconds(random.NextDouble()), TimeProvider.System, CancellationToken.None);
                unanswered.RemoveAll(one => teams.AnswersTo(TeamsWorld.NameOf(one)).Count > 0);
            }
            while (unanswered.Count >= MostUnanswered && !enough.IsCancellationRequested);
        }
    }

    /// <summary>Kills bots at random; the others go on, and a new one takes the place of the dead.</summary>
    private async Task KillAsync()
    {
        var random = new Random(Seed);
        for (int kill = 0; kill < MostKills; kill++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1 + (4 * random.NextDouble())), TimeProvider.System);
            int victim = random.Next(Bots);
            bots[victim].Kill();
            kills.Add(Stopwatch.GetTimestamp());
            bots[victim].Dispose();
            bots[victim] = Start();
            await bots[victim].ReadyAsync();
        }
    }

    /// <summary>What has not been answered, or not been reminded of: a reminder is told once when it is made, and once when it is due.</summary>
    private string[] Undone(TeamsWorld teams) =>
        [.. said.Where(one => teams.AnswersTo(TeamsWorld.NameOf(one.Key)).Count < Expected(one.Value.IsReminder)).Select(one => $"{TeamsWorld.NameOf(one.Key)} of member {one.Value.Member}, {(one.Value.IsReminder ? "a reminder" : "a referral")}: answered {teams.AnswersTo(TeamsWorld.NameOf(one.Key)).Count} times")];

    /// <summary>
    /// What was answered more often than once although no bot was killed between the platform's taking it and the repetition, at most ten seconds after it had been taken.
    /// </summary>
    private string[] RepeatedWithoutAKill(TeamsWorld teams)
    {
        var unexplained = new List<string>();
        foreach ((int number, (int _, bool isReminder, long _)) in said)
        {
            IReadOnlyList<long> times = teams.AnswersTo(TeamsWorld.NameOf(number));
            int explained = times.Zip(times.Skip(1)).Count(pair => kills.Exists(kill => kill >= pair.First && kill <= pair.Second && Stopwatch.GetElapsedTime(pair.First, kill) < NotedWithin));
            if (times.Count - explained > Expected(isReminder))
            {
                unexplained.Add($"{TeamsWorld.NameOf(number)}: {times.Count} times");
            }
        }

        return [.. unexplained];
    }

    private static int Expected(bool isReminder) => isReminder ? 2 : 1;

    /// <summary>One referral for each message, in the order in which each member sent them, and nothing left that waits.</summary>
    private async Task AccountForRowsAsync(long lastKill)
    {
        await using var store = new AzureTableStore(azurite.OpenService(), prefix);
        var referrals = new List<Referral>();
        RowRange left = RowRange.Prefix("referral|");
        while (await store.QueryAsync(TeamsWorld.Workspace, left, 1000, CancellationToken.None) is { Count: > 0 } page)
        {
            referrals.AddRange(page.Select(row => JsonSerializer.Deserialize(row.Data.Span, RowJson.Default.Referral)!));
            left = left.After(page[^1].RowKey);
        }

        for (int member = 0; member < Members; member++)
        {
            string[] sent = [.. said.Where(one => one.Value.Member == member && !one.Value.IsReminder).OrderBy(one => one.Key).Select(one => "Dana " + TeamsWorld.NameOf(one.Key))];
            string[] stored = [.. referrals.Where(referral => referral.RepId == $"29:member-{member}").OrderBy(referral => referral.Id, StringComparer.Ordinal).Select(referral => referral.Prospect.Name!)];
            Assert.Equal(sent, stored);
        }

        // A bot that was killed between sending and noting it leaves the row to the one that takes over.
        while ((await WaitingAsync()).Count > 0 && Stopwatch.GetElapsedTime(lastKill) < TakenOverAfter)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        Assert.Empty(await WaitingAsync());

        async Task<IReadOnlyList<TableRow>> WaitingAsync() => await store.QueryAsync(TeamsWorld.Workspace, RowRange.Prefix(RowKeys.AllWaiting), 10, CancellationToken.None);
    }
}
