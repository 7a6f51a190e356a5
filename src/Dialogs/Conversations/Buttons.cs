using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Dialogs.Conversations;

/// <summary>Makes the buttons of cards.</summary>
public static class Buttons
{
    /// <summary>The verb of a button that says something for the member, as if typed.</summary>
    public const string SayVerb = "say";

    /// <summary>The name under which a <see cref="SayVerb"/> button carries its text.</summary>
    public const string SayText = "text";

    private const int LongestTitle = 34;

    /// <summary>A button's title at a length that fits.</summary>
    public static string Fit(string title) => Speech.Fit(title, LongestTitle);

    /// <summary>A button with a verb and what it is about.</summary>
    public static ActionExecute Do(string title, string verb, params ReadOnlySpan<(string Name, string Value)> data)
    {
        var values = new Dictionary<string, string>(data.Length, StringComparer.Ordinal);
        foreach ((string name, string value) in data)
        {
            values[name] = value;
        }

        return new ActionExecute(title, verb, values);
    }

    /// <summary>A button that says something for the member.</summary>
    public static ActionExecute Say(string title, string text) => Do(title, SayVerb, (SayText, text));

    /// <summary>The button that leaves a form.</summary>
    public static ActionExecute Cancel(string verb, params ReadOnlySpan<(string Name, string Value)> data) => Do("Cancel", verb, data);

    /// <summary>A reply of a text and buttons.</summary>
    public static Reply Reply(string text, params IReadOnlyList<CardAction> actions) => new()
    {
        Text = text,
        Card = new AdaptiveCard { FallbackText = text, Body = [new TextBlock(text)], Actions = actions },
    };
}
