using System.Text.Json;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>
/// Translates replies and forms into Block Kit, within its limits (https://docs.slack.dev/reference/block-kit). What does not fit
/// is left out, and the end says so.
/// </summary>
internal static class BlockKitWriter
{
    private const int MostInMessage = 50;
    private const int MostInModal = 100;

    // Undocumented: workspaces have answered msg_blocks_too_long from about 13 kB of blocks.
    private const int LargestMessage = 12_000;

    // A view may have 250 kB, its metadata and title included.
    private const int LargestModal = 200_000;

    private const int MostFooters = 8;
    private const int LargestFooter = 6_000;
    private const int RoomForNotice = 400;

    // chat.update refuses more than 4,000.
    private const int LongestText = 3_900;
    private const int LongestModalTitle = 24;

    /// <summary>Writes a reply as the members <c>text</c> and <c>blocks</c> of a message.</summary>
    /// <param name="json">Stands inside the message's object.</param>
    /// <param name="reply">The reply. A form becomes a message with fields, for where no modal can be opened.</param>
    /// <param name="idPrefix">Starts the block ids; another one for each message and update.</param>
    public static void WriteMessage(Utf8JsonWriter json, Reply reply, string idPrefix)
    {
        json.WriteString("text", SlackText.Escape(reply.Text, LongestText));
        json.WriteStartArray("blocks");
        var footer = new BlockList(idPrefix + "f", MostFooters, LargestFooter);
        ActionBlocks.Add(footer, reply.Form is { } form ? [form.Submit] : reply.Card?.Actions ?? []);
        var body = new BlockList(idPrefix, MostInMessage - footer.Count - 1, LargestMessage - footer.Size - RoomForNotice);
        Fill(body, reply.FormErrors, blocks => AddBody(blocks, reply));
        if (body.Count == 0)
        {
            // Beside blocks Slack does not show the text.
            Fill(body, null, blocks => blocks.AddText(reply.Text));
        }

        body.WriteTo(json);
        WriteNotice(json, idPrefix, body.IsShortened || footer.IsShortened);
        footer.WriteTo(json);
        json.WriteEndArray();
    }

    /// <summary>Writes a form as a modal view.</summary>
    /// <param name="json">Stands where a value is wanted.</param>
    /// <param name="form">The form.</param>
    /// <param name="metadata">What comes back with it.</param>
    /// <param name="errors">What is wrong in a form that is shown again.</param>
    /// <param name="idPrefix">Starts the block ids.</param>
    /// <param name="isNew">True when it follows no other view, whose input would be kept under the same ids.</param>
    public static void WriteModal(Utf8JsonWriter json, Form form, string metadata, IReadOnlyDictionary<string, string>? errors, string idPrefix, bool isNew)
    {
        json.WriteStartObject();
        json.WriteString("type", "modal");
        json.WriteString("callback_id", "form");
        CardBlocks.WritePlain(json, "title", form.Title, LongestModalTitle);
        CardBlocks.WritePlain(json, "submit", form.Submit.Title, LongestModalTitle);
        json.WriteString("private_metadata", metadata);
        json.WriteStartArray("blocks");
        var body = new BlockList(idPrefix, MostInModal - 1, LargestModal, isNew);
        Fill(body, errors, blocks => blocks.AddAll(form.Body));
        body.WriteTo(json);
        WriteNotice(json, idPrefix, body.IsShortened);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void AddBody(CardBlocks blocks, Reply reply)
    {
        switch (reply)
        {
            case { Form: { } form }:
                blocks.AddAll([new TextBlock(form.Title) { Size = TextSize.Large }, .. form.Body]);
                break;
            case { Card: { } card }:
                blocks.AddAll(card.Body);
                break;
            default:
                blocks.AddText(reply.Text);
                break;
        }
    }

    private static void Fill(BlockList body, IReadOnlyDictionary<string, string>? errors, Action<CardBlocks> add)
    {
        var blocks = new CardBlocks(body, errors);
        add(blocks);
        blocks.Finish();
    }

    private static void WriteNotice(Utf8JsonWriter json, string idPrefix, bool isShortened)
    {
        if (isShortened)
        {
            var notice = new BlockList(idPrefix + "n", 1, RoomForNotice);
            CardBlocks.AddContext(notice, ChannelWords.Shortened);
            notice.WriteTo(json);
        }
    }
}
