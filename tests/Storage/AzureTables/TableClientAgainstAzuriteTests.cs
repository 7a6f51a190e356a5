using Azure;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage.AzureTables;

[Collection(AzuriteTests.Name)]
public sealed class TableClientAgainstAzuriteTests(Azurite azurite)
{
    [NodeFact]
    public async Task KeepsEveryType()
    {
        TableClient table = await CreateTable();
        var entity = new TableEntity("p'1", "a b")
        {
            { "Text", "a\tb\"\\ 🦊" },
            { "Flag", true },
            { "Int", 7 },
            { "Long", 7L },
            { "Big", long.MaxValue },
            { "Whole", 3.0 },
            { "Double", 1.5e300 },
            { "NaN", double.NaN },
            { "Time", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(1) },
            { "Id", Guid.NewGuid() },
        };
        await table.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, entity)]);
        TableEntity read = (await table.GetEntityIfExistsAsync("p'1", "a b"))!;
        Assert.Equal(entity.OrderBy(property => property.Key), read.OrderBy(property => property.Key));
        Assert.NotEqual(default, read.ETag);
    }

    [NodeFact]
    public async Task ReplacesMergesAndDeletes()
    {
        TableClient table = await CreateTable();
        await Submit(table, TableTransactionActionType.Add, new TableEntity("p", "1") { { "A", 1 }, { "B", 2 } });
        await Submit(table, TableTransactionActionType.UpdateMerge, new TableEntity("p", "1") { { "A", 3 } });
        Assert.Equal([("A", 3), ("B", 2)], (await table.GetEntityIfExistsAsync("p", "1"))!.Select(property => (property.Key, (int)property.Value)).Order());
        await Submit(table, TableTransactionActionType.UpsertReplace, new TableEntity("p", "1") { { "C", 4 } });
        await Submit(table, TableTransactionActionType.UpsertMerge, new TableEntity("p", "1") { { "D", 5 } });
        TableEntity read = (await table.GetEntityIfExistsAsync("p", "1"))!;
        Assert.Equal([("C", 4), ("D", 5)], read.Select(property => (property.Key, (int)property.Value)).Order());
        await Submit(table, TableTransactionActionType.Delete, new TableEntity("p", "1"), read.ETag);
        Assert.Null(await table.GetEntityIfExistsAsync("p", "1"));
    }

    [NodeFact]
    public async Task TellsFailuresApart()
    {
        TableClient table = await CreateTable();
        await table.CreateIfNotExistsAsync();
        await Submit(table, TableTransactionActionType.Add, new TableEntity("p", "1"));
        ETag old = (await table.GetEntityIfExistsAsync("p", "1"))!.ETag;
        await Submit(table, TableTransactionActionType.UpsertReplace, new TableEntity("p", "1") { { "A", 1 } });

        Assert.Equal((TableFailure.Exists, 1), await Fails(table, TableTransactionActionType.Add, "1"));
        Assert.Equal((TableFailure.ConditionNotMet, 1), await Fails(table, TableTransactionActionType.UpdateReplace, "1", old));
        Assert.Equal((TableFailure.ConditionNotMet, 1), await Fails(table, TableTransactionActionType.Delete, "1", old));
        Assert.Equal((TableFailure.NotFound, 1), await Fails(table, TableTransactionActionType.UpdateReplace, "2", old));
        Assert.Equal((TableFailure.NotFound, 1), await Fails(table, TableTransactionActionType.Delete, "2"));
        Assert.Null(await table.GetEntityIfExistsAsync("p", "0"));
    }

    [NodeFact]
    public async Task TellsAMissingTableFromAMissingEntity()
    {
        TableClient table = azurite.OpenService().GetTableClient(Azurite.NewPrefix());
        Assert.Equal(TableFailure.TableNotFound, (await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync("p", "1"))).Failure());
        await table.CreateIfNotExistsAsync();
        Assert.Null(await table.GetEntityIfExistsAsync("p", "1"));
    }

    [NodeFact]
    public async Task IsRefusedWithAWrongKey()
    {
        var service = new TableServiceClient(azurite.Endpoint, new TableSharedKeyCredential("devstoreaccount1", "a2V5"), new TableClientOptions(TimeProvider.System));
        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => service.GetTableClient("Rows").CreateIfNotExistsAsync());
        Assert.Equal(TableFailure.Refused, error.Failure());
    }

    [NodeFact]
    public async Task ReadsAllPages()
    {
        TableClient table = await CreateTable();
        foreach (int[] some in Enumerable.Range(0, 2_300).Chunk(100))
        {
            await table.SubmitTransactionAsync([.. some.Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{i:0000}")))]);
        }

        var sizes = new List<int>();
        await foreach (Page<TableEntity> page in table.QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {"p"}")).AsPages())
        {
            sizes.Add(page.Values.Count);
        }

        Assert.Equal([1000, 1000, 300], sizes);
    }

    private static Task Submit(TableClient table, TableTransactionActionType type, TableEntity entity, ETag eTag = default) =>
        table.SubmitTransactionAsync([new TableTransactionAction(type, entity, eTag)]);

    private static async Task<(TableFailure Failure, int? Index)> Fails(TableClient table, TableTransactionActionType type, string rowKey, ETag eTag = default)
    {
        TableTransactionFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", "0")),
            new TableTransactionAction(type, new TableEntity("p", rowKey), eTag),
        ]));
        return (error.Failure(), error.FailedTransactionActionIndex);
    }

    private async Task<TableClient> CreateTable()
    {
        TableClient table = azurite.OpenService().GetTableClient(Azurite.NewPrefix());
        await table.CreateIfNotExistsAsync();
        return table;
    }
}
