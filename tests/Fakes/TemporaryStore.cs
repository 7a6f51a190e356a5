using ReferralBot.Storage.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Fakes;

/// <summary>A real store on a file in a folder of its own, gone with the test.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-");

    private TemporaryStore() => Store = SqliteTableStore.Open(Path);

    public string Path => System.IO.Path.Combine(folder.FullName, "referrals.db");

    public ITableStore Store { get; private set; }

    public static TemporaryStore Open() => new();

    /// <summary>Closes the store and opens the file again, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Store = SqliteTableStore.Open(Path);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
