namespace ReferralBot.Storage.Tables;

/// <summary>One write of a commit.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="RowKey">The row.</param>
/// <param name="Data">The new properties, as UTF-8 JSON; empty for a delete. The bytes are the store's from then on: the caller does not change them.</param>
/// <param name="ETag">For <see cref="RowWriteKind.Replace"/> and <see cref="RowWriteKind.Delete"/>: the version that must still be there; null deletes or replaces any.</param>
public readonly record struct RowWrite(RowWriteKind Kind, string RowKey, ReadOnlyMemory<byte> Data, string? ETag)
{
    /// <summary>The most writes that one commit may have (the limit of Azure Table storage).</summary>
    public const int MaximumInCommit = 100;

    /// <summary>The most bytes of UTF-8 that one row may have: what fits 1 MiB of UTF-16 in Azure Table storage with room for keys.</summary>
    public const int MaximumData = 480 * 1024;

    /// <summary>The most bytes of UTF-8 that the rows of one commit may have together: what fits a request of 4 MiB, however it is escaped.</summary>
    public const int MaximumDataInCommit = 1024 * 1024;

    /// <summary>A new row; the commit fails where the key is taken.</summary>
    public static RowWrite Insert(string rowKey, ReadOnlyMemory<byte> data) => new(RowWriteKind.Insert, rowKey, data, null);

    /// <summary>New properties for a row that must still have the version given.</summary>
    public static RowWrite Replace(string rowKey, ReadOnlyMemory<byte> data, string eTag) => new(RowWriteKind.Replace, rowKey, data, eTag);

    /// <summary>A row, new or not.</summary>
    public static RowWrite Put(string rowKey, ReadOnlyMemory<byte> data) => new(RowWriteKind.Put, rowKey, data, null);

    /// <summary>No row any more; where a version is given it must still be there. A missing row is fine without a version.</summary>
    public static RowWrite Delete(string rowKey, string? eTag = null) => new(RowWriteKind.Delete, rowKey, default, eTag);
}

/// <summary>What a <see cref="RowWrite"/> does.</summary>
public enum RowWriteKind
{
    /// <summary>Adds a row that must not exist.</summary>
    Insert,
    /// <summary>Replaces a row of a known version.</summary>
    Replace,
    /// <summary>Adds or replaces.</summary>
    Put,
    /// <summary>Removes.</summary>
    Delete,
}
