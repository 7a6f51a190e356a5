using System.Diagnostics;
using ReferralBot.Bot.Turns;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>README's "Backup and restore", step by step, with the bot as it is shipped.</summary>
public sealed class RestoreTests : IDisposable
{
    private const int Member = 1;
    private const int Backup = 1;
    private const int AfterBackup = 2;
    private const int AfterRestore = 3;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-restore-");

    private string Database => Path.Combine(folder.FullName, "referrals.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ABotStartedOnABackupHasWhatItHeldAndGoesOn()
    {
        string backup = Path.Combine(folder.FullName, "backup.db");
        await using TeamsWorld teams = await TeamsWorld.StartAsync();
        using (BotProcess bot = Start())
        {
            await LogAsync(teams, bot, Backup);
            Assert.Equal(0, RunBackup(backup));
            await LogAsync(teams, bot, AfterBackup);
            Assert.Equal((true, true), await ListsAsync(teams, bot));
            bot.Kill();
        }

        Assert.True(File.Exists(Database + "-wal"), "a bot that was killed leaves what the restore has to delete");
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        File.Copy(backup, Database, overwrite: true);

        using BotProcess restored = Start();
        Assert.Equal((200, "ready"), await restored.ReadyAsync());
        Assert.Equal((true, false), await ListsAsync(teams, restored));
        await LogAsync(teams, restored, AfterRestore);
    }

    private BotProcess Start() => BotProcess.Start(Path.Combine(folder.FullName, "log"), ("Storage__Sqlite__Path", Database));

    private static async Task LogAsync(TeamsWorld teams, BotProcess bot, int number)
    {
        string name = TeamsWorld.NameOf(number);
        Assert.Equal((200, "ready"), await bot.ReadyAsync());
        await teams.SayAsync(Member, number, $"log referral from Kim Lee at Acme: Dana {name}, VP Sales at Globex, intro by email", () => bot.Address, CancellationToken.None);
        await TeamsWorld.UntilAsync(() => teams.AnswersTo(name).Count > 0);
    }

    /// <summary>Whether the member's list has the referral logged before the backup, and the one logged after it.</summary>
    private static async Task<(bool Before, bool After)> ListsAsync(TeamsWorld teams, BotProcess bot)
    {
        (int before, int after) = (Answers(Backup), Answers(AfterBackup));
        int heard = teams.Texts.Count;
        await teams.SayAsync(Member, 0, "my referrals", () => bot.Address, CancellationToken.None);
        await TeamsWorld.UntilAsync(() => teams.Texts.Count > heard);
        return (Answers(Backup) > before, Answers(AfterBackup) > after);

        int Answers(int number) => teams.AnswersTo(TeamsWorld.NameOf(number)).Count;
    }

    private int RunBackup(string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IChannel).Assembly.Location, "backup", file]) { RedirectStandardOutput = true };
        start.Environment["Storage__Sqlite__Path"] = Database;
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
