using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>The answer to a query, one request a page.</summary>
internal sealed class TableEntityPages(TableClient table, string? filter, int? maxPerPage, CancellationToken cancellationToken)
    : AsyncPageable<TableEntity>(cancellationToken)
{
    public override async IAsyncEnumerable<Page<TableEntity>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            Page<TableEntity> page = await table.QueryPageAsync(filter, pageSizeHint ?? maxPerPage, continuationToken, CancellationToken);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }
}
