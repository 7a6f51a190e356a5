using System.Diagnostics;
using System.Globalization;
using NodaTime;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Dialogs.Figures;
using ReferralBot.Dialogs.Leaderboards;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Times boards and figures of a team of 50 over a year in a SQLite store of many referrals: <c>figures [REFERRALS] [TEAMS]</c>. Ends with 1
/// where one takes longer than 50 ms.
/// </summary>
internal static class FiguresCommand
{
    public const string CommandName = "figures";

    private const int Members = 50;
    private const int Sources = 2_000;
    private const int Rounds = 30;
    private const int InCommit = 6;
    private const double Most = 50;
    private static readonly LocalDate First = new(2026, 1, 1);
    private static readonly DateInterval Year = new(First, new LocalDate(2026, 12, 31));

    public static async Task<int> RunAsync(string[] arguments)
    {
        int referrals = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        int teams = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 200;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-figures-");
        try
        {
            await using SqliteTableStore store = SqliteTableStore.Open(Path.Combine(folder.FullName, "referrals.db"));
            await Parallel.ForAsync(0, teams, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (team, _) => await FillAsync(store, $"team-{team:D4}", referrals / teams));
            bool isFast = true;
            foreach ((string name, Func<WorkContext, Team, Task> read) in Questions())
            {
                var times = new List<double>();
                for (int i = 0; i < Rounds; i++)
                {
                    var context = new Reading(new Workspace(store, $"team-{i % teams:D4}"));
                    long start = Stopwatch.GetTimestamp();
                    await read(context, await Team.EverybodyAsync(context, CancellationToken.None));
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                times.Sort();
                isFast &= times[Rounds / 2] <= Most;
                Console.WriteLine(FormattableString.Invariant($"| {name} | {times[Rounds / 2]:0.0} | {times[^1]:0.0} |"));
            }

            return isFast ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Name, Func<WorkContext, Team, Task> Read)> Questions()
    {
        LocalDate today = Year.End;
        yield return ("the board of a month", async (context, team) => await Board.ReadAsync(context, team, new DateInterval(new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30)), today, null, null, CancellationToken.None));
        yield return ("the board of the year", async (context, team) => await Board.ReadAsync(context, team, Year, today, null, null, CancellationToken.None));
        yield return ("all figures of the year", async (context, team) => await FigureSheet.ReadAsync(context, Year, today, team.MemberIds, CancellationToken.None));
        yield return ("the best sources of the year", async (context, team) => await SourceSheet.ReadAsync(context, Year, team.MemberIds, CancellationToken.None));
        yield return ("one member's year", async (context, team) => await FigureSheet.OfMemberAsync(context, Year, today, team.Members[0].Id, CancellationToken.None));
        yield return ("the rows behind one member's figure", async (context, team) => await context.Figures.CountedAsync(team.Members[0].Id, Figure.Won, Year, 500, CancellationToken.None));
    }

    private static async Task FillAsync(SqliteTableStore store, string team, int count)
    {
        var context = new Reading(new Workspace(store, team));
        for (int i = 0; i < Members; i++)
        {
            context.Members.Save(new Member { Id = $"m{i:D2}", Name = $"Member {i:D2}", TimeZone = "Etc/UTC", Locale = "en-US" });
        }

        await context.Workspace.CommitAsync(CancellationToken.None);
        for (int i = 0; i < count; i += InCommit)
        {
            context = new Reading(new Workspace(store, team));
            for (int j = i; j < Math.Min(count, i + InCommit); j++)
            {
                context.Referrals.Save(null, Referral(j, count));
            }

            await context.Workspace.CommitAsync(CancellationToken.None);
        }
    }

    private static Referral Referral(int number, int count)
    {
        // Several of one member and day follow each other, as many as a commit takes.
        int group = number / InCommit;
        LocalDate on = First.PlusDays((int)(365L * number / count));
        Instant at = on.AtMidnight().InUtc().ToInstant();
        string member = $"m{group % Members:D2}";
        Stage stage = (number % 5) switch { 0 => Stage.Won, 1 => Stage.Lost, 2 => Stage.Meeting, _ => Stage.Contacted };
        return new Referral
        {
            Id = $"r{number:D8}",
            RepId = member,
            Source = new Person($"s{number * 7919L % Sources:D6}", "Kim Lee", "Acme"),
            Prospect = new Person($"p{number:D8}", "Dana Fox", "Globex"),
            Introduction = Introduction.Email,
            Stage = stage,
            Value = new Money(1_000 + number % 977, "USD"),
            ReceivedOn = on,
            Thanks = number % 3 == 0 ? new Thanks(on, TouchMethod.Note) : null,
            History = [new StageChange(Stage.Introduced, on, member, at), new StageChange(Stage.Contacted, on, member, at), new StageChange(stage, on, member, at)],
            LoggedAt = at,
            ChangedAt = at,
        };
    }

    private sealed class Reading(Workspace workspace) : WorkContext(workspace, Instant.FromUtc(2026, 12, 31, 12, 0));
}
