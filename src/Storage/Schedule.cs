using System.Text.Json;
using NodaTime;
using ReferralBot.Storage.Rows;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage;

/// <summary>
/// When each workspace has its next appointment. It may be early, never late: the appointments themselves stand in the
/// workspaces and are kept once, whoever looks.
/// </summary>
/// <param name="store">The engine.</param>
public sealed class Schedule(ITableStore store)
{
    private const string Kind = "workspace";
    private const int Page = 1000;

    /// <summary>Makes sure that a workspace is looked at by a time.</summary>
    public async ValueTask AnnounceAsync(string workspace, Instant at, CancellationToken cancellationToken)
    {
        while (true)
        {
            TableRow? row = await store.GetAsync(RowKeys.SchedulePartition, RowKeys.Scheduled(workspace), cancellationToken).ConfigureAwait(false);
            if (row is not null && Parse(row).At <= at || await WriteAsync(workspace, at, row, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    /// <summary>The workspaces to look at now.</summary>
    public async ValueTask<IReadOnlyList<Appointment>> DueAsync(Instant now, CancellationToken cancellationToken)
    {
        var due = new List<Appointment>();
        var range = new RowRange(" ", "~~");
        IReadOnlyList<TableRow> page;
        do
        {
            page = await store.QueryAsync(RowKeys.SchedulePartition, range, Page, cancellationToken).ConfigureAwait(false);
            due.AddRange(page.Select(Parse).Where(one => one.At <= now));
            range = page.Count > 0 ? range.After(page[^1].RowKey) : range;
        }
        while (page.Count == Page);
        return due;
    }

    /// <summary>
    /// Moves a workspace on to its next appointment after it was looked at, unless an earlier one was announced since.
    /// </summary>
    public async ValueTask MoveOnAsync(Appointment looked, Instant? next, CancellationToken cancellationToken)
    {
        TableRow? row = await store.GetAsync(RowKeys.SchedulePartition, RowKeys.Scheduled(looked.Id), cancellationToken).ConfigureAwait(false);
        if (row is null || Parse(row).At != looked.At)
        {
            return;
        }

        RowWrite write = next is { } at
            ? RowWrite.Replace(row.RowKey, Data(looked.Id, at), row.ETag)
            : RowWrite.Delete(row.RowKey, row.ETag);
        await store.CommitAsync(RowKeys.SchedulePartition, [write], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> WriteAsync(string workspace, Instant at, TableRow? row, CancellationToken cancellationToken)
    {
        RowWrite write = row is null
            ? RowWrite.Insert(RowKeys.Scheduled(workspace), Data(workspace, at))
            : RowWrite.Replace(row.RowKey, Data(workspace, at), row.ETag);
        return (await store.CommitAsync(RowKeys.SchedulePartition, [write], cancellationToken).ConfigureAwait(false)).IsCommitted;
    }

    private static byte[] Data(string workspace, Instant at) =>
        JsonSerializer.SerializeToUtf8Bytes(new Appointment(Kind, workspace, at), RowJson.Default.Appointment);

    private static Appointment Parse(TableRow row) => JsonSerializer.Deserialize(row.Data.Span, RowJson.Default.Appointment)!;
}
