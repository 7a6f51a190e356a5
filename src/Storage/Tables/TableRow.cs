namespace ReferralBot.Storage.Tables;

/// <summary>One row of a partition.</summary>
/// <param name="RowKey">The key within the partition.</param>
/// <param name="Data">The properties, as UTF-8 JSON.</param>
/// <param name="ETag">The version of the row; changes with every write.</param>
public sealed record TableRow(string RowKey, ReadOnlyMemory<byte> Data, string ETag);
