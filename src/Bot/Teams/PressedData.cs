using System.Text.Json;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Bot.Teams;

/// <summary>
/// What travels with a button. Clients mix the card's inputs into it, so that verb and data are kept apart from them in
/// one member. <c>Action.Execute</c> and its fallback <c>Action.Submit</c> carry the same.
/// </summary>
internal static class PressedData
{
    /// <summary>The member that holds what the bot itself put there.</summary>
    public const string Member = "pressed";

    /// <summary>The member with the verb.</summary>
    public const string Verb = "verb";

    /// <summary>The member with the action's own data.</summary>
    public const string Data = "data";

    /// <summary>A press that is none of the bot's, so that the dialogs can say so.</summary>
    public static Pressed Unknown { get; } = new("", new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>The press of a message or an invoke; null when it is none of the bot's.</summary>
    public static Pressed? Read(Activity activity)
    {
        // An invoke wraps it: value.action.data.
        var value = activity.Value;
        if (activity.Type == "invoke" && !(Find(value, "action", out var action) && Find(action, "data", out value)))
        {
            return null;
        }

        try
        {
            return Find(value, Member, out var own) && Find(own, Verb, out var verb) && verb.ValueKind == JsonValueKind.String
                ? new Pressed(verb.GetString()!, Find(own, Data, out var data) ? Strings(data) : Empty, Strings(value)) { CardAddress = activity.ReplyToId }
                : null;
        }
        catch (InvalidOperationException)
        {
            // A string with half a surrogate pair, which JSON allows and .NET does not.
            return null;
        }
    }

    private static readonly Dictionary<string, string> Empty = [];

    private static bool Find(JsonElement element, string name, out JsonElement found)
    {
        found = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out found);
    }

    private static Dictionary<string, string> Strings(JsonElement element)
    {
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return strings;
        }

        foreach (var member in element.EnumerateObject())
        {
            var text = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                _ => null,
            };
            if (text is not null)
            {
                strings[member.Name] = text;
            }
        }

        return strings;
    }
}
