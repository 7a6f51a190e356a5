using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Bot.Slack;
using ReferralBot.Dialogs.Conversations;

namespace ReferralBot.Tests.Slack;

public sealed class IncomingTextTests
{
    private const string Bot = "U0BOT";

    [Theory]
    [InlineData("R&amp;D &lt;b&gt;", "R&D <b>")]
    [InlineData("typed &amp;lt; stays", "typed &lt; stays")]
    [InlineData("a <https://globex.com> b", "a https://globex.com b")]
    [InlineData("<http://www.globex.com|www.globex.com>", "www.globex.com")]
    [InlineData("<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2")]
    [InlineData("see <https://evil.example|Globex>", "see Globex (https://evil.example)")]
    [InlineData("<mailto:dana@globex.com|dana@globex.com>", "dana@globex.com")]
    [InlineData("<mailto:dana@globex.com|Dana>", "Dana (dana@globex.com)")]
    [InlineData("<tel:+4415550100|+44 1555 0100>", "+44 1555 0100")]
    [InlineData("<https://globex.com/|https://globex.com>", "https://globex.com")]
    [InlineData("<https://globex.com|globex>", "globex (https://globex.com)")]
    [InlineData("in <#C1|sales> and <#C2|> and <#C3>", "in #sales and #C2 and #C3")]
    [InlineData("<!here> <!subteam^S1|@sales> <!subteam^S2> <!date^1^{date}|today>", "@here @sales @S2 today")]
    [InlineData("&lt;!channel&gt;", "<!channel>")]
    [InlineData("half < a token", "half < a token")]
    [InlineData("empty <> token", "empty  token")]
    [InlineData("<@> <@|x>", "x")]
    [InlineData("  <@U0BOT> help ", "help")]
    [InlineData("<@U0BOT|referralbot> help", "help")]
    public void ReadsAsItWasTyped(string sent, string expected) => Assert.Equal(expected, Read(sent).Text);

    [Fact]
    public void NamesMentionedMembers()
    {
        var said = Read("log referral from <@U1> and <@U2|tom> and <@W3>");

        Assert.Equal("log referral from Kim Lee and tom and W3", said.Text);
        Assert.Equal([new Mention("U1", "Kim Lee"), new Mention("U2", "tom"), new Mention("W3", "W3")], said.Mentions);
    }

    [Fact]
    public void AsksForNamesThatAreNotInTheText() =>
        Assert.Equal(["U1", "W3"], IncomingText.NamelessMembers("<@U1> <@U2|tom> <@U0BOT> <@W3> <@../x>", Bot));

    [Fact]
    public void WhatSlackEscapesComesBackAsItWas() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        typed => SlackText.Unescape(typed.Get.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")) == typed.Get));

    [Fact]
    public void ReadsAnyText() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("<", ">", "@", "|", "#", "!", "&", "amp;", "lt;", "U1", "U0BOT", "subteam^", "date^", "mailto:", "tel:", "\ud83d", "é", " ").ListOf().ToArbitrary(),
        parts => Read(string.Concat(parts)).Mentions.All(mention => SlackId.IsValid(mention.MemberId))));

    private static Said Read(string text) => IncomingText.Read(text, Bot, id => id == "U1" ? "Kim Lee" : null);
}
