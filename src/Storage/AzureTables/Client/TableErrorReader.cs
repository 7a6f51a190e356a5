using System.Globalization;
using System.Text.Json;
using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// Makes exceptions of the answers of the service. Errors come as JSON with <c>odata.error</c>, some of the front end as
/// XML, some with a header alone.
/// </summary>
internal static class TableErrorReader
{
    private const string StatusLine = "HTTP/1.1 ";

    public static RequestFailedException Read(Response response) => Read(response.Status, ErrorCodeHeader(response), response.Content.ToString());

    /// <summary>
    /// The failure inside the answer to a transaction, or null where it was done. The answer itself is always 202; the failure
    /// is one part, whose message starts with the index of the action: <c>2:The specified entity already exists.</c>
    /// </summary>
    public static TableTransactionFailedException? ReadTransaction(Response response, int attempts)
    {
        string answer = response.Content.ToString();
        for (int at = answer.IndexOf(StatusLine, StringComparison.Ordinal); at >= 0; at = answer.IndexOf(StatusLine, at + 1, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> digits = answer.AsSpan(at + StatusLine.Length);
            int status = digits.Length >= 3 && int.TryParse(digits[..3], NumberStyles.None, CultureInfo.InvariantCulture, out int read) ? read : 0;
            if (status is < 200 or > 299)
            {
                RequestFailedException error = Read(status, null, PartBody(answer, at));
                return new TableTransactionFailedException(error, FailedIndex(error.Message), attempts);
            }
        }

        return null;
    }

    private static string? ErrorCodeHeader(Response response) => response.Headers.TryGetValue("x-ms-error-code", out string? code) ? code : null;

    private static string PartBody(string answer, int statusAt)
    {
        int start = answer.IndexOf("\r\n\r\n", statusAt, StringComparison.Ordinal);
        int end = start < 0 ? -1 : answer.IndexOf("\r\n--", start + 2, StringComparison.Ordinal);
        return start < 0 ? "" : answer[start..(end < 0 ? answer.Length : Math.Max(end, start))];
    }

    private static RequestFailedException Read(int status, string? code, string body)
    {
        string message = $"The table service answered {status}.";
        string trimmed = body.Trim();
        if (trimmed.StartsWith('{'))
        {
            ReadJson(trimmed, ref code, ref message);
        }
        else if (trimmed.StartsWith('<'))
        {
            code ??= Between(trimmed, "<Code>", "</Code>") ?? Between(trimmed, "<m:code>", "</m:code>");
        }

        return new RequestFailedException(status, message, code, null);
    }

    private static void ReadJson(string body, ref string? code, ref string message)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.TryGetProperty("odata.error", out JsonElement error) && error.ValueKind == JsonValueKind.Object)
            {
                code = error.TryGetProperty("code", out JsonElement named) && named.ValueKind == JsonValueKind.String ? named.GetString() : code;
                message = error.TryGetProperty("message", out JsonElement texts) && texts.ValueKind == JsonValueKind.Object
                    && texts.TryGetProperty("value", out JsonElement text) && text.ValueKind == JsonValueKind.String
                        ? text.GetString()!
                        : message;
            }
        }
        catch (JsonException)
        {
            // The status alone says enough.
        }
    }

    private static string? Between(string text, string before, string after)
    {
        int start = text.IndexOf(before, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? null : text[(start + before.Length)..end];
    }

    private static int? FailedIndex(string message)
    {
        int colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : null;
    }
}
