using System.Globalization;
using System.Text;
using Azure;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.AzureTables;

/// <summary>
/// Rows as entities: the data in strings <c>Data0</c>, <c>Data1</c>, ... (a property has 64 KiB at most), and in <c>CommitId</c>
/// which commit wrote it.
/// </summary>
internal static class AzureRows
{
    private const int CharactersInProperty = 32_000;
    private const string CommitIdName = "CommitId";

    private static readonly string[] DataNames =
        [.. Enumerable.Range(0, (RowWrite.MaximumData / (CharactersInProperty - 1)) + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"Data{i}"))];

    public static TableRow ToRow(TableEntity entity) =>
        new(AzureKeys.Unescape(entity.RowKey), Join(entity), entity.ETag.ToString());

    public static string? CommitId(TableEntity entity) => entity.GetString(CommitIdName);

    /// <param name="partition">The partition, escaped.</param>
    /// <param name="write">The write.</param>
    /// <param name="commitId">Marks the entity, see <see cref="PartitionWriter"/>.</param>
    public static TableTransactionAction ToAction(string partition, in RowWrite write, string commitId)
    {
        var entity = new TableEntity(partition, AzureKeys.Escape(write.RowKey));
        ETag eTag = write.ETag is null ? ETag.All : new ETag(write.ETag);
        if (write.Kind == RowWriteKind.Delete)
        {
            return new TableTransactionAction(TableTransactionActionType.Delete, entity, eTag);
        }

        entity.Add(CommitIdName, commitId);
        Split(write.Data.Span, entity);
        return write.Kind switch
        {
            RowWriteKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, entity),
            RowWriteKind.Put => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity),
            RowWriteKind.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, eTag),
            _ => throw new ArgumentOutOfRangeException(nameof(write), write.Kind, "No such kind of write."),
        };
    }

    private static void Split(ReadOnlySpan<byte> data, TableEntity entity)
    {
        string text = Encoding.UTF8.GetString(data);
        int start = 0;
        for (int i = 0; start < text.Length || i == 0; i++)
        {
            int length = Math.Min(CharactersInProperty, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            entity.Add(DataNames[i], text.Substring(start, length));
            start += length;
        }
    }

    private static byte[] Join(TableEntity entity)
    {
        string text = entity.GetString(DataNames[0]) ?? "";
        if (entity[DataNames[1]] is not null)
        {
            text = string.Concat(DataNames.Select(entity.GetString));
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
