using System.Text;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>A row where it stands in the bytes of a log. It holds nothing else, so that many of them cost the runtime's collector no more than a few.</summary>
/// <param name="Log">The bytes.</param>
/// <param name="KeyAt">Where the key begins, as UTF-8.</param>
/// <param name="KeyLength">How many bytes the key has.</param>
/// <param name="DataAt">Where the data begins.</param>
/// <param name="DataLength">How many bytes the data has.</param>
/// <param name="Version">The version, or <see cref="Deleted"/>.</param>
/// <param name="IsNew">Whether neither the file nor what is to come into it had such a row before.</param>
internal readonly record struct LoggedRow(byte[] Log, int KeyAt, int KeyLength, int DataAt, int DataLength, long Version, bool IsNew)
{
    /// <summary>The version of a row that was deleted.</summary>
    public const long Deleted = 0;

    /// <summary>Whether it was deleted.</summary>
    public bool IsDeleted => Version == Deleted;

    /// <summary>The key, as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => Log.AsSpan(KeyAt, KeyLength);

    /// <summary>The data, as UTF-8.</summary>
    public ReadOnlySpan<byte> Data => Log.AsSpan(DataAt, DataLength);

    /// <summary>The key.</summary>
    public string RowKey => Encoding.UTF8.GetString(Key);

    /// <summary>The row with data of its own, under its key as the caller has it; null where it was deleted.</summary>
    public TableRow? ToRow(string rowKey) => IsDeleted ? null : new TableRow(rowKey, Data.ToArray(), ETag.Write(Version));
}
