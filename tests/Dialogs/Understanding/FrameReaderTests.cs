using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Dialogs.Understanding;

/// <summary>The worked examples: each message of the file beside this one gives the whole frame that stands with it.</summary>
public sealed class FrameReaderTests
{
    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "examples.jsonl")))
        {
            data.Add(JsonNode.Parse(line)!["text"]!.GetValue<string>(), line);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ReadsTheFrameOfAnExample(string text, string line)
    {
        var expected = JsonNode.Parse(line)!["expect"]!.AsObject();

        var frame = JsonNode.Parse(UnderstandCommand.Answer(line, TimeProvider.System))!.AsObject();

        Assert.True(JsonNode.DeepEquals(expected, frame), $"\"{text}\"\nexpected {Sorted(expected)}\nread     {Sorted(frame)}");
    }

    private static string Sorted(JsonObject frame) =>
        JsonSerializer.Serialize(new SortedDictionary<string, JsonNode?>(frame.ToDictionary(static f => f.Key, static f => f.Value), StringComparer.Ordinal));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
