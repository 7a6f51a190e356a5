using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// One table. Failures are <see cref="RequestFailedException"/>s, told apart by <see cref="TableFailures.Failure"/>; breaches of
/// <see cref="TableLimits"/> are <see cref="ArgumentException"/>s before anything is sent.
/// </summary>
internal sealed class TableClient
{
    /// <summary>Without minimal metadata the service sends neither ETags nor types.</summary>
    public const string JsonType = "application/json;odata=minimalmetadata";

    private readonly HttpPipeline pipeline;
    private readonly string service;

    public TableClient(Uri service, string name, HttpPipeline pipeline)
    {
        this.pipeline = pipeline;
        this.service = service.AbsoluteUri.TrimEnd('/');
        Name = name;
        Uri = new Uri($"{this.service}/{name}");
    }

    public string Name { get; }

    public Uri Uri { get; }

    /// <summary>A filter with its values quoted.</summary>
    public static string CreateQueryFilter(FormattableString filter)
    {
        object[] values = [.. filter.GetArguments().Select(object (value) => Literal(value))];
        return string.Format(CultureInfo.InvariantCulture, filter.Format, values);
    }

    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        using HttpMessage message = CreateMessage(RequestMethod.Post, new Uri($"{service}/Tables"));
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes($$"""{"TableName":"{{Name}}"}"""));
        Response response = await SendAsync(message, cancellationToken);
        if (response.IsError && TableErrorReader.Read(response) is var error && error.Failure() != TableFailure.Exists)
        {
            throw error;
        }
    }

    /// <summary>The entity, or null where there is none.</summary>
    public async Task<TableEntity?> GetEntityIfExistsAsync(string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckKey(partitionKey);
        TableLimits.CheckKey(rowKey);
        using HttpMessage message = CreateMessage(RequestMethod.Get, EntityUri(partitionKey, rowKey));
        Response response = await SendAsync(message, cancellationToken);
        if (response.IsError)
        {
            RequestFailedException error = TableErrorReader.Read(response);
            return error.Failure() == TableFailure.NotFound ? null : throw error;
        }

        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        return EntityJson.Read(document.RootElement);
    }

    /// <summary>The entities that a filter names, in the order of their keys, page by page.</summary>
    /// <param name="filter">As <see cref="CreateQueryFilter"/> makes it; null for all.</param>
    /// <param name="maxPerPage">At most 1,000, which is also what the service sends at most.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public AsyncPageable<TableEntity> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TableEntityPages(this, filter, maxPerPage, cancellationToken);

    /// <summary>Does all the actions or none.</summary>
    /// <exception cref="TableTransactionFailedException">One of the actions could not be done.</exception>
    public async Task SubmitTransactionAsync(IReadOnlyList<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        TableLimits.CheckTransaction(transactionActions);
        var content = new TransactionContent(this, transactionActions);
        TableLimits.CheckTransactionBytes(content.Bytes.Length);
        using HttpMessage message = CreateMessage(RequestMethod.Post, new Uri($"{service}/$batch"));
        message.Request.Headers.SetValue("Content-Type", content.ContentType);
        message.Request.Content = RequestContent.Create(content.Bytes);
        Response response = await SendAsync(message, cancellationToken);
        if (response.IsError)
        {
            throw TableErrorReader.Read(response);
        }

        if (TableErrorReader.ReadTransaction(response, AttemptCounter.Count(message)) is { } failure)
        {
            throw failure;
        }
    }

    public Uri EntityUri(string partitionKey, string rowKey) =>
        new($"{Uri.AbsoluteUri}(PartitionKey='{EscapeKey(partitionKey)}',RowKey='{EscapeKey(rowKey)}')");

    internal async Task<Page<TableEntity>> QueryPageAsync(string? filter, int? top, string? continuationToken, CancellationToken cancellationToken)
    {
        using HttpMessage message = CreateMessage(RequestMethod.Get, QueryUri(filter, top, continuationToken));
        Response response = await SendAsync(message, cancellationToken);
        if (response.IsError)
        {
            throw TableErrorReader.Read(response);
        }

        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        TableEntity[] entities = [.. document.RootElement.GetProperty("value").EnumerateArray().Select(EntityJson.Read)];
        return Page<TableEntity>.FromValues(entities, ContinuationToken(response), response);
    }

    /// <summary>A page, even an empty one, goes on where these headers are; what they hold is handed back as it came.</summary>
    private static string? ContinuationToken(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partitionKey))
        {
            return null;
        }

        string token = $"&NextPartitionKey={Uri.EscapeDataString(partitionKey)}";
        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? rowKey)
            ? $"{token}&NextRowKey={Uri.EscapeDataString(rowKey)}"
            : token;
    }

    private Uri QueryUri(string? filter, int? top, string? continuationToken)
    {
        var query = new StringBuilder("$format=application/json;odata=minimalmetadata");
        if (filter is not null)
        {
            query.Append("&$filter=").Append(Uri.EscapeDataString(filter));
        }

        if (top is { } count)
        {
            query.Append(CultureInfo.InvariantCulture, $"&$top={count}");
        }

        return new Uri($"{Uri.AbsoluteUri}()?{query}{continuationToken}");
    }

    private HttpMessage CreateMessage(RequestMethod method, Uri uri)
    {
        HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.SetValue("Accept", JsonType);
        message.Request.Headers.SetValue("x-ms-version", TableClientOptions.ServiceVersion);
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
        catch (Exception error) when (IsOutage(error) && !cancellationToken.IsCancellationRequested)
        {
            throw new RequestFailedException(0, "The table service does not answer.", null, error);
        }
    }

    /// <summary>Azure.Core throws what the last attempt threw, or all of them together.</summary>
    private static bool IsOutage(Exception error) => error switch
    {
        AggregateException several => several.InnerExceptions.All(IsOutage),
        RequestFailedException { Status: 0 } or IOException or OperationCanceledException => true,
        _ => false,
    };

    private static string EscapeKey(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => $"{number.ToString(CultureInfo.InvariantCulture)}L",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Guid id => $"guid'{id:D}'",
        DateTimeOffset time => $"datetime'{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        _ => throw new ArgumentException("A filter cannot hold such a value.", nameof(value)),
    };
}
