using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Scores the reader of frames on a file of cases: the share of frames that are right as a whole, of intents, and of slots.
/// Texts are compared without regard to case, outer punctuation and runs of white space, everything else exactly.
/// </summary>
public static class UnderstandingScores
{
    private static readonly string[] Parts = ["source", "prospect", "receiver", "value", "period"];

    /// <summary>Prints the scores, with every frame that is wrong.</summary>
    /// <param name="path">A file of JSON Lines like <c>{"text":"...","now":"...","expect":{"intent":"..."}}</c>.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>The share of whole frames that are right, from 0 to 1.</returns>
    public static double Run(string path, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (cases, frames, intents, slots, slotsRight) = (0, 0, 0, 0, 0);
        foreach (var line in File.ReadLines(path).Where(static l => !string.IsNullOrWhiteSpace(l)))
        {
            var wanted = Slots(JsonNode.Parse(line)!["expect"]!.AsObject());
            var answer = UnderstandCommand.Answer(line, TimeProvider.System);
            var got = Slots(JsonNode.Parse(answer)!.AsObject());
            var right = wanted.Count(w => got.TryGetValue(w.Key, out var value) && value == w.Value);
            var isRight = right == wanted.Count && got.Count == wanted.Count;
            var isIntent = got.GetValueOrDefault("intent") == wanted["intent"];
            cases++;
            frames += isRight ? 1 : 0;
            intents += isIntent ? 1 : 0;
            slots += wanted.Keys.Union(got.Keys).Count() - 1;
            slotsRight += right - (isIntent ? 1 : 0);
            if (!isRight)
            {
                output.WriteLine(line);
                output.WriteLine($"    got {answer}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"frames {frames}/{cases} = {Share(frames, cases):P1}  intents {intents}/{cases} = {Share(intents, cases):P1}  slots {slotsRight}/{slots} = {Share(slotsRight, slots):P1}"));
        return Share(frames, cases);
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static Dictionary<string, string> Slots(JsonObject frame)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in frame)
        {
            if (value is JsonObject parts && Parts.Contains(key))
            {
                foreach (var (part, inner) in parts)
                {
                    slots[$"{key}.{part}"] = Normal(inner);
                }
            }
            else
            {
                slots[key] = Normal(value);
            }
        }

        return slots;
    }

    private static string Normal(JsonNode? value) => value switch
    {
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Normal(text.GetValue<string>()),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => number.GetValue<decimal>().ToString("0.####", CultureInfo.InvariantCulture),
        JsonArray list => string.Join(',', list.Select(Normal)),
        _ => value?.ToJsonString() ?? "",
    };

    private static string Normal(string text)
    {
        var words = text.ToUpperInvariant().Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Trim(" .,;:!?\"'#()<>".ToCharArray());
    }
}
