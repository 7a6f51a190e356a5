using System.CommandLine;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ReferralBot.Bot.Commands;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;

namespace ReferralBot.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private string Database => Path.Combine(folder.FullName, "referrals.db");

    private string Sheet => Path.Combine(folder.FullName, "referrals.csv");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("--workspace team", "3", "r-1 r-2 r-3")]
    [InlineData("--workspace team --person tom@example.com", "1", "r-2")]
    [InlineData("--workspace team --person MARIA", "2", "r-1 r-3")]
    [InlineData("--workspace team --from 2026-11-02 --to 2026-11-30", "2", "r-2 r-3")]
    [InlineData("--workspace team --to 2026-11-01", "1", "r-1")]
    [InlineData("--workspace other", "1", "o-1")]
    public async Task WritesWhatIsWanted(string arguments, string count, string ids)
    {
        await LogAsync();

        Assert.Equal((0, $"Wrote {count} referrals and leads of {arguments.Split(' ')[1]} to {Sheet}.\n"), await RunAsync([.. arguments.Split(' '), "--out", Sheet]));
        Assert.Equal(ids, string.Join(' ', (await File.ReadAllTextAsync(Sheet)).Split("\r\n")[1..^1].Select(line => line.Split(',')[0])));
    }

    [Theory]
    [InlineData("", "There are several workspaces; say --workspace with one of other, team.\n")]
    [InlineData("--workspace nowhere", "There is no workspace nowhere in {0}. There is other, team.\n")]
    [InlineData("--workspace team --person zoe", "No member of team has the name, address or id zoe.\n")]
    [InlineData("--workspace team --from 2026-12-01 --to 2026-11-01", "--from lies after --to.\n")]
    public async Task SaysWhatIsWrong(string arguments, string expected)
    {
        await LogAsync();

        Assert.Equal((1, string.Format(null, expected, Database)), await RunAsync([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--out", Sheet]));
        Assert.False(File.Exists(Sheet));
    }

    private async Task LogAsync()
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Database);
        await LogAsync(new Workspace(store, "team"), ("r-1", "U-maria", 1), ("r-2", "U-tom", 2), ("r-3", "U-maria", 3));
        await LogAsync(new Workspace(store, "other"), ("o-1", "U-maria", 1));
    }

    private static async Task LogAsync(Workspace workspace, params (string Id, string Rep, int Day)[] rows)
    {
        var members = new MemberStore(workspace);
        members.Save(new Member { Id = "U-maria", Name = "Maria", Email = "maria@example.com", TimeZone = "UTC", Locale = "en-US" });
        members.Save(new Member { Id = "U-tom", Name = "Tom", Email = "tom@example.com", TimeZone = "UTC", Locale = "en-US" });
        var referrals = new ReferralStore(workspace);
        foreach ((string id, string rep, int day) in rows)
        {
            referrals.Save(null, new Referral
            {
                Id = id,
                RepId = rep,
                Source = new Person("kim", "Kim Lee", null),
                Prospect = new Person("dana", "Dana Fox", null),
                Introduction = Introduction.Email,
                ReceivedOn = new LocalDate(2026, 11, day),
                LoggedAt = Instant.FromUtc(2026, 11, day, 9, 0),
                ChangedAt = Instant.FromUtc(2026, 11, day, 9, 0),
            });
        }

        Assert.True((await workspace.CommitAsync(CancellationToken.None)).IsCommitted);
    }

    private async Task<(int Exit, string Output)> RunAsync(string[] arguments)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Sqlite:Path", Database)]).Build();
        using var error = new StringWriter { NewLine = "\n" };
        int exit = await ExportCommand.Create(settings).Parse(arguments).InvokeAsync(new InvocationConfiguration { Error = error });
        return (exit, error.ToString());
    }
}
