using System.CommandLine;
using System.Text;
using Microsoft.Extensions.Configuration;
using NodaTime;
using ReferralBot.Bot.Commands;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Commands;

public sealed class RecountTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly LocalDate Day = new(2026, 11, 2);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private string Database => Path.Combine(folder.FullName, "referrals.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task FindsNoDifferenceWhereThereIsNone()
    {
        await LogAsync(_ => { });

        Assert.Equal((0, $"Recounted 1 workspace in {Database}: no difference.\n"), await RunAsync());
    }

    [Fact]
    public async Task PrintsDifferencesAndPutsThemRight()
    {
        await LogAsync(figures => figures.Replace("\"Received\":[0,1]", "\"Received\":[0,2]"));

        const string Difference = "team: member maria, 2026-11-02, Received: the counter says 2, the records say 1\n";
        Assert.Equal((1, $"{Difference}Recounted 1 workspace in {Database}: 1 difference.\n"), await RunAsync());
        Assert.Equal((0, $"{Difference}Recounted 1 workspace in {Database}: 1 difference, put right.\n"), await RunAsync("--repair"));
        Assert.Equal((0, $"Recounted 1 workspace in {Database}: no difference.\n"), await RunAsync());
    }

    private async Task LogAsync(Action<StringBuilder> spoil)
    {
        await using SqliteTableStore store = SqliteTableStore.Open(Database);
        var workspace = new Workspace(store, "team");
        new ReferralStore(workspace).Save(null, new Referral
        {
            Id = "r",
            RepId = "maria",
            Source = new Person("kim", "Kim Lee", null),
            Prospect = new Person("dana", "Dana Fox", null),
            Introduction = Introduction.Email,
            ReceivedOn = Day,
            LoggedAt = Day.AtMidnight().InUtc().ToInstant(),
            ChangedAt = Day.AtMidnight().InUtc().ToInstant(),
        });
        Assert.True((await workspace.CommitAsync(None)).IsCommitted);
        string key = RowKeys.Figures(Day.With(DateAdjusters.StartOfMonth), "maria");
        var figures = new StringBuilder(Encoding.UTF8.GetString((await store.GetAsync("team", key, None))!.Data.Span));
        spoil(figures);
        await store.CommitAsync(RowKeys.InstancesPartition, [RowWrite.Put("a bot", "1"u8.ToArray())], None);
        await store.CommitAsync("team", [RowWrite.Put(key, Encoding.UTF8.GetBytes(figures.ToString()))], None);
    }

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Sqlite:Path", Database)]).Build();
        using var output = new StringWriter { NewLine = "\n" };
        int exit = await RecountCommand.Create(settings).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output });
        return (exit, output.ToString());
    }
}
