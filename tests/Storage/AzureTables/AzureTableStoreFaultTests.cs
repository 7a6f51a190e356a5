using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using ReferralBot.Storage.AzureTables;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;
using ReferralBot.Tests.EndToEnd;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage.AzureTables;

/// <summary>Answers that are lost, late or refused, and a service that goes away and comes back.</summary>
[Collection(AzuriteTests.Name)]
public sealed class AzureTableStoreFaultTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string prefix = Azurite.NewPrefix();

    [NodeTheory]
    [InlineData(RowWriteKind.Insert)]
    [InlineData(RowWriteKind.Replace)]
    [InlineData(RowWriteKind.Put)]
    [InlineData(RowWriteKind.Delete)]
    public async Task TakesItsOwnWriteForDoneWhenTheAnswerWasLost(RowWriteKind kind)
    {
        await using AzureTableStore healthy = Store();
        await Commit(healthy, RowWrite.Put("there", "1"u8.ToArray()));
        string eTag = (await healthy.GetAsync("team", "there", None))!.ETag;
        RowWrite write = kind switch
        {
            RowWriteKind.Insert => RowWrite.Insert("new", "2"u8.ToArray()),
            RowWriteKind.Replace => RowWrite.Replace("there", "2"u8.ToArray(), eTag),
            RowWriteKind.Put => RowWrite.Put("there", "2"u8.ToArray()),
            RowWriteKind.Delete => RowWrite.Delete("there", eTag),
        };

        await using AzureTableStore store = Store((batch, _) => batch == 1 ? FaultKind.LosesAnswer : FaultKind.None);
        Assert.Equal(CommitOutcome.Committed, await Commit(store, write));
        string? stored = await healthy.GetAsync("team", write.RowKey, None) is { } row ? Encoding.UTF8.GetString(row.Data.Span) : null;
        Assert.Equal(kind == RowWriteKind.Delete ? null : "2", stored);
    }

    [NodeFact]
    public async Task DoesNotTakeSomebodyElsesWriteForItsOwn()
    {
        await using AzureTableStore other = Store();
        await Commit(other, RowWrite.Insert("same", "1"u8.ToArray()));
        await using AzureTableStore store = Store((batch, _) => batch == 1 ? Fault.Answers(HttpStatusCode.ServiceUnavailable) : FaultKind.None);
        Assert.Equal(new CommitOutcome(CommitOutcomeKind.Exists, "same"), await Commit(store, RowWrite.Insert("same", "1"u8.ToArray())));
    }

    [NodeFact]
    public async Task WaitsOutAServiceThatIsBusy()
    {
        await using AzureTableStore store = Store((batch, _) => batch <= 2 ? Fault.Answers(HttpStatusCode.ServiceUnavailable, "", ("Retry-After", "0")) : FaultKind.None);
        Assert.Equal(CommitOutcome.Committed, await Commit(store, RowWrite.Insert("a", "1"u8.ToArray())));
    }

    [NodeTheory]
    [InlineData(FaultKind.NoConnection, "does not answer.")]
    [InlineData(FaultKind.NeverAnswers, "does not answer.")]
    [InlineData(FaultKind.LosesAnswer, "does not answer.")]
    [InlineData(FaultKind.Answers, "is too busy or throttles this account.")]
    internal async Task SaysWhatIsWrongAndGoesOnAfterIt(FaultKind kind, string reason)
    {
        bool isFaulty = true;
        await using AzureTableStore store = Store((_, _) =>
            !isFaulty ? FaultKind.None : kind == FaultKind.Answers ? Fault.Answers(HttpStatusCode.ServiceUnavailable) : kind);
        string message = $"The table service {azurite.Endpoint} {reason}";
        Assert.Equal(message, (await Assert.ThrowsAsync<StoreUnavailableException>(() => Commit(store, RowWrite.Insert("a", "1"u8.ToArray())))).Message);
        Assert.Equal(new StoreHealth(false, message), await store.CheckAsync(None));

        isFaulty = false;
        Assert.Equal(StoreHealth.Ready, await store.CheckAsync(None));
        Assert.Equal(CommitOutcome.Committed, await Commit(store, RowWrite.Insert("b", "1"u8.ToArray())));
    }

    [NodeFact]
    public async Task SaysThatTheKeyIsRefused()
    {
        await using var store = new AzureTableStore(new TableServiceClient(azurite.Endpoint, new TableSharedKeyCredential("devstoreaccount1", "a2V5"), QuickToGiveUp(new SocketsHttpHandler())), prefix);
        StoreHealth health = await store.CheckAsync(None);
        Assert.Equal(
            new StoreHealth(false, $"The table service {azurite.Endpoint} refuses the sign-in (AuthorizationFailure): check Storage:AzureTables:ConnectionString and this machine's clock, or that the identity has the role Storage Table Data Contributor."),
            health);
    }

    [NodeFact]
    public async Task SendsWhatWaitsTogether()
    {
        int batches = 0;
        await using AzureTableStore store = Store((batch, _) =>
        {
            batches = batch;
            return FaultKind.None;
        });
        await Commit(store, RowWrite.Put("first", "1"u8.ToArray()));
        int before = batches;
        CommitOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Commit(store, RowWrite.Insert($"row {i}", "1"u8.ToArray()))));
        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
        Assert.InRange(batches - before, 2, 50);
    }

    [NodeFact]
    public async Task LetsTwoBotsShareARow()
    {
        await using AzureTableStore one = Store();
        await using AzureTableStore two = Store();
        await Commit(one, RowWrite.Insert("counter", "0"u8.ToArray()));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => AddTen(i % 2 == 0 ? one : two)));
        Assert.Equal("60", Encoding.UTF8.GetString((await one.GetAsync("team", "counter", None))!.Data.Span));

        static async Task AddTen(AzureTableStore store)
        {
            for (int done = 0; done < 10;)
            {
                TableRow row = (await store.GetAsync("team", "counter", None))!;
                byte[] next = Encoding.UTF8.GetBytes($"{int.Parse(Encoding.UTF8.GetString(row.Data.Span)) + 1}");
                done += (await Commit(store, RowWrite.Replace("counter", next, row.ETag))).IsCommitted ? 1 : 0;
            }
        }
    }

    [NodeFact]
    public async Task GoesOnAfterTheServiceWasRestartedInMidLoadAndLosesNothing()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("referralbot-azurite-");
        Azurite restarted = Azurite.InFolder(folder.FullName);
        await restarted.StartAsync();
        await using var store = new AzureTableStore(new TableServiceClient(restarted.ConnectionString, QuickToGiveUp(new SocketsHttpHandler())), prefix);
        var acknowledged = new HashSet<string>();
        int outages = 0;
        for (int i = 0; i < 300; i++)
        {
            if (i == 100)
            {
                await restarted.StopAsync();
                Assert.False((await store.CheckAsync(None)).IsReady);
            }

            if (i == 110)
            {
                await restarted.StartAsync();
            }

            try
            {
                await Commit(store, RowWrite.Insert($"row {i}", "1"u8.ToArray()));
                acknowledged.Add($"row {i}");
            }
            catch (StoreUnavailableException)
            {
                outages++;
            }
        }

        IEnumerable<string> stored = (await store.QueryAsync("team", RowRange.All, 1000, None)).Select(row => row.RowKey);
        await restarted.DisposeAsync();
        folder.Delete(recursive: true);
        Assert.Equal((10, 290), (outages, acknowledged.Count));
        Assert.Empty(acknowledged.Except(stored));
    }

    [NodeFact]
    public async Task MakesItsTablesAgainWhenTheyAreGone()
    {
        var other = new Azurite();
        await other.StartAsync();
        await using var store = new AzureTableStore(other.OpenService(), prefix);
        await Commit(store, RowWrite.Insert("a", "1"u8.ToArray()));
        await other.StopAsync();
        await other.StartAsync();
        Assert.Null(await store.GetAsync("team", "a", None));
        Assert.Equal(CommitOutcome.Committed, await Commit(store, RowWrite.Insert("a", "1"u8.ToArray())));
        Assert.Equal(["team"], await store.PartitionsAsync(None).ToListAsync());
        await other.DisposeAsync();
    }

    private static Task<CommitOutcome> Commit(AzureTableStore store, params RowWrite[] writes) => store.CommitAsync("team", writes, None).AsTask();

    private AzureTableStore Store() => Store((_, _) => FaultKind.None);

    /// <summary>A store whose transactions on rows meet faults; the number of the transaction counts attempts.</summary>
    private AzureTableStore Store(Func<int, HttpRequestMessage, Fault> plan)
    {
        int batches = 0;
        var handler = new FaultyHandler((_, request) =>
            request.RequestUri!.AbsolutePath.EndsWith("/$batch", StringComparison.Ordinal) && IsOnRows(request) ? plan(++batches, request) : FaultKind.None);
        return new AzureTableStore(new TableServiceClient(azurite.ConnectionString, QuickToGiveUp(handler)), prefix);
    }

    private static bool IsOnRows(HttpRequestMessage request)
    {
        var body = new MemoryStream();
        request.Content!.CopyTo(body, null, None);
        string text = Encoding.UTF8.GetString(body.ToArray());
        return text.Contains("Rows", StringComparison.Ordinal) || text.Contains("PartitionKey='probe'", StringComparison.Ordinal);
    }

    private static TableClientOptions QuickToGiveUp(HttpMessageHandler handler) => new(TimeProvider.System)
    {
        Transport = new HttpClientTransport(handler),
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(5), NetworkTimeout = TimeSpan.FromSeconds(1) },
    };
}
