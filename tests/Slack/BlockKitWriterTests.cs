using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Bot.Slack;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Dialogs.Leaderboards;

namespace ReferralBot.Tests.Slack;

public sealed class BlockKitWriterTests
{
    private static readonly IReadOnlyDictionary<string, string> Data = new Dictionary<string, string> { ["id"] = "r1" };

    [Fact]
    public void AReferralCard() => Snapshot.Matches("referral-card", Message(new Reply
    {
        Text = "Dana Fox (Globex), from Kim Lee & <co>",
        Card = new AdaptiveCard
        {
            FallbackText = "Dana Fox (Globex)",
            Body =
            [
                new TextBlock("Dana Fox, VP Sales, Globex") { Size = TextSize.Large },
                new FactSet([new Fact("From", "Kim Lee <!channel> *Acme*"), new Fact("Introduced", "by email, today")]),
                new ColumnSet([new Column([new TextBlock("Contact by") { IsBold = true }]), new Column([new TextBlock("tomorrow, Tue 24 Nov")])]),
                new Container([new TextBlock("Kim, thank you for introducing Dana.")]) { IsEmphasised = true },
                new TextBlock("Counts toward your month: 3 of 5") { IsSubtle = true, Separator = true },
            ],
            Actions =
            [
                new ActionExecute("Thanked Kim", "referral.thanked", Data),
                new ActionExecute("Edit", "referral.edit", Data),
                new ActionOpenUrl("Open Globex", "https://globex.example/?a=1&b=2"),
            ],
        },
    }));

    [Fact]
    public void AButtonSaysWhichItemItIsAboutAndNotWhatStandsLastInIt()
    {
        JsonElement message = Message(new Reply
        {
            Text = "Two",
            Card = new AdaptiveCard
            {
                FallbackText = "Two",
                Body =
                [
                    new TextBlock("Logged.") { Size = TextSize.Large },
                    new TextBlock("Dana Fox, Globex") { IsBold = true },
                    new FactSet([new Fact("Counts", "1 of 5 this month")]),
                    new TextBlock("A two-line note goes a long way.") { IsSubtle = true },
                    new ActionSet([new ActionExecute("Show me words", "words", Data)]),
                    new TextBlock("1  Thank Kim: done") { IsSubtle = true, Separator = true },
                    new ActionSet([new ActionExecute("Bring back", "back", Data)]),
                ],
            },
        });

        Assert.Equal(
            ["Show me words: Dana Fox, Globex", "Bring back: 1  Thank Kim: done"],
            message.GetProperty("blocks").EnumerateArray()
                .Where(block => block.GetProperty("type").GetString() == "actions")
                .Select(block => block.GetProperty("elements")[0].GetProperty("accessibility_label").GetString()));
    }

    [Fact]
    public void ADigest() => Snapshot.Matches("digest", Message(new Reply
    {
        Text = "Monday: two things",
        Card = new AdaptiveCard
        {
            FallbackText = "Monday: two things",
            Body =
            [
                new TextBlock("Monday: two things") { Size = TextSize.Large },
                new RichTextBlock([new TextRun("1 "), new TextRun("Thank Kim Lee", IsBold: true), new TextRun(" for introducing Dana Fox.")]),
                new ActionSet([new ActionExecute("Note sent", "thank.note", Data), new ActionExecute("Snooze", "later", Data), new ActionExecute("Much later", "later", Data)]),
                new RichTextBlock([new TextRun("2 "), new TextRun("Contact Priya Nair", IsBold: true), new TextRun(", today", IsItalic: true)]) { Separator = true },
                new ActionSet([new ActionExecute("Contacted", "contacted", Data), new ActionExecute("Snooze", "later", Data)]),
                new TextBlock("Why these?") { Size = TextSize.Small },
                new TextBlock("Change time") { IsSubtle = true },
            ],
        },
    }));

    [Fact]
    public void AChart() => Snapshot.Matches("chart", Message(new Reply
    {
        Text = "Referrals in November",
        Card = new AdaptiveCard
        {
            FallbackText = "Referrals in November",
            Body = [new ChartHorizontalBar("Referrals in November", [new ChartBar("Maria", 7, "7"), new ChartBar("Tom <!here>", 5, "5"), new ChartBar("Raj", 0, "0")])],
        },
    }));

    [Fact]
    public void ABoard() => Snapshot.Matches("board", Message(SampleBoard.Posted()));

    [Fact]
    public void AnEditForm() => Snapshot.Matches("edit-form", Modal(EditForm, null));

    [Fact]
    public void AFormWithMistakesAsAMessage() => Snapshot.Matches("form-with-mistakes", Message(new Reply
    {
        Text = "One thing to correct",
        Form = EditForm,
        FormErrors = new Dictionary<string, string> { ["day"] = "That day is over." },
    }));

