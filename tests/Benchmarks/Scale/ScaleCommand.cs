using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
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

    /// <summary>What is asked, and how it is said; the number makes each referral another one.</summary>
    private static readonly (string What, Func<int, string> Text)[] Questions =
    [
        ("log a referral", number => Load.MessageMix.Referral(0x7000_0000L + number, "Ruth Zander")),
        ("a member's open referrals", _ => "my referrals"),
        ("status of a company", number => $"status of {ReferralGenerator.Company(number % OfTeam)}"),
        ("what is due", _ => "what is due"),
        ("a member's month", _ => "show my goal"),
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
        await using (var few = await OpenAsync(folder, "few", Few, hasLargeTeam: false))
        await using (var many = await OpenAsync(folder, "many", referrals, hasLargeTeam: true))
        {
            Print(referrals, times, [new Asker(few, Team), new Asker(many, Team), new Asker(many, LargeTeam)]);
        }

        if (kept is null)
        {
            folder.Delete(recursive: true);
        }

        return 0;
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

    private static void Print(int referrals, int times, Asker[] askers)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| median of {times}, in ms (requests to the store) | {Few:N0} referrals | {referrals:N0} | ratio | team of {OfLargeTeam:N0} | ratio |"));
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (what, text) in Questions)
        {
            var costs = askers.Select(_ => new List<double>()).ToArray();
            for (var time = -times / 4; time < times; time++)
            {
                for (var i = 0; i < askers.Length; i++)
                {
                    var cost = askers[i].Ask(text(times + time), time);
                    if (time >= 0)
                    {
                        costs[i].Add(cost);
                    }
                }
            }

            double[] medians = [.. costs.Select(Median)];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {medians[0]:0.00} ({askers[0].Requests}) | {medians[1]:0.00} ({askers[1].Requests}) | {medians[1] / medians[0]:0.00} | {medians[2]:0.00} ({askers[2].Requests}) | {medians[2] / medians[0]:0.00} |"));
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>Members of a team who ask, one after the other.</summary>
    private sealed class Asker(SqliteTableStore store, string team)
    {
        private readonly DialogRouter _router = DialogServices.CreateRouter([], new Rosters([], TimeProvider.System));

        /// <summary>Requests of the last question.</summary>
        public int Requests { get; private set; }

        /// <summary>Asks, commits what changed, and returns how many milliseconds that took.</summary>
        public double Ask(string text, int time) => AskAsync(text, ReferralGenerator.Member(Math.Abs(time) % ReferralGenerator.Members)).AsTask().GetAwaiter().GetResult();

        private async ValueTask<double> AskAsync(string text, string member)
        {
            var counting = new CountingStore(store);
            var turn = new Turn
            {
                Id = Ids.New(Now),
                Workspace = team,
                From = new Sender(member, "Maria", null, "Europe/Berlin", "en-US"),
                In = new Place { Channel = "silent", ConversationId = "D-" + member, Kind = PlaceKind.Personal, MemberId = member },
                Content = new Said(text),
                At = Now,
            };
            var started = Stopwatch.GetTimestamp();
            var workspace = new Workspace(counting, team);
            var answer = await _router.RouteAsync(turn, workspace, Now, CancellationToken.None);
            var outcome = await workspace.CommitAsync(CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (answer.Reply is null || !outcome.IsCommitted)
            {
                throw new InvalidOperationException($"“{text}” was not answered.");
            }

            Requests = counting.Requests;
            return took;
        }
    }
}
