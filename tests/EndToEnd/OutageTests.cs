using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>A bot whose store goes away and comes back, as the operator and the members see it.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-outage-");

    public void Dispose() => folder.Delete(recursive: true);

    [NodeFact]
    public async Task ABotSaysThatItsStoreIsAwayTakesNothingInMeanwhileAndGoesOnByItself()
    {
        await using TeamsWorld teams = await TeamsWorld.StartAsync();
        Azurite azurite = Azurite.InFolder(folder.FullName);
        await azurite.StartAsync();
        using BotProcess bot = BotProcess.Start(
            Path.Combine(folder.FullName, "log"),
            ("Storage__Provider", "AzureTables"),
            ("Storage__AzureTables__ConnectionString", azurite.ConnectionString));
        Assert.Equal((200, "ready"), await bot.ReadyAsync());
        await teams.SayAsync(1, 1, Referral(1), () => bot.Address, CancellationToken.None);
        await AnsweredAsync(teams, 1);

        await azurite.StopAsync();
        Assert.Equal((503, $"The table service {azurite.Endpoint} does not answer."), await bot.ReadyAsync());
        Task said = teams.SayAsync(1, 2, Referral(2), () => bot.Address, CancellationToken.None);

        await azurite.StartAsync();
        await said;
        await AnsweredAsync(teams, 2);
        Assert.Equal((200, "ready"), await bot.ReadyAsync());
        Assert.Equal([1, 1], new[] { 1, 2 }.Select(number => teams.AnswersTo(TeamsWorld.NameOf(number)).Count));
        await azurite.DisposeAsync();
    }

    private static string Referral(int number) => $"log referral from Kim Lee at Acme: Dana {TeamsWorld.NameOf(number)}, VP Sales at Globex, intro by email";

    private static Task AnsweredAsync(TeamsWorld teams, int number) => TeamsWorld.UntilAsync(() => teams.AnswersTo(TeamsWorld.NameOf(number)).Count > 0);
}
