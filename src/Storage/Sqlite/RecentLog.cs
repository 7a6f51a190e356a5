using System.Text;
using Microsoft.Data.Sqlite;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// What the commits of a transaction write, as bytes: of each commit the partition, the number of its rows, and of each row the
/// key, the version (0: deleted), and the data after their length and one, or 0 where they are those of the row before. In a
/// referral's commit most rows are copies of one.
/// </summary>
internal sealed class RecentLog : IDisposable
{
    private const int SameAsBefore = 0;

    private readonly MemoryStream bytes = new();
    private readonly BinaryWriter writer;

    public RecentLog() => writer = new BinaryWriter(bytes, Encoding.UTF8);

    /// <summary>Adds a commit.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="rows">The rows afterwards.</param>
    public void Add(string partition, IReadOnlyList<RecentRow> rows)
    {
        writer.Write(partition);
        writer.Write7BitEncodedInt(rows.Count);
        ReadOnlyMemory<byte> before = default;
        foreach ((string rowKey, TableRow? committed, _) in rows)
        {
            writer.Write(rowKey);
            if (committed is not { } row)
            {
                writer.Write7BitEncodedInt64(LoggedRow.Deleted);
                continue;
            }

            writer.Write7BitEncodedInt64(ETag.Read(row.ETag));
            if (row.Data.Equals(before))
            {
                writer.Write7BitEncodedInt(SameAsBefore);
                continue;
            }

            writer.Write7BitEncodedInt(row.Data.Length + 1);
            writer.Write(row.Data.Span);
            before = row.Data;
        }
    }

    /// <summary>All that was added, until something else is done.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.GetBuffer().AsSpan(0, (int)bytes.Length);

    /// <summary>Takes away what was added.</summary>
    public void Clear() => bytes.SetLength(0);

    public void Dispose() => writer.Dispose();

    /// <summary>Tells each commit's rows.</summary>
    /// <exception cref="SqliteException">The bytes are damaged.</exception>
    public static void Read(ArraySegment<byte> log, Action<string, LoggedRow[]> onCommit)
    {
        using var reader = new BinaryReader(new MemoryStream(log.Array!, log.Offset, log.Count), Encoding.UTF8);
        try
        {
            while (reader.BaseStream.Position < log.Count)
            {
                onCommit(reader.ReadString(), ReadRows(reader, log));
            }
        }
        catch (Exception error) when (error is IOException or FormatException or OverflowException)
        {
            throw new SqliteException($"What was committed last is damaged: {error.Message}", SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    private static LoggedRow[] ReadRows(BinaryReader reader, ArraySegment<byte> log)
    {
        int count = reader.Read7BitEncodedInt();
        if (count is < 0 or > RowWrite.MaximumInCommit)
        {
            throw new FormatException($"A commit has {count} rows.");
        }

        var rows = new LoggedRow[count];
        (int dataAt, int dataLength) = (0, 0);
        for (int i = 0; i < rows.Length; i++)
        {
            (int keyAt, int keyLength) = Skip(reader, reader.Read7BitEncodedInt());
            long version = reader.Read7BitEncodedInt64();
            if (version != LoggedRow.Deleted && reader.Read7BitEncodedInt() is not SameAsBefore and int length)
            {
                (dataAt, dataLength) = Skip(reader, length - 1);
            }

            rows[i] = version == LoggedRow.Deleted
                ? new LoggedRow(log.Array!, log.Offset + keyAt, keyLength, 0, 0, version, IsNew: false)
                : new LoggedRow(log.Array!, log.Offset + keyAt, keyLength, log.Offset + dataAt, dataLength, version, IsNew: false);
        }

        return rows;
    }

    /// <summary>Passes over some bytes; tells where they are and how many.</summary>
    private static (int At, int Length) Skip(BinaryReader reader, int length)
    {
        Stream bytes = reader.BaseStream;
        if (length is < 0 or > RowWrite.MaximumData || length > bytes.Length - bytes.Position)
        {
            throw new FormatException($"{length} bytes are said to follow.");
        }

        int at = (int)bytes.Position;
        bytes.Position += length;
        return (at, length);
    }
}
