using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ReferralBot.Bot.Commands;
using ReferralBot.Dialogs.Understanding;

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

    [Fact]
    public void WhatIsHeardBeforeAnybodyIsKnownMeansTheSameOnceTheyAre()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "examples.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            Assert.True(UnderstandLine.TryParse(json.RootElement, TimeProvider.System, out var message, out _));
            var read = FrameReader.Read(message.Text, message.Context);

            var heard = FrameReader.Hear(message.Text, message.Context with { People = [] });

            Assert.Equal(FrameReader.WordsToLookUp(message.Text), heard.WordsToLookUp);
            Assert.Equal(Told(read), Told(heard.Read(message.Context.People)));
            Assert.Equal(Told(read), Told(heard.Read(message.Context.People)));
        }
    }

    [Theory]
    [InlineData("Globex meeting Friday 3pm")]
    [InlineData("Kim Lee introduced me to Dana Fox at Globex by email, worth $20k")]
    [InlineData("thanked Kim")]
    [InlineData("my open referrals")]
    public void IsCertainOfWhatIsPlainlySaid(string text)
    {
        var reading = FrameReader.Read(text, new ReadingContext
        {
            Now = new LocalDateTime(2026, 11, 19, 10, 15),
            People = [new KnownPerson("Kim Lee", "Acme", false), new KnownPerson("Dana Fox", "Globex", false)],
        });

        Assert.Equal(Certainty.Certain, reading.Certainty);
        Assert.Empty(reading.Others);
    }

    [Theory]
    [InlineData("called Kim, she signed", Intent.LogTouch, Intent.LogMoment)]
    [InlineData("Kim promised an intro and thanked us", Intent.LogAsk, Intent.LogPromise, Intent.LogMoment)]
    public void OffersTheOtherReadingsOfWhatIsDoubtful(string text, params Intent[] readings)
    {
        var reading = FrameReader.Read(text, new ReadingContext
        {
            Now = new LocalDateTime(2026, 11, 19, 10, 15),
            People = [new KnownPerson("Kim Lee", "Acme", false), new KnownPerson("Dana Fox", "Globex", false)],
        });

        Assert.Equal(Certainty.Doubtful, reading.Certainty);
        Assert.Equal(readings, [reading.Frame.Intent, .. reading.Others.Select(static other => other.Intent)]);
    }

    private static string[] Told(Reading reading) => [reading.Certainty.ToString(), FrameJson.Write(reading.Frame), .. reading.Others.Select(FrameJson.Write)];

    private static string Sorted(JsonObject frame) =>
        JsonSerializer.Serialize(new SortedDictionary<string, JsonNode?>(frame.ToDictionary(static f => f.Key, static f => f.Value), StringComparer.Ordinal));

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
