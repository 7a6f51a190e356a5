using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>A reply as the activity that Teams would get.</summary>
internal sealed class TeamsWireView : IWireView
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <inheritdoc/>
    public string Name => "teams";

    /// <inheritdoc/>
    public string Show(Reply reply)
    {
        using var activity = JsonDocument.Parse(ReplyWriter.WriteActivity(reply, "28:bot", "a:1"));
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Indented))
        {
            activity.WriteTo(json);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
