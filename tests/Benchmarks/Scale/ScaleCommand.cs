using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Benchmarks.Scale;

/// <summary>
/// <c>scale</c>: what a message costs in a team of 5,000 referrals among 10,000 in the store, in the same team among
/// 1,000,000, and in a team of 100,000. They take turns, message by message, so that noise meets all.
/// </summary>
internal static class ScaleCommand
{
    private const int Seed = 20261123;
    private const int Few = 10_000;
    private const int OfTeam = 5_000;
    private const int OfLargeTeam = 100_000;
    private const string Team = "teams-000";
    private const string LargeTeam = "teams-large";
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    /// <summary>The number of the first referral that is logged: another one in each run, so that kept stores do not know it yet.</summary>
    private static readonly long FirstLogged = 0x7000_0000L + Random.Shared.Next(0x0fff_0000);

    /// <summary>What is asked, by whom, and how it is said; the number makes each referral another one.</summary>
    private static readonly (string What, Func<int, int> By, Func<int, string> Text)[] Questions =
    [
        ("log a referral", AnyMember, number => Load.MessageMix.Referral(FirstLogged + number, "Ruth Zander")),
        ("a member's open referrals", AnyMember, _ => "my referrals"),
        ("status of a company", AnyMember, number => $"status of {ReferralGenerator.Company(number % OfTeam)}"),
        ("what is due", AnyMember, _ => "what is due"),
        ("a member's month", AnyMember, _ => "show my goal"),
        ("this month's figures of the team of 50", _ => 0, _ => "how is the team doing this month"),
        ("this month's board of the team of 50", AnyMember, _ => "leaderboard"),
    ];

    /// <summary>Runs the command; 0 when it was answered.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        var referrals = new Option<int>("--referrals") { Description = "Referrals in the large store, 100,000 of them in one team.", DefaultValueFactory = _ => 1_000_000 };
        var times = new Option<int>("--times") { Description = "How often each question is asked of each store.", DefaultValueFactory = _ => 300 };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "Where the stores are kept for the next run; without it they are removed at the end." };
        var command = new RootCommand("Measures what a message costs with few and with many referrals in the store.") { referrals, times, folder };
        command.SetAction((parsed, _) => MeasureAsync(parsed.GetValue(referrals), parsed.GetValue(times), parsed.GetValue(folder)));
        return command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> MeasureAsync(int referrals, int times, DirectoryInfo? kept)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("referralbot-scale-");
        folder.Create();
        if (await CheckAsync(folder) is { Count: > 0 } differences)
        {
            Console.Error.WriteLine($"What is generated differs from what the bot writes:{Environment.NewLine}{string.Join(Environment.NewLine, differences)}");
            return 1;
        }

        await using (var few = await OpenAsync(folder, "few", Few, hasLargeTeam: false))
        await using (var many = await OpenAsync(folder, "many", referrals, hasLargeTeam: true))
        {
            await PrintAsync(referrals, times, [new Speaker(few, Team), new Speaker(many, Team), new Speaker(many, LargeTeam)]);
        }

        if (kept is null)
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(DirectoryInfo folder)
    {
        var check = folder.CreateSubdirectory("check");
        IReadOnlyList<string> differences;
        await using (var store = SqliteTableStore.Open(Path.Combine(check.FullName, "check.db")))
        {
            differences = await GeneratorCheck.DifferencesAsync(store, Now, Seed);
        }

        check.Delete(recursive: true);
        return differences;
    }

    private static async Task<SqliteTableStore> OpenAsync(DirectoryInfo folder, string name, int referrals, bool hasLargeTeam)
    {
        var path = Path.Combine(folder.FullName, $"{name}-{referrals.ToString(CultureInfo.InvariantCulture)}.db");
        var unfinished = path + ".unfinished";
        if (!File.Exists(path))
        {
            File.Delete(unfinished);
            var started = Stopwatch.GetTimestamp();
            await using (var filled = SqliteTableStore.Open(unfinished))
            {
                await new ReferralGenerator(filled, Now, Seed).FillAsync(Teams(referrals, hasLargeTeam));
            }

            File.Move(unfinished, path);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{referrals:N0} referrals written in {Stopwatch.GetElapsedTime(started).TotalSeconds:N0} s, {new FileInfo(path).Length / 1e6:N0} MB"));
        }

        return SqliteTableStore.Open(path);
    }

    private static Dictionary<string, int> Teams(int referrals, bool hasLargeTeam)
    {
        var teams = new Dictionary<string, int>(StringComparer.Ordinal);
        if (hasLargeTeam)
        {
            teams.Add(LargeTeam, Math.Min(OfLargeTeam, referrals / 2));
        }

        for (var number = 0; teams.Values.Sum() < referrals; number++)
        {
            teams.Add($"teams-{number.ToString("000", CultureInfo.InvariantCulture)}", OfTeam);
        }

        return teams;
    }

    private static async Task PrintAsync(int referrals, int times, Speaker[] speakers)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| median of {times}, in ms (requests to the store) | {Few:N0} referrals | {referrals:N0} | ratio | team of {Math.Min(OfLargeTeam, referrals / 2):N0} | ratio |"));
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (what, by, text) in Questions)
        {
            var costs = speakers.Select(_ => new List<double>()).ToArray();
            var requests = speakers.Select(_ => new SortedSet<int>()).ToArray();
            for (var time = -times / 4; time < times; time++)
            {
                for (var turn = 0; turn < speakers.Length; turn++)
                {
                    // Another one begins each time: who comes first finds the processor cold.
                    var i = (Math.Abs(time) + turn) % speakers.Length;
                    var cost = await speakers[i].SayAsync(by(time), text(times + time), Now);
                    if (time >= 0)
                    {
                        costs[i].Add(cost);
                        requests[i].Add(speakers[i].Requests);
                    }
                }
            }

            double[] medians = [.. costs.Select(Median)];
            string[] cells = [.. medians.Select((median, i) => string.Create(CultureInfo.InvariantCulture, $"{median:0.00} ({Span(requests[i])})"))];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {cells[0]} | {cells[1]} | {medians[1] / medians[0]:0.00} | {cells[2]} | {medians[2] / medians[0]:0.00} |"));
        }
    }

    private static int AnyMember(int time) => Math.Abs(time) % ReferralGenerator.Members;

    private static string Span(SortedSet<int> numbers) => numbers.Min == numbers.Max ? $"{numbers.Min}" : $"{numbers.Min} to {numbers.Max}";

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
