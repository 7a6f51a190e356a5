using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReferralBot.Bot.Nudges;
using ReferralBot.Bot.Teams;
using ReferralBot.Bot.Turns;
using ReferralBot.Storage;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;
using ReferralBot.Tests.Teams;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>A whole bot, spoken to over HTTP, whose machine's clock is set forwards and backwards by an hour.</summary>
public sealed class ClockJumpTests : IDisposable
{
    private const int Member = 1;
    private const int Reminder = 1;
    private const int Later = 4;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-clock-");
    private readonly FakeClock clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task EachMessageIsAnsweredAndEachReminderSentOnceWhateverTheClockDoes()
    {
        await using TeamsWorld teams = await TeamsWorld.StartAsync();
        WebApplication app = Build();
        await using LoopbackServer server = await LoopbackServer.StartAsync(app);
        var bot = new Uri(server.Url);
        await SayAsync($"remind me in 30 minutes to call {TeamsWorld.NameOf(Reminder)}", Reminder);
        object referral = await SayAsync(Referral(2), 2);

        clock.Jump(Hour);
        await TeamsWorld.UntilAsync(() => teams.AnswersTo(TeamsWorld.NameOf(Reminder)).Count == 2);
        Assert.Equal(200, await teams.DeliverAsync(referral, bot, CancellationToken.None));
        await SayAsync(Referral(3), 3);

        clock.Jump(-Hour);
        Assert.Equal(200, await teams.DeliverAsync(referral, bot, CancellationToken.None));
        await SayAsync($"remind me in 30 minutes to call {TeamsWorld.NameOf(Later)}", Later);
        await LookAsync();
        Assert.Equal([2, 1, 1, 1], Enumerable.Range(1, 4).Select(number => teams.AnswersTo(TeamsWorld.NameOf(number)).Count));

        clock.Advance(Hour);
        await LookAsync();
        await TeamsWorld.UntilAsync(() => teams.AnswersTo(TeamsWorld.NameOf(Later)).Count == 2);
        await SayAsync(Referral(5), 5);
        Assert.Equal([2, 1, 1, 2, 1], Enumerable.Range(1, 5).Select(number => teams.AnswersTo(TeamsWorld.NameOf(number)).Count));

        var store = app.Services.GetRequiredService<ITableStore>();
        Assert.Equal(StoreHealth.Ready, await store.CheckAsync(CancellationToken.None));
        IReadOnlyList<Referral> kept = await new ReferralStore(new Workspace(store, TeamsWorld.Workspace)).AllAfterAsync(null, 10, CancellationToken.None);
        Assert.Equal(((int[])[2, 3, 5]).Select(number => "Dana " + TeamsWorld.NameOf(number)), kept.Select(one => one.Prospect.Name).Order(StringComparer.Ordinal));

        async Task<object> SayAsync(string text, int number)
        {
            object message = teams.Message(Member, number, text);
            Assert.Equal(200, await teams.DeliverAsync(message, bot, CancellationToken.None));
            await TeamsWorld.UntilAsync(() => teams.AnswersTo(TeamsWorld.NameOf(number)).Count > 0);
            return message;
        }

        async Task LookAsync()
        {
            await app.Services.GetRequiredService<ScheduleRunner>().RunDueAsync(CancellationToken.None);
            await app.Services.GetRequiredService<TurnWorker>().WhenStillAsync(CancellationToken.None);
        }
    }

    private static string Referral(int number) => $"log referral from Kim Lee at Acme: Dana {TeamsWorld.NameOf(number)}, VP Sales at Globex, intro by email";

    /// <summary>As the host puts it together, by a clock that can be set.</summary>
    private WebApplication Build()
    {
        WebApplicationBuilder builder = LoopbackServer.CreateBuilder("Development");
        builder.Configuration.AddInMemoryCollection([new("Storage:Sqlite:Path", Path.Combine(folder.FullName, "referrals.db"))]);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddStorage(builder.Configuration, TimeProvider.System);
        builder.Services.AddTurns(builder.Configuration);
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        WebApplication app = builder.Build();
        app.MapTeams();
        return app;
    }
}
