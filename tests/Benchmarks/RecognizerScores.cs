using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Benchmarks;

/// <summary>
/// Scores the recognizers on a file of cases: the share of texts in which everything is found and rightly resolved. The resolved
/// values count, not the words they stand for; where a text can be read in several ways ("Friday": the last or the next), any of
/// them is right. A repetition has no value, so its timex is compared.
/// </summary>
public static class RecognizerScores
{
    /// <summary>Prints the scores by recognizer, with every text that is read wrong.</summary>
    /// <param name="path">A file of JSON Lines like <c>{"recognizer":"number","input":"...","expected":[{"type":"number","values":[{"value":"3"}]}]}</c>.</param>
    /// <param name="output">Where to print.</param>
    /// <returns>The share of texts that are right, from 0 to 1.</returns>
    public static double Run(string path, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var scores = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Where(static l => !string.IsNullOrWhiteSpace(l)))
        {
            var request = JsonNode.Parse(line.TrimStart('\uFEFF'))!;
            var recognizer = request["recognizer"]!.GetValue<string>();
            var answer = RecognizeCommand.Answer(line);
            var isRight = AreRight(recognizer, request["expected"]!.AsArray(), JsonNode.Parse(answer)!["answers"]?.AsArray() ?? []);
            var (right, all) = scores.GetValueOrDefault(recognizer);
            scores[recognizer] = (right + (isRight ? 1 : 0), all + 1);
            if (!isRight)
            {
                output.WriteLine(line);
                output.WriteLine($"    got {answer}");
            }
        }

        foreach (var (recognizer, (right, all)) in scores)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recognizer,-10} {right}/{all}"));
        }

        var share = scores.Values.Sum(static s => s.All) is > 0 and var cases ? (double)scores.Values.Sum(static s => s.Right) / cases : 0;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recognizers {share:P1}"));
        return share;
    }

    private static bool AreRight(string recognizer, JsonArray expected, JsonArray answers) =>
        expected.Count == answers.Count && expected.Zip(answers).All(pair => IsRight(recognizer, pair.First!, pair.Second!));

    private static bool IsRight(string recognizer, JsonNode expected, JsonNode answer)
    {
        var right = Values(recognizer, expected);
        var given = Values(recognizer, answer);
        return given.Count > 0 && given.TrueForAll(right.Contains);
    }

    private static List<string> Values(string recognizer, JsonNode entity) =>
        [.. (entity["values"]?.AsArray() ?? []).Select(value => Value(recognizer, entity["type"]?.GetValue<string>(), value!))];

    private static string Value(string recognizer, string? type, JsonNode value) => (recognizer, type) switch
    {
        (_, "set") => Text(value["timex"]),
        ("number", _) or (_, "duration") => Number(value["value"]),
        ("money", _) => $"{Number(value["value"])} {Text(value["currency"])}",
        ("phone", _) => string.Concat(Text(value["value"]).Where(char.IsAsciiDigit)),
        ("email" or "url", _) => Text(value["value"]).ToUpperInvariant().TrimEnd('/', '.'),
        _ => $"{Text(value["value"])}|{Text(value["start"])}|{Text(value["end"])}",
    };

    private static string Text(JsonNode? value) => value is null ? "" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static string Number(JsonNode? value) =>
        decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Math.Round(number, 9).ToString("0.#########", CultureInfo.InvariantCulture) : Text(value);
}
