namespace ReferralBot.Benchmarks.Load;

/// <summary>A fresh folder for a bot's store and log. It is removed at the end, unless something went wrong there.</summary>
internal sealed class BotFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-load-");

    /// <summary>The store's file.</summary>
    public string Store => Path.Combine(folder.FullName, "referrals.db");

    /// <summary>The log's file.</summary>
    public string Log => Path.Combine(folder.FullName, "log");

    /// <summary>True once all went well; until then it is kept for a look.</summary>
    public bool IsDone { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (IsDone)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            Console.WriteLine($"Store and log are kept in {folder.FullName}");
        }
    }
}
