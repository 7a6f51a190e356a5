using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>The JSON bodies of the calls that the channel makes.</summary>
internal static class SlackBodies
{
    /// <summary>The type of the metadata that names an outgoing message, by which a lost one is found again.</summary>
    public const string MetadataType = "referral_bot_message";

    private const int LongestComment = 3_900;
    private const int LongestPlain = 2_000;

    /// <summary><c>conversations.open</c> with one member.</summary>
    public static byte[] OpenConversation(string member) => Write(json => json.WriteString("users", member));

    /// <summary><c>chat.postMessage</c>.</summary>
    public static byte[] Post(OutgoingMessage message, string channel, string? thread) => Write(json =>
    {
        json.WriteString("channel", channel);
        BlockKitWriter.WriteMessage(json, message.Reply, BlockIds(message));
        WriteThread(json, thread);
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
        json.WriteStartObject("metadata");
        json.WriteString("event_type", MetadataType);
        json.WriteStartObject("event_payload");
        json.WriteString("id", message.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary><c>chat.postEphemeral</c>.</summary>
    public static byte[] PostEphemeral(OutgoingMessage message, string channel, string member, string? thread) => Write(json =>
    {
        json.WriteString("channel", channel);
        json.WriteString("user", member);
        BlockKitWriter.WriteMessage(json, message.Reply, BlockIds(message));
        WriteThread(json, thread);
    });

    /// <summary><c>chat.update</c>: text and blocks together, since text alone would take the blocks away.</summary>
    public static byte[] Update(OutgoingMessage message, string channel, string stamp) => Write(json =>
    {
        json.WriteString("channel", channel);
        json.WriteString("ts", stamp);
        BlockKitWriter.WriteMessage(json, message.Reply, BlockIds(message));
    });

    /// <summary>A message to a response URL.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isPublic">True where everybody in the channel sees it.</param>
    /// <param name="replaces">True where it takes the place of the message that was pressed.</param>
    /// <param name="thread">The thread that a new message belongs to.</param>
    public static byte[] Respond(OutgoingMessage message, bool isPublic, bool replaces, string? thread = null) => Write(json =>
    {
        if (!replaces)
        {
            json.WriteString("response_type", isPublic ? "in_channel" : "ephemeral");
            WriteThread(json, thread);
        }

        json.WriteBoolean("replace_original", replaces);
        BlockKitWriter.WriteMessage(json, message.Reply, BlockIds(message));
    });

    /// <summary>The body of a message without its blocks, and with no more than the beginning of its text.</summary>
    public static byte[] WithoutBlocks(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        return Write(json =>
        {
            foreach (var member in document.RootElement.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "blocks":
                        break;
                    case "text":
                        json.WriteString("text", SlackText.Escape(SlackText.Unescape(member.Value.GetString()!), LongestPlain));
                        break;
                    default:
                        member.WriteTo(json);
                        break;
                }
            }
        });
    }

    /// <summary><c>files.completeUploadExternal</c>, with the text as the comment.</summary>
    public static byte[] CompleteUpload(OutgoingMessage message, string file, string channel, string? thread) => Write(json =>
    {
        json.WriteStartArray("files");
        json.WriteStartObject();
        json.WriteString("id", file);
        json.WriteString("title", message.Reply.File!.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("channel_id", channel);
        json.WriteString("initial_comment", SlackText.Escape(message.Reply.Text, LongestComment));
        WriteThread(json, thread);
    });

    /// <summary><c>views.open</c>.</summary>
    public static byte[] OpenView(OutgoingMessage message, string trigger, string metadata) => Write(json =>
    {
        json.WriteString("trigger_id", trigger);
        json.WritePropertyName("view");
        BlockKitWriter.WriteModal(json, message.Reply.Form!, metadata, message.Reply.FormErrors, BlockIds(message), isNew: true);
    });

    /// <summary>The answer to a submitted modal that stays open: what is wrong, by block id.</summary>
    public static byte[] FormErrors(IReadOnlyDictionary<string, string> errors) => Write(json =>
    {
        json.WriteString("response_action", "errors");
        json.WriteStartObject("errors");
        foreach (var (block, error) in errors)
        {
            json.WriteString(block, error);
        }

        json.WriteEndObject();
    });

    /// <summary>The answer to a submitted modal that is followed by another.</summary>
    public static byte[] NextView(Form form, string metadata, string id) => Write(json =>
    {
        json.WriteString("response_action", "update");
        json.WritePropertyName("view");
        BlockKitWriter.WriteModal(json, form, metadata, null, BlockIds(id), isNew: false);
    });

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteThread(Utf8JsonWriter json, string? thread)
    {
        if (thread is not null)
        {
            json.WriteString("thread_ts", thread);
        }
    }

    private static string BlockIds(OutgoingMessage message) => BlockIds(message.Id);

    /// <summary>Block ids that no other message has, and that are the same when this one is tried again.</summary>
    private static string BlockIds(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 5));
}
