using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// Entities as JSON with minimal metadata: types that JSON has not are named beside the property
/// (https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations).
/// </summary>
internal static class EntityJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    public static void Write(IBufferWriter<byte> output, TableEntity entity)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        WriteString(json, "PartitionKey", entity.PartitionKey);
        WriteString(json, "RowKey", entity.RowKey);
        foreach ((string name, object value) in entity)
        {
            WriteProperty(json, name, value);
        }

        json.WriteEndObject();
    }

    public static TableEntity Read(JsonElement element)
    {
        var entity = new TableEntity(element.GetProperty("PartitionKey").GetString()!, element.GetProperty("RowKey").GetString()!)
        {
            ETag = element.TryGetProperty("odata.etag", out JsonElement eTag) ? new ETag(eTag.GetString()!) : default,
            Timestamp = element.TryGetProperty("Timestamp", out JsonElement timestamp) ? timestamp.GetDateTimeOffset() : null,
        };
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name is not ("PartitionKey" or "RowKey" or "Timestamp") && !property.Name.Contains("odata.", StringComparison.Ordinal))
            {
                string? type = element.TryGetProperty(property.Name + "@odata.type", out JsonElement named) ? named.GetString() : null;
                entity.Add(property.Name, ReadValue(property.Value, type));
            }
        }

        return entity;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                WriteString(json, name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                // Named even though it is a JSON number, because 3 would come back as an Int32.
                json.WriteString(name + "@odata.type", "Edm.Double");
                json.WriteNumber(name, number);
                break;
            default:
                (string type, string written) = Annotated(value);
                json.WriteString(name + "@odata.type", type);
                json.WriteString(name, written);
                break;
        }
    }

    private static (string Type, string Text) Annotated(object value) => value switch
    {
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        double number => ("Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"),
        DateTimeOffset time => ("Edm.DateTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)),
        Guid id => ("Edm.Guid", id.ToString("D")),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        _ => throw new ArgumentException($"A property cannot be a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A string with the fewest escapes: those of Utf8JsonWriter would write an emoji in twelve bytes instead of four.</summary>
    private static void WriteString(Utf8JsonWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        if (!value.AsSpan().ContainsAny(Escaped))
        {
            json.WriteRawValue($"\"{value}\"", skipInputValidation: true);
            return;
        }

        var escaped = new StringBuilder(value.Length + (value.Length / 8) + 2).Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        json.WriteRawValue(escaped.Append('"').ToString(), skipInputValidation: true);
    }

    private static object? ReadValue(JsonElement value, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "Edm.DateTime" => value.GetDateTimeOffset(),
        "Edm.Guid" => value.GetGuid(),
        "Edm.Binary" => value.GetBytesFromBase64(),
        "Edm.Double" => value.ValueKind == JsonValueKind.String ? XmlConvert.ToDouble(value.GetString()!.Replace("Infinity", "INF", StringComparison.Ordinal)) : value.GetDouble(),
        _ => ReadPlain(value),
    };

    private static object? ReadPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        // A whole double comes as 3.0 without its type.
        JsonValueKind.Number => value.GetRawText().AsSpan().ContainsAny(".eE") ? value.GetDouble() : (object)value.GetInt32(),
        JsonValueKind.Null => null,
        _ => value.GetString(),
    };
}
