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
    private const long Deleted = 0;
    private const int SameAsBefore = 0;

    private readonly MemoryStream bytes = new();
    private readonly BinaryWriter writer;

    public RecentLog() => writer = new BinaryWriter(bytes, Encoding.UTF8);

    /// <summary>All that was added.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            writer.Flush();
            return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        }
    }

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
                writer.Write7BitEncodedInt64(Deleted);
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

    /// <summary>Takes away what was added.</summary>
    public void Clear()
    {
        writer.Flush();
        bytes.SetLength(0);
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Tells each commit's rows; null for one that it deleted.</summary>
    /// <exception cref="SqliteException">The bytes are damaged.</exception>
    public static void Read(byte[] log, Action<string, IReadOnlyList<RecentRow>> onCommit)
    {
        using var reader = new BinaryReader(new MemoryStream(log), Encoding.UTF8);
        try
        {
            while (reader.BaseStream.Position < log.Length)
            {
                onCommit(reader.ReadString(), ReadRows(reader));
            }
        }
        catch (Exception error) when (error is IOException or FormatException or OverflowException)
        {
            throw new SqliteException($"What was committed last is damaged: {error.Message}", SQLitePCL.raw.SQLITE_CORRUPT);
        }
    }

    private static RecentRow[] ReadRows(BinaryReader reader)
    {
        int count = reader.Read7BitEncodedInt();
        if (count is < 0 or > RowWrite.MaximumInCommit)
        {
            throw new FormatException($"A commit has {count} rows.");
        }

        var rows = new RecentRow[count];
        ReadOnlyMemory<byte> data = default;
        for (int i = 0; i < rows.Length; i++)
        {
            string rowKey = reader.ReadString();
            long version = reader.Read7BitEncodedInt64();
            if (version != Deleted && reader.Read7BitEncodedInt() is not SameAsBefore and int length)
            {
                data = ReadData(reader, length - 1);
            }

            rows[i] = new(rowKey, version == Deleted ? null : new TableRow(rowKey, data, ETag.Write(version)));
        }

        return rows;
    }

    private static byte[] ReadData(BinaryReader reader, int length)
    {
        byte[] data = length is >= 0 and <= RowWrite.MaximumData ? reader.ReadBytes(length) : throw new FormatException($"A row has {length} bytes.");
        return data.Length == length ? data : throw new EndOfStreamException();
    }
}
