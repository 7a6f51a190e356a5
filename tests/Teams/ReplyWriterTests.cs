using System.Text;
using System.Text.Json;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Dialogs.Leaderboards;

namespace ReferralBot.Tests.Teams;

public sealed class ReplyWriterTests
{
    [Fact]
    public void AText() => Snapshot.Matches("text", Write(SampleReplies.Text));

    [Fact]
    public void ACard() => Snapshot.Matches("card", Write(SampleReplies.Card));

    [Fact]
    public void AChart() => Snapshot.Matches("chart", Write(SampleReplies.Chart));

    [Fact]
    public void ABoard() => Snapshot.Matches("board", Write(SampleBoard.Posted()));

    [Fact]
    public void ACardWithManyActions() => Snapshot.Matches("many-actions", Write(SampleReplies.ManyActions));

    [Fact]
    public void AForm() => Snapshot.Matches("form", Write(SampleReplies.Form));

    [Fact]
    public void AFormWithErrors() => Snapshot.Matches("form-with-errors", Write(SampleReplies.FormWithErrors));

    [Fact]
    public void AnAnswerToAPress() => Snapshot.Matches("card-answer", ReplyWriter.WriteCardAnswer(SampleReplies.Text));

    [Fact]
    public void WhatIsTooLongIsCutAndSaysSo()
    {
        var written = Write(SampleReplies.TooLong);
        Assert.InRange(Encoding.UTF8.GetCharCount(written.Span) * 2, 40 * 1024, 80 * 1024);
        var body = JsonDocument.Parse(written).RootElement.GetProperty("attachments")[0].GetProperty("content").GetProperty("body");
        Assert.StartsWith("1: ß", body[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(ChannelWords.Shortened, body[body.GetArrayLength() - 1].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData('a')]
    [InlineData('*')]
    [InlineData('字')]
    public void ALongTextFitsAndSaysThatThereIsMore(char filling)
    {
        var written = Write(new Reply { Text = new string(filling, 40_000) });
        Assert.InRange(Encoding.UTF8.GetCharCount(written.Span) * 2, 1, 80 * 1024);
        Assert.EndsWith("<br><br>" + ChannelWords.Shortened, JsonDocument.Parse(written).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OneHugeElementIsCutToo()
    {
        var written = Write(new Reply { Text = "x", Card = new AdaptiveCard { FallbackText = "x", Body = [new TextBlock(new string('*', 100_000))] } });
        Assert.InRange(Encoding.UTF8.GetCharCount(written.Span) * 2, 1, 80 * 1024);
    }

    [Fact]
    public void WhatTurnsTheReadingDirectionReachesNoSummaryAndNoButton()
    {
        var written = Encoding.UTF8.GetString(Write(new Reply
        {
            Text = "Kim \u202Eeel",
            Card = new AdaptiveCard { FallbackText = "Kim", Body = [new TextBlock("Kim")], Actions = [new ActionExecute("Open Kim \u202Eeel", "open", new Dictionary<string, string>())] },
        }).Span);
        Assert.Contains("\"summary\":\"Kim eel\"", written, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Open Kim eel\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', written);
    }

    [Fact]
    public void NothingTypedIsReadAsADateFunction()
    {
        const string Typed = "{{DATE(2026-11-22T09:00:00Z)}}";
        var written = Encoding.UTF8.GetString(Write(new Reply
        {
            Text = "Which?",
            Card = new AdaptiveCard
            {
                FallbackText = "Which?",
                Body = [new TextBlock(Typed), new RichTextBlock([new TextRun(Typed)]), new FactSet([new Fact(Typed, Typed)]), new InputChoiceSet("who", Typed, [new Choice(Typed, "1")])],
            },
        }).Span);
        Assert.DoesNotContain("{{", written, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfACharacterIsReplaced()
    {
        var written = Write(new Reply { Text = "a\uD83D", Card = new AdaptiveCard { FallbackText = "\uDE00", Body = [new TextBlock("\uD83Db"), new FactSet([new Fact("\uD83D", "\uDE00")])] } });
        Assert.Equal("\uFFFDb", JsonDocument.Parse(written).RootElement.GetProperty("attachments")[0].GetProperty("content").GetProperty("body")[0].GetProperty("text").GetString());
    }

    private static ReadOnlyMemory<byte> Write(Reply reply) => ReplyWriter.WriteActivity(reply, "28:bot", "a:1chat");
}
