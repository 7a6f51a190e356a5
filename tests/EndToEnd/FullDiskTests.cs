using ReferralBot.Dialogs.Conversations;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Sqlite;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>A bot whose disk fills up and has room again, as the operator and the members see it.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Member = 1;
    private const int MostMessages = 1_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-full-");

    public void Dispose() => folder.Delete(recursive: true);

    [SmallDiskFact]
    public async Task WhatDoesNotFitIsRefusedSaidToTheMemberAndAnsweredOnceWhenThereIsRoom()
    {
        using var disk = new SmallDisk();
        string path = Path.Combine(disk.Path, "referrals.db");
        await using TeamsWorld teams = await TeamsWorld.StartAsync();
        object? refused = null;
        int said = 0;
        using (BotProcess bot = BotProcess.Start(Path.Combine(folder.FullName, "log"), ("Storage__Sqlite__Path", path)))
        {
            Assert.Equal((200, "ready"), await bot.ReadyAsync());
            string filler = disk.Fill();
            while (refused is null && said < MostMessages)
            {
                object message = teams.Message(Member, ++said, $"log referral from Kim Lee at Acme: Dana {TeamsWorld.NameOf(said)}, VP Sales at Globex, intro by email");
                int status = await teams.DeliverAsync(message, bot.Address, CancellationToken.None);
                Assert.Contains(status, (int[])[200, 503]);
                refused = status == 503 ? message : null;
            }

            Assert.NotNull(refused);
            Assert.Equal((503, $"The disk that holds the database {path} is full."), await bot.ReadyAsync());
            await TeamsWorld.UntilAsync(() => teams.Texts.Contains(ChannelWords.NothingSaved));
            Assert.Empty(teams.AnswersTo(TeamsWorld.NameOf(said)));

            File.Delete(filler);
            Assert.Equal((200, "ready"), await bot.ReadyAsync());
            Assert.Equal(200, await teams.DeliverAsync(refused, bot.Address, CancellationToken.None));
            Assert.Equal(200, await teams.DeliverAsync(refused, bot.Address, CancellationToken.None));
            await TeamsWorld.UntilAsync(() => teams.AnswersTo(TeamsWorld.NameOf(said)).Count > 0);
        }

        Assert.All(Enumerable.Range(1, said), number => Assert.Single(teams.AnswersTo(TeamsWorld.NameOf(number))));
        await using SqliteTableStore store = SqliteTableStore.Open(path);
        var referrals = new ReferralStore(new Workspace(store, TeamsWorld.Workspace));
        IReadOnlyList<Referral> kept = await referrals.AllAfterAsync(null, MostMessages, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, said).Select(number => "Dana " + TeamsWorld.NameOf(number)), kept.Select(referral => referral.Prospect.Name));
    }
}
