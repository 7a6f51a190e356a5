using System.Text.Json;
using ReferralBot.Bot.Turns;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Simulations;

/// <summary>Renders replies as every platform would get them, and holds them to the platforms' limits.</summary>
/// <param name="views">The platforms.</param>
internal sealed class WireCheck(IReadOnlyList<IWireView> views)
{
    // Teams refuses messages of about 100 KB (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages);
    // older pages name 40, and all cards here are to stay below that.
    private const int MostTeamsBytes = 40 * 1024;

    // https://docs.slack.dev/reference/block-kit/blocks and the pages of the elements below it.
    private const int MostSlackBlocks = 50;
    private const int MostSectionText = 3000;
    private const int MostButtonText = 75;
    private const int MostButtonValue = 2000;
    private const int MostActions = 25;

    /// <summary>What a platform would refuse about a reply; empty where all would take it.</summary>
    public IEnumerable<string> Faults(Reply reply)
    {
        foreach (IWireView view in views)
        {
            using var document = JsonDocument.Parse(view.Show(reply));
            foreach (string fault in view.Name == "slack" ? SlackFaults(document.RootElement) : TeamsFaults(document.RootElement))
            {
                yield return $"{view.Name}: {fault}";
            }
        }
    }

    private static IEnumerable<string> TeamsFaults(JsonElement activity)
    {
        if (BytesSent(activity) is > MostTeamsBytes and var bytes)
        {
            yield return FormattableString.Invariant($"the message has {bytes} bytes, too many");
        }

        if (!activity.TryGetProperty("type", out JsonElement type) || type.GetString() != "message")
        {
            yield return "no message activity";
        }
    }

    private static IEnumerable<string> SlackFaults(JsonElement message)
    {
        if (!message.TryGetProperty("blocks", out JsonElement blocks))
        {
            yield break;
        }

        if (blocks.GetArrayLength() > MostSlackBlocks)
        {
            yield return "too many blocks";
        }

        foreach (JsonElement block in blocks.EnumerateArray())
        {
            if (block.TryGetProperty("text", out JsonElement text) && TextOf(text).Length is 0 or > MostSectionText)
            {
                yield return "a section's text is empty or too long";
            }

            if (!block.TryGetProperty("elements", out JsonElement elements))
            {
                continue;
            }

            if (elements.GetArrayLength() is 0 or > MostActions)
            {
                yield return "too many or no elements in a block";
            }

            foreach (JsonElement button in elements.EnumerateArray().Where(element => element.TryGetProperty("type", out JsonElement type) && type.GetString() == "button"))
            {
                if (TextOf(button.GetProperty("text")).Length is 0 or > MostButtonText)
                {
                    yield return "a button's text is empty or too long";
                }

                if (button.TryGetProperty("value", out JsonElement value) && value.GetString()!.Length > MostButtonValue)
                {
                    yield return "a button's value is too long";
                }
            }
        }
    }

    /// <summary>The size without the indentation that the view adds.</summary>
    private static long BytesSent(JsonElement activity)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            activity.WriteTo(json);
        }

        return buffer.Length;
    }

    private static string TextOf(JsonElement text) =>
        text.ValueKind == JsonValueKind.String ? text.GetString()!
        : text.TryGetProperty("text", out JsonElement inner) ? inner.GetString() ?? ""
        : "";
}
