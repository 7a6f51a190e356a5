using ReferralBot.Storage.Tables;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage;

public sealed class SqliteTableStoreContract : TableStoreContract, IAsyncLifetime
{
    private readonly TemporaryStore temporary = TemporaryStore.Open();

    internal override ITableStore Store => temporary.Store;

    internal override ITableStore OfAnotherBot => temporary.Store;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => temporary.DisposeAsync().AsTask();
}
