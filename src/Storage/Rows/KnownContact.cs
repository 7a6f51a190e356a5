using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReferralBot.Storage.Rows;

/// <summary>What a contact is found by: this stands under each word of it, and changes only with the name or the company.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Name">The person's name, or null for a company alone.</param>
/// <param name="Company">The company's name.</param>
[JsonConverter(typeof(KnownContactConverter))]
public sealed record KnownContact(string Id, string? Name, string? Company)
{
    /// <summary>What a contact is found by.</summary>
    public static KnownContact Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new KnownContact(contact.Id, contact.Name, contact.Company);
    }
}

/// <summary>Reads what contacts are found by without the way round of records: a message that names two people reads some thirty of them.</summary>
public sealed class KnownContactConverter : JsonConverter<KnownContact>
{
    /// <inheritdoc/>
    public override KnownContact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (string? id, string? name, string? company) = (null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = Text(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = Text(ref reader);
            }
            else if (reader.ValueTextEquals("company"u8))
            {
                company = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new KnownContact(id ?? throw new JsonException("A contact without an id."), name, company);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, KnownContact value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        if (value.Name is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        if (value.Company is { } company)
        {
            writer.WriteString("company"u8, company);
        }

        writer.WriteEndObject();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }
}
