using System.Text;

namespace ReferralBot.Dialogs.Asks;

/// <summary>
/// Words with places in braces. A part in square brackets is left out when one of its places has nothing to fill it, so
/// that nothing is said that is not known: "Thank you[ for {felt}]."
/// </summary>
internal static class Script
{
    /// <summary>The client's first name.</summary>
    public const string Name = "name";

    /// <summary>What they felt the value of.</summary>
    public const string Felt = "felt";

    /// <summary>Who the ideal customer is.</summary>
    public const string Ideal = "ideal";

    /// <summary>The situation or need that the ideal customer is in.</summary>
    public const string Need = "need";

    /// <summary>The most characters of a script: some sixty words with room for the places.</summary>
    public const int MostCharacters = 600;

    private static readonly string[] Places = [Name, Felt, Ideal, Need];

    /// <summary>Fills the places.</summary>
    public static string Fill(string script, IReadOnlyDictionary<string, string?> values)
    {
        var text = new StringBuilder(script.Length + 60);
        int at = 0;
        while (at < script.Length)
        {
            int open = script.IndexOf('[', at);
            int close = open < 0 ? -1 : script.IndexOf(']', open);
            if (close < 0)
            {
                FillInto(text, script[at..], values);
                break;
            }

            FillInto(text, script[at..open], values);
            var part = new StringBuilder();
            if (FillInto(part, script[(open + 1)..close], values))
            {
                text.Append(part);
            }

            at = close + 1;
        }

        return Tidy(text.ToString());
    }

    /// <summary>What is wrong with a script, in a sentence; null when it can be used.</summary>
    public static string? Fault(string script)
    {
        if (script.Trim().Length == 0)
        {
            return "The words are missing.";
        }

        if (script.Length > MostCharacters)
        {
            return $"That is {script.Length} characters; up to {MostCharacters} can be said in one breath.";
        }

        if (script.Count(c => c == '[') != script.Count(c => c == ']') || script.Count(c => c == '{') != script.Count(c => c == '}'))
        {
            return "A bracket is opened and not closed, or the other way round.";
        }

        string? unknown = PlacesIn(script).FirstOrDefault(place => !Places.Contains(place));
        return unknown is null ? null : $"I can't fill {{{unknown}}}. I know {{name}}, {{felt}}, {{ideal}} and {{need}}.";
    }

    private static IEnumerable<string> PlacesIn(string script)
    {
        for (int open = script.IndexOf('{', StringComparison.Ordinal); open >= 0; open = script.IndexOf('{', open + 1))
        {
            int close = script.IndexOf('}', open);
            yield return close < 0 ? script[(open + 1)..] : script[(open + 1)..close];
        }
    }

    private static bool FillInto(StringBuilder text, string part, IReadOnlyDictionary<string, string?> values)
    {
        bool isWhole = true;
        int at = 0;
        while (at < part.Length)
        {
            int open = part.IndexOf('{', at);
            int close = open < 0 ? -1 : part.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(part, at, part.Length - at);
                break;
            }

            text.Append(part, at, open - at);
            string? value = values.GetValueOrDefault(part[(open + 1)..close]);
            isWhole &= !string.IsNullOrEmpty(value);
            text.Append(value);
            at = close + 1;
        }

        return isWhole;
    }

    /// <summary>Where there is no name to begin with, the sentence begins with what follows it.</summary>
    private static string Tidy(string text)
    {
        text = text.TrimStart(',', ' ').Replace("  ", " ", StringComparison.Ordinal).TrimEnd();
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
