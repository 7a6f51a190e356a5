using System.CommandLine;
using System.Globalization;
using NodaTime;
using ReferralBot.Benchmarks.Scale;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Benchmarks;

/// <summary>
/// <c>figures</c>: times what a manager asks about a team of 50 and a year of it, as whole turns, in a SQLite store of many
/// referrals. Ends with 1 where a question takes more than 50 ms of processor time (median), which other work on the machine leaves alone.
/// </summary>
internal static class FiguresCommand
{
    public const string CommandName = "figures";

    private const int Members = 50;
    private const int Sources = 2_000;
    private const int WarmUps = 40;
    private const int Rounds = 30;
    private const int InCommit = 6;
    private const int TeamsAtOnce = 8;
    private const int RecentDays = 30;
    private const int RecentOpen = 8;
    private const int LeftOpen = 60;
    private const double Most = 50;
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly Instant Now = Instant.FromUtc(2026, 12, 31, 12, 0);

    private static readonly string[] Questions =
    [
        "leaderboard",
        "leaderboard this year",
        "leaderboard for sources this year",
        "my rank",
        "are we on track",
        "status",
        "how is the team doing this year",
        "how is Member 07 doing this year",
        "who has thanks overdue",
        "who hasn't followed up",
        "which referrals are stale",
        "conversion last quarter by rep",
        "conversion this year by rep",
        "revenue from referrals this year by rep",
        "our best sources this year",
        "our best sources this quarter",
        "who should I coach",
        "compare this quarter with last",
        "compare this year with last",
        "weekly brief",
    ];

    /// <summary>Runs the command; 0 where everything was fast.</summary>
    public static Task<int> RunAsync(string[] arguments)
    {
        var referrals = new Argument<int>("referrals") { Description = "Referrals in the store, all of one year.", DefaultValueFactory = _ => 1_000_000 };
        var teams = new Argument<int>("teams") { Description = "Teams of 50 that share them.", DefaultValueFactory = _ => 20 };
        var folder = new Option<DirectoryInfo?>("--folder") { Description = "Where the store is kept for the next run; without it it is removed at the end." };
        var only = new Option<string?>("--only") { Description = "Ask this one question alone." };
        var command = new RootCommand("Times boards, figures and reports of a team of 50 over a year.") { referrals, teams, folder, only };
        command.SetAction((parsed, _) => MeasureAsync(parsed.GetValue(referrals), parsed.GetValue(teams), parsed.GetValue(folder), parsed.GetValue(only) is { } one ? [one] : Questions));
        return command.Parse(arguments).InvokeAsync();
    }

    private static async Task<int> MeasureAsync(int referrals, int teams, DirectoryInfo? kept, IReadOnlyList<string> questions)
    {
        DirectoryInfo folder = kept ?? Directory.CreateTempSubdirectory("referralbot-figures-");
        folder.Create();
        string path = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"figures-{referrals}-{teams}.db"));
        await FillAsync(path, referrals, teams);
        bool isFast = true;
        await using (SqliteTableStore store = SqliteTableStore.Open(path))
        {
            Speaker[] managers = [.. Enumerable.Range(0, teams).Select(team => new Speaker(store, Team(team)))];
            Console.WriteLine($"| asked by the manager of a team of {Members} | processor, median of {Rounds}, in ms | by the clock | slowest |");
            Console.WriteLine("| --- | --- | --- | --- |");
            foreach (string question in questions)
            {
                List<double> times = [];
                List<double> costs = [];
                for (int i = -WarmUps; i < Rounds; i++)
                {
                    TimeSpan before = Environment.CpuUsage.TotalTime;
                    double took = await managers[(i + WarmUps) % teams].SayAsync(0, question, Now);
                    if (i >= 0)
                    {
                        times.Add(took);
                        costs.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                    }
                }

                times.Sort();
                costs.Sort();
                isFast &= costs[Rounds / 2] <= Most;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{question}` | {costs[Rounds / 2]:0.0} | {times[Rounds / 2]:0.0} | {times[^1]:0.0} |"));
            }
        }

        if (kept is null)
        {
            folder.Delete(recursive: true);
        }

        return isFast ? 0 : 1;
    }

    private static async Task FillAsync(string path, int referrals, int teams)
    {
        string unfinished = path + ".unfinished";
        if (File.Exists(path))
        {
            return;
        }

        File.Delete(unfinished);
        await using (SqliteTableStore store = SqliteTableStore.Open(unfinished))
        {
            await Parallel.ForAsync(0, teams, new ParallelOptions { MaxDegreeOfParallelism = TeamsAtOnce }, async (team, _) => await FillTeamAsync(store, Team(team), referrals / teams));
        }

        File.Move(unfinished, path);
    }

    private static async Task FillTeamAsync(SqliteTableStore store, string team, int count)
    {
        var workspace = new Workspace(store, team);
        for (int i = 0; i < Members; i++)
        {
            new MemberStore(workspace).Save(new Member { Id = Speaker.Id(i), Name = $"Member {i:D2}", TimeZone = "Europe/Berlin", Locale = "en-US", Role = i == 0 ? Role.Manager : Role.Rep, HasOwnRole = true });
        }

        for (int i = 0; i < Sources; i++)
        {
            new ContactStore(workspace).Save(null, new Contact { Id = Source(i), Name = $"Kim {i:D4}", Company = "Acme" });
            if (i % InCommit == 0)
            {
                await workspace.CommitAsync(CancellationToken.None);
            }
        }

        await workspace.CommitAsync(CancellationToken.None);
        for (int i = 0; i < count; i += InCommit)
        {
            for (int j = i; j < Math.Min(count, i + InCommit); j++)
            {
                new ReferralStore(workspace).Save(null, Referral(j, count));
            }

            await workspace.CommitAsync(CancellationToken.None);
        }
    }

    private static string Team(int number) => $"team-{number:D4}";

    private static string Source(int number) => $"s{number:D17}";

    private static Referral Referral(int number, int count)
    {
        // Several of one member and day follow each other, as many as a commit takes.
        int group = number / InCommit;
        LocalDate on = First.PlusDays((int)(365L * number / count));
        Instant at = on.AtMidnight().InUtc().ToInstant();
        string member = Speaker.Id(group % Members);

        // Some of the last month's are open, and some that were left behind, with each member as many; the rest is closed, with thanks said.
        bool isOpen = group / Members % (on > Now.InUtc().Date.PlusDays(-RecentDays) ? RecentOpen : LeftOpen) == 0;
        Stage stage = isOpen ? (number % 6 == 1 ? Stage.Introduced : Stage.Contacted) : (number % 3) switch { 0 => Stage.Won, 1 => Stage.Lost, _ => Stage.Declined };
        return new Referral
        {
            Id = $"r{number:D8}",
            RepId = member,
            Source = new Person(Source((int)(number * 7919L % Sources)), "Kim Lee", "Acme"),
            Prospect = new Person($"p{number:D8}", "Dana Fox", "Globex"),
            Introduction = Introduction.Email,
            Stage = stage,
            Value = new Money(1_000 + number % 977, "USD"),
            ReceivedOn = on,
            Thanks = isOpen && number % 6 == 0 ? null : new Thanks(on.PlusDays(number % 4), TouchMethod.Note),
            Told = isOpen ? null : new Told(on, at, TouchMethod.Call),
            History = [new StageChange(Stage.Introduced, on, member, at), new StageChange(Stage.Contacted, on, member, at), new StageChange(stage, on, member, at)],
            LoggedAt = at,
            ChangedAt = at,
        };
    }
}
