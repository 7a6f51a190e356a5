using System.Text;
using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Slack;

/// <summary>A reply as the message, or the modal, that Slack would get.</summary>
internal sealed class SlackWireView : IWireView
{
    private const string IdPrefix = "b";
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <inheritdoc/>
    public string Name => SlackChannel.ChannelName;

    /// <inheritdoc/>
    public string Show(Reply reply)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            if (reply.Form is { } form)
            {
                BlockKitWriter.WriteModal(json, form, "", reply.FormErrors, IdPrefix, isNew: true);
            }
            else
            {
                json.WriteStartObject();
                BlockKitWriter.WriteMessage(json, reply, IdPrefix);
                json.WriteEndObject();
            }
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
