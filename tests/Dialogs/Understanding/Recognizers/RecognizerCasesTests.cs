using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

/// <summary>The worked cases: each text of the file beside this one gives the entities that stand with it.</summary>
public sealed class RecognizerCasesTests
{
    [Fact]
    public void EachTextGivesTheEntitiesOfItsCase()
    {
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "cases.jsonl")))
        {
            var answers = JsonNode.Parse(RecognizeCommand.Answer(line))!["answers"];
            if (!JsonNode.DeepEquals(JsonNode.Parse(line)!["expected"], answers))
            {
                wrong.Add($"{line}\n    got {answers?.ToJsonString()}");
            }
        }

        Assert.Empty(wrong);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
