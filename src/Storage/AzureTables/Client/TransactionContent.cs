using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// An entity group transaction as it goes over the wire: requests inside a change set inside a batch
/// (https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions). Lines end in CRLF, and an empty
/// line follows the headers of a part even where it has no body.
/// </summary>
internal sealed class TransactionContent
{
    private readonly ArrayBufferWriter<byte> output = new(4096);
    private readonly string batch = $"batch_{Guid.NewGuid():D}";

    public TransactionContent(TableClient table, IReadOnlyList<TableTransactionAction> actions)
    {
        string changeSet = $"changeset_{Guid.NewGuid():D}";
        Write($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        foreach (TableTransactionAction action in actions)
        {
            Write($"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            WriteRequest(table, action);
        }

        Write($"--{changeSet}--\r\n--{batch}--\r\n");
    }

    public string ContentType => $"multipart/mixed; boundary={batch}";

    public ReadOnlyMemory<byte> Bytes => output.WrittenMemory;

    private void WriteRequest(TableClient table, TableTransactionAction action)
    {
        string method = action.ActionType switch
        {
            TableTransactionActionType.Add => "POST",
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT",
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "MERGE",
            TableTransactionActionType.Delete => "DELETE",
        };
        Uri uri = action.ActionType == TableTransactionActionType.Add ? table.Uri : table.EntityUri(action.Entity.PartitionKey, action.Entity.RowKey);
        Write($"{method} {uri.AbsoluteUri} HTTP/1.1\r\nAccept: {TableClient.JsonType}\r\nDataServiceVersion: 3.0\r\n");
        if (IsConditional(action))
        {
            Write($"If-Match: {(action.ETag == default ? ETag.All : action.ETag).ToString("H")}\r\n");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Write($"\r\n\r\n");
            return;
        }

        Write($"Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n");
        EntityJson.Write(output, action.Entity);
        Write($"\r\n");
    }

    private static bool IsConditional(TableTransactionAction action) =>
        action.ActionType is TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpdateMerge or TableTransactionActionType.Delete;

    private void Write(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture), output);
}
