using Azure;
using Azure.Identity;
using ReferralBot.Storage.AzureTables.Client;

namespace ReferralBot.Storage.AzureTables;

/// <summary>
/// The two tables: one for the rows, and one that lists the partitions, because to find those among the rows would read
/// every row. They are created when they are first used, and again where somebody has removed them.
/// </summary>
internal sealed class StoreTables(TableServiceClient service, string prefix)
{
    private volatile bool exist;
    private int generation;

    public Uri Service => service.Uri;

    public TableClient Rows { get; } = service.GetTableClient(prefix + "Rows");

    public TableClient Partitions { get; } = service.GetTableClient(prefix + "Partitions");

    /// <summary>Counts how often the tables were created or found missing: what was known of their content is void then.</summary>
    public int Generation => Volatile.Read(ref generation);

    /// <exception cref="Tables.StoreUnavailableException">The service cannot be used now.</exception>
    public async Task<T> UseAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(request, cancellationToken);
        }
        catch (RequestFailedException error)
        {
            throw AzureFault.Unavailable(error, Service);
        }
        catch (AuthenticationFailedException error)
        {
            throw AzureFault.NoToken(error, Service);
        }
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        if (!exist)
        {
            await CreateAsync(cancellationToken);
        }

        try
        {
            return await request(cancellationToken);
        }
        catch (RequestFailedException error) when (error.Failure() == TableFailure.TableNotFound)
        {
            await CreateAsync(cancellationToken);
            return await request(cancellationToken);
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        exist = false;
        await Rows.CreateIfNotExistsAsync(cancellationToken);
        await Partitions.CreateIfNotExistsAsync(cancellationToken);
        Interlocked.Increment(ref generation);
        exist = true;
    }
}
