using System.Text.Json;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Bot.Slack;

/// <summary>Turns a card's actions into blocks of buttons.</summary>
internal static class ActionBlocks
{
    private const int MostInBlock = 25;
    private const int LongestTitle = 75;
    private const int LongestUrl = 3000;
    private const int LongestActionId = 240;

    /// <summary>Adds the buttons.</summary>
    /// <param name="blocks">Takes the blocks.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="about">
    /// What they are about, which a screen reader says with the title: a list has many buttons called "Later".
    /// </param>
    public static void Add(BlockList blocks, IEnumerable<CardAction> actions, string? about = null)
    {
        foreach (var some in actions.Where(action => IsPossible(blocks, action)).Chunk(MostInBlock))
        {
            blocks.Add("actions", json => WriteButtons(json, some, about));
        }
    }

    private static bool IsPossible(BlockList blocks, CardAction action)
    {
        var isPossible = !string.IsNullOrWhiteSpace(action.Title) && action switch
        {
            ActionExecute execute => SlackText.Length(ValueOf(execute)) <= ButtonValue.Longest,
            ActionOpenUrl open => open.Url.Length <= LongestUrl && Uri.TryCreate(open.Url, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps,
            _ => throw new NotSupportedException($"Slack has no form for {action.GetType().Name}."),
        };
        if (!isPossible)
        {
            blocks.LeaveOut();
        }

        return isPossible;
    }

    private static void WriteButtons(Utf8JsonWriter json, CardAction[] actions, string? about)
    {
        json.WriteStartArray("elements");
        var ids = new HashSet<string>();
        foreach (var action in actions)
        {
            json.WriteStartObject();
            json.WriteString("type", "button");
            json.WriteString("action_id", IdOf(action, ids));
            CardBlocks.WritePlain(json, "text", action.Title, LongestTitle);
            if (about is not null)
            {
                json.WriteString("accessibility_label", SlackText.Cut($"{action.Title}: {about.ReplaceLineEndings(" ")}", LongestTitle));
            }

            switch (action)
            {
                case ActionExecute execute:
                    json.WriteString("value", ValueOf(execute));
                    break;
                case ActionOpenUrl open:
                    json.WriteString("url", open.Url);
                    break;
                default:
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The verb, and a number where the block has it already. What counts when it is pressed is the value.</summary>
    private static string IdOf(CardAction action, HashSet<string> taken)
    {
        var id = action is ActionExecute { Verb.Length: > 0 } execute ? SlackText.Cut(execute.Verb, LongestActionId) : "open";
        var free = id;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{id}#{number}";
        }

        return free;
    }

    private static string ValueOf(ActionExecute action) => new ButtonValue(action.Verb, action.Data).Write();
}
