using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// Writes replies as activities and as answers to invokes. Text and card never share a message, since Teams would
/// split it and give no id (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
/// </summary>
internal static class ReplyWriter
{
    /// <summary>The most bytes of a message, counted in UTF-16 as Teams counts; it refuses from about 100 KB.</summary>
    private const int MostBytes = 80 * 1024;

    private const int UsualBytes = 8 * 1024;
    private const int LongestText = 20_000;
    private const int LongestSummary = 300;
    private const int LongestDescription = 1_000;

    private static readonly JsonWriterOptions Options = new()
    {
        // The JSON is read by JSON parsers alone, never placed in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The activity that carries a reply.</summary>
    public static ReadOnlyMemory<byte> WriteActivity(Reply reply, string botId, string? conversationId) =>
        WriteFitting(CardOf(reply), (json, card) => WriteActivity(json, reply, card, botId, conversationId));

    /// <summary>The activity that asks whether a file is wanted, with the text that announces it.</summary>
    public static ReadOnlyMemory<byte> WriteConsent(Reply reply, ReplyFile file, int bytes, string botId, string? conversationId) =>
        WriteOnce(json => WriteFile(json, reply.Text, botId, conversationId, "application/vnd.microsoft.teams.card.file.consent"u8, null, file.Name, () =>
        {
            json.WriteString("description"u8, Cut(VisibleText.Of(reply.Text), LongestDescription));
            json.WriteNumber("sizeInBytes"u8, bytes);
            json.WritePropertyName("acceptContext"u8);
            JsonSerializer.Serialize(json, file, TeamsJson.Default.ReplyFile);
            json.WritePropertyName("declineContext"u8);
            JsonSerializer.Serialize(json, file, TeamsJson.Default.ReplyFile);
        }));

    /// <summary>The activity that shows a file which is in the member's OneDrive now.</summary>
    public static ReadOnlyMemory<byte> WriteFile(Reply reply, TeamsUpload upload, string name, string botId, string? conversationId) =>
        WriteOnce(json => WriteFile(json, reply.Text, botId, conversationId, "application/vnd.microsoft.teams.card.file.info"u8, upload.ContentUrl, upload.Name ?? name, () =>
        {
            WriteIfAny(json, "uniqueId"u8, upload.UniqueId);
            WriteIfAny(json, "fileType"u8, upload.FileType);
        }));

    /// <summary>The answer to an invoke in which a card takes the place of the one that was pressed.</summary>
    public static ReadOnlyMemory<byte> WriteCardAnswer(Reply reply) =>
        WriteFitting(CardOf(reply) ?? TextCard(reply.Text), (json, card) =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, 200);
            json.WriteString("type"u8, AdaptiveCardWriter.ContentType);
            json.WritePropertyName("value"u8);
            AdaptiveCardWriter.Write(json, card!);
            json.WriteEndObject();
        });

    /// <summary>The answer to an invoke that shows a text and leaves the card.</summary>
    public static ReadOnlyMemory<byte> WriteTextAnswer(string text) =>
        WriteOnce(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, 200);
            json.WriteString("type"u8, "application/vnd.microsoft.activity.message"u8);
            json.WriteString("value"u8, text);
            json.WriteEndObject();
        });

    /// <summary>The answer to an invoke that failed.</summary>
    public static ReadOnlyMemory<byte> WriteErrorAnswer(int statusCode, string code, string message) =>
        WriteOnce(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("statusCode"u8, statusCode);
            json.WriteString("type"u8, "application/vnd.microsoft.error"u8);
            json.WriteStartObject("value"u8);
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>What opens a personal chat.</summary>
    public static ReadOnlyMemory<byte> WriteNewConversation(TeamsAddress address, string memberId) =>
        WriteOnce(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("bot"u8);
            json.WriteString("id"u8, address.BotId);
            json.WriteEndObject();
            json.WriteBoolean("isGroup"u8, false);
            json.WriteString("tenantId"u8, address.TenantId);
            json.WriteStartArray("members"u8);
            json.WriteStartObject();
            json.WriteString("id"u8, memberId);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartObject("channelData"u8);
            json.WriteStartObject("tenant"u8);
            json.WriteString("id"u8, address.TenantId);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        });

    private static void WriteFile(Utf8JsonWriter json, string summary, string botId, string? conversationId, ReadOnlySpan<byte> contentType, string? contentUrl, string name, Action writeContent)
    {
        WriteStart(json, botId, conversationId);
        json.WriteString("summary"u8, VisibleText.Shorten(VisibleText.Of(summary), LongestSummary));
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, contentType);
        WriteIfAny(json, "contentUrl"u8, contentUrl);
        json.WriteString("name"u8, name);
        json.WriteStartObject("content"u8);
        writeContent();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteStart(Utf8JsonWriter json, string botId, string? conversationId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "message"u8);
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, botId);
        json.WriteEndObject();
        if (conversationId is not null)
        {
            json.WriteStartObject("conversation"u8);
            json.WriteString("id"u8, conversationId);
            json.WriteEndObject();
        }
    }

    private static void WriteActivity(Utf8JsonWriter json, Reply reply, AdaptiveCard? card, string botId, string? conversationId)
    {
        WriteStart(json, botId, conversationId);
        if (card is null)
        {
            json.WriteString("textFormat"u8, "xml"u8);
            json.WriteString("text"u8, EscapeFitting(reply.Text));
        }
        else
        {
            json.WriteString("summary"u8, VisibleText.Shorten(VisibleText.Of(reply.Text), LongestSummary));
            json.WriteStartArray("attachments"u8);
            json.WriteStartObject();
            json.WriteString("contentType"u8, AdaptiveCardWriter.ContentType);
            json.WritePropertyName("content"u8);
            AdaptiveCardWriter.Write(json, card);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static AdaptiveCard? CardOf(Reply reply) => reply.Form is { } form ? FormCard.Of(form, reply) : reply.Card;

    private static AdaptiveCard TextCard(string text) => new() { FallbackText = text, Body = [new TextBlock(text)] };

    private static string EscapeFitting(string text)
    {
        var escaped = HtmlText.Escape(Cut(text, LongestText));
        // References make a character six; text of nothing else is cut shorter.
        return escaped.Length < MostBytes / sizeof(char) - 1024 ? escaped : HtmlText.Escape(Cut(text, LongestText / 4));
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{VisibleText.Shorten(text, longest)}\n\n{ChannelWords.Shortened}";

    /// <summary>Leaves out elements from the end until Teams takes the message, and says so.</summary>
    private static ReadOnlyMemory<byte> WriteFitting(AdaptiveCard? card, Action<Utf8JsonWriter, AdaptiveCard?> write)
    {
        var shown = card;
        for (var kept = card?.Body.Count ?? 0; ;)
        {
            var written = WriteOnce(json => write(json, shown));
            if (card is null || kept == 0 || Encoding.UTF8.GetCharCount(written.Span) * sizeof(char) <= MostBytes)
            {
                return written;
            }

            kept = kept * 3 / 4;
            shown = card with { Body = [.. card.Body.Take(kept), new TextBlock(ChannelWords.Shortened)] };
        }
    }

    private static ReadOnlyMemory<byte> WriteOnce(Action<Utf8JsonWriter> write)
    {
        using var buffer = new PooledBuffer(UsualBytes);
        using var json = new Utf8JsonWriter(buffer, Options);
        write(json);
        json.Flush();
        return buffer.ToArray();
    }
}