    [Fact]
    public void AText() => Snapshot.Matches("text", Message(new Reply { Text = "2 < 3 & *so on*\n<@U1> :tada:" }));

    [Fact]
    public void ALongTextIsCutAndSaysSo()
    {
        var message = Message(new Reply { Text = string.Concat(Enumerable.Repeat("many words ", 4000)) });
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(["rich_text", "rich_text", "rich_text", "context"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal(ChannelWords.Shortened, blocks[^1].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void ALongListKeepsItsButtons()
    {
        var message = Message(new Reply
        {
            Text = "All",
            Card = new AdaptiveCard
            {
                FallbackText = "All",
                Body = [.. Enumerable.Range(0, 60).SelectMany(number => new CardElement[] { new TextBlock($"Item {number}"), new ActionSet([new ActionExecute("Snooze", "later", Data)]) })],
                Actions = [new ActionExecute("More", "more", Data)],
            },
        });
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(50, blocks.Count);
        Assert.Equal("more", blocks[^1].GetProperty("elements")[0].GetProperty("action_id").GetString());
        Assert.Equal(ChannelWords.Shortened, blocks[^2].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void AButtonThatCannotCarryItsDataIsLeftOutAndTheEndSaysSo()
    {
        var message = Message(new Reply
        {
            Text = "Text",
            Card = new AdaptiveCard
            {
                FallbackText = "Text",
                Body = [new TextBlock("Text")],
                Actions = [new ActionExecute("Big", "big", new Dictionary<string, string> { ["text"] = new string('x', 2000) }), new ActionExecute("Small", "small", Data)],
            },
        });
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(["rich_text", "context", "actions"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal("Small", Assert.Single(blocks[2].GetProperty("elements").EnumerateArray()).GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public void ACardOfBlankTextsShowsTheTextOfItsReply()
    {
        var message = Message(new Reply
        {
            Text = "Saved.",
            Card = new AdaptiveCard { FallbackText = "Saved.", Body = [new TextBlock(" ")], Actions = [new ActionExecute("Undo", "undo", Data)] },
        });
        var blocks = message.GetProperty("blocks").EnumerateArray().ToList();

        Assert.Equal(["rich_text", "actions"], blocks.Select(block => block.GetProperty("type").GetString()));
        Assert.Equal("Saved.", blocks[0].GetProperty("elements")[0].GetProperty("elements")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void WhatAButtonCarriesComesBack() => Check.QuickThrowOnFailure(Prop.ForAll(
        AnyCard.Text.Where(IsWhole).ToArbitrary(),
        text =>
        {
            var read = ButtonValue.Read(new ButtonValue("a.b", new Dictionary<string, string> { ["id"] = text }).Write());
            return read is { Verb: "a.b" } && read.Data["id"] == text;
        }));

    [Fact]
    public void AnyCardIsWithinTheLimitsAndNothingInItComesAlive() => Check.QuickThrowOnFailure(Prop.ForAll(
        AnyCard.Reply.ToArbitrary(),
        reply => Assert.Empty(BlockKitRules.ProblemsOfMessage(Message(reply)))));

    [Fact]
    public void AnyFormIsWithinTheLimits() => Check.QuickThrowOnFailure(Prop.ForAll(
        AnyCard.Form.ToArbitrary(),
        form =>
        {
            Assert.Empty(BlockKitRules.ProblemsOfModal(Modal(form, new Dictionary<string, string> { ["day"] = "wrong" })));
            Assert.Empty(BlockKitRules.ProblemsOfMessage(Message(new Reply { Text = "Form", Form = form })));
        }));

    private static Form EditForm => new(
        "Edit the referral",
        [
            new TextBlock("Change what is wrong."),
            new InputText("prospect", "Prospect") { Value = "Dana & Fox", IsRequired = true, ErrorMessage = "Who was referred?", MaxLength = 200 },
            new InputDate("day", "Contact by") { Value = "2026-12-01" },
            new InputTime("time", "At") { Value = "15:00" },
            new InputChoiceSet("stage", "Stage", [new Choice("Open", "open"), new Choice("Won", "won")]) { Value = "won" },
            new InputText("need", "Need") { IsMultiline = true, Placeholder = "What do they want?", MaxLength = 10_000 },
        ],
        new ActionExecute("Save", "referral.save", Data));

    private static bool IsWhole(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    private static JsonElement Message(Reply reply) => Written(json =>
    {
        json.WriteStartObject();
        BlockKitWriter.WriteMessage(json, reply, "b");
        json.WriteEndObject();
    });

    private static JsonElement Modal(Form form, IReadOnlyDictionary<string, string>? errors) =>
        Written(json => BlockKitWriter.WriteModal(json, form, "metadata", errors, "b", isNew: true));

    private static JsonElement Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing))
        {
            write(json);
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }
}
