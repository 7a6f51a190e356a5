using System.Text.Json;
using FsCheck.Fluent;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Cards;
using ReferralBot.Dialogs.Conversations;
using ReferralBot.Tests.Teams;

namespace ReferralBot.Tests.EndToEnd;

/// <summary>Cards in the reference parser of Adaptive Cards, texts in the Markdown renderer that its documentation names.</summary>
public sealed class TeamsCardsTests
{
    private const string ParseCards = """
        const AC = require('adaptivecards/dist/adaptivecards.js');
        const problems = JSON.parse(require('fs').readFileSync(0, 'utf8')).flatMap((json, i) => {
            const card = new AC.AdaptiveCard(), context = new AC.SerializationContext();
            card.parse(json, context);
            const events = [];
            for (let e = 0; e < context.eventCount; e++) events.push(context.getEventAt(e));
            return [...events, ...card.validateProperties().validationEvents].map(e => `${i}: ${e.message}`);
        });
        console.log(JSON.stringify(problems));
        """;

    private const string RenderTexts = """
        const markdown = require('markdown-it')({ html: false });
        const html = require('markdown-it')({ html: true });
        console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(t => [markdown.render(t.card), html.render(t.message)])));
        """;

    [NodeFact]
    public async Task EveryKindOfCardIsParsedWithoutComplaint()
    {
        Reply[] replies = [SampleReplies.Card, SampleReplies.ManyActions, SampleReplies.Form, SampleReplies.FormWithErrors, SampleReplies.TooLong];
        Assert.Equal("[]", await ParseAsync(replies));
    }

    [NodeFact]
    public async Task AClientWithoutChartsTakesWhatStandsInTheirPlace() =>
        Assert.Equal("""["0: Unknown element type \"Chart.HorizontalBar\". Fallback will be used if present."]""", await ParseAsync(SampleReplies.Chart));

    private static Task<string> ParseAsync(params Reply[] replies)
    {
        var cards = replies.Select(reply => JsonDocument.Parse(ReplyWriter.WriteActivity(reply, "28:bot", "a:1chat")).RootElement.GetProperty("attachments")[0].GetProperty("content"));
        return NodeScript.RunAsync(ParseCards, JsonSerializer.Serialize(cards), "adaptivecards@3.0.6");
    }

    [NodeFact]
    public async Task AnyTextIsShownAsItWasWritten()
    {
        var texts = Sample();
        var input = JsonSerializer.Serialize(texts.Select(text => new { card = MarkdownText.Escape(text), message = HtmlText.Escape(text) }));
        var rendered = JsonSerializer.Deserialize<string[][]>(await NodeScript.RunAsync(RenderTexts, input, "markdown-it@14.1.0"))!;
        Assert.All(texts.Zip(rendered), pair =>
        {
            Assert.Equal(Words(pair.First), ShownWords(pair.Second[0], "<p>", "</p>"));
            Assert.Equal(Words(pair.First), ShownWords(pair.Second[1], "<p>", "</p>", "<br>"));
        });
    }

    private static string[] Sample()
    {
        string[] known = ["*b* _i_ ~~s~~ `c`", "[x](http://evil.example)", "![x](http://evil.example/x.png)", "<at>Kim</at> <b>b</b>", "<http://evil.example>", "&lt;script&gt; &#42;", "- a\n- b", "1. a\n2) b", "# h\n> q\n---\n===\n***\n___", "| a | b |\n|---|---|", "    code\n\tcode", "a\\*b\\", "```\ncode\n```", "[x]: http://evil.example\n[x]"];
        var character = Gen.Frequency((4, Gen.Elements("\\`*_[]()!~<>&#;:/+-=|.1 \n\tax".ToCharArray())), (1, Gen.Elements("äß字😀 \u200D\u202E".ToCharArray().Where(c => !char.IsSurrogate(c)).ToArray())));
        return [.. known, .. Gen.Sample(character.ArrayOf().Select(chars => new string(chars)), 2000, 40)];
    }

    /// <summary>The text without its spaces, which HTML counts otherwise, and without what is hidden.</summary>
    private static string Words(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !VisibleText.IsHidden(c)));

    private static string ShownWords(string html, params string[] allowed)
    {
        foreach (var tag in allowed)
        {
            html = html.Replace(tag, " ", StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<", html, StringComparison.Ordinal);
        return Words(System.Net.WebUtility.HtmlDecode(html));
    }
}
