using System.Net;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Bot.Teams;
using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Tests.Teams;

public sealed class TextTests
{
    [Theory]
    [InlineData("Kim Lee (Acme), 40k!", "Kim Lee (Acme), 40k!")]
    [InlineData("dana_fox@globex.com", "dana\\_fox@globex.com")]
    [InlineData("*b* _i_ ~~s~~ `c`", "\\*b\\* \\_i\\_ \\~\\~s\\~\\~ \\`c\\`")]
    [InlineData("[x](http://evil.example)", "\\[x\\](http://evil.example)")]
    [InlineData("<at>Kim</at> <b>", "\\<at>Kim\\</at> \\<b>")]
    [InlineData("R&D &lt; &#42; AT&T", "R&D \\&lt; \\&#42; AT&T")]
    [InlineData("C:\\dir", "C:\\\\dir")]
    [InlineData("one\ntwo\r\n\r\nthree", "one\n\ntwo\n\n\n\nthree")]
    [InlineData("- item", "\\- item")]
    [InlineData("1. item", "1\\. item")]
    [InlineData("12) item", "12\\) item")]
    [InlineData("2026.11", "2026.11")]
    [InlineData("-5 %", "\\-5 %")]
    [InlineData("# head\n> quote\n+ more\n=== \n| a |", "\\# head\n\n\\> quote\n\n\\+ more\n\n\\===\n\n\\| a |")]
    [InlineData("    code", "code")]
    [InlineData("שלום \u202Eevil\u202C \u200Bzero", "שלום evil zero")]
    [InlineData("{{DATE(2026-11-22T09:00:00Z)}} {{{x}", "{\u200B{DATE(2026-11-22T09:00:00Z)}} {\u200B{\u200B{x}")]
    [InlineData("a\u0000b\u0007", "ab")]
    public void CardTextReadsAsItWasWritten(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));

    [Theory]
    [InlineData("Kim Lee (Acme), 40k!", "Kim Lee (Acme), 40k!")]
    [InlineData("*b* [x](http://evil.example)", "&#42;b&#42; &#91;x&#93;(http://evil.example)")]
    [InlineData("<at>Kim</at> R&D", "&#60;at&#62;Kim&#60;/at&#62; R&#38;D")]
    [InlineData("one\ntwo", "one<br>two")]
    [InlineData("- a\n1. b", "&#45; a<br>1&#46; b")]
    public void MessageTextReadsAsItWasWritten(string text, string escaped) => Assert.Equal(escaped, HtmlText.Escape(text));

    [Fact]
    public void NoTextLeavesMarkupInACard() => Check.QuickThrowOnFailure(Prop.ForAll(Markup(), text =>
    {
        var escaped = MarkdownText.Escape(text);
        return Unescaped(escaped) == Lines(text, "\n\n") && !HasLiveMark(escaped);
    }));

    [Fact]
    public void NoTextLeavesMarkupInAMessage() => Check.QuickThrowOnFailure(Prop.ForAll(Markup(), text =>
    {
        var escaped = HtmlText.Escape(text);
        var withoutBreaks = escaped.Replace("<br>", "\n", StringComparison.Ordinal);
        return WebUtility.HtmlDecode(withoutBreaks) == Lines(text, "\n")
            && !withoutBreaks.Any("<>*_[]~`\\".Contains);
    }));

    [Fact]
    public void WhatIsCutEndsInAWholeCharacter()
    {
        Assert.Equal("ab…", VisibleText.Shorten("abcd", 3));
        Assert.Equal("a…", VisibleText.Shorten("a😀b", 3));
        Assert.Equal("a😀b", VisibleText.Shorten("a😀b", 4));
    }

    /// <summary>Any characters, those that mean something more often.</summary>
    private static Arbitrary<string> Markup() =>
        Gen.Frequency(
                (3, Gen.Elements("\\`*_[]()~<>&#;+-=|.1 \n\r\tax\u00A0\u202E\u200D".ToCharArray())),
                (1, ArbMap.Default.ArbFor<char>().Generator.Where(c => !char.IsSurrogate(c))))
            .ArrayOf().Select(chars => new string(chars)).ToArbitrary();

    private static string Lines(string text, string separator) => string.Join(
        separator,
        text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(line.Where(c => !VisibleText.IsHidden(c))).Trim()));

    private static string Unescaped(string escaped)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            text.Append(escaped[i] == '\\' ? escaped[++i] : escaped[i]);
        }

        return text.ToString();
    }

    private static bool HasLiveMark(string escaped)
    {
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\')
            {
                i++;
            }
            else if ("`*_[]~<".Contains(escaped[i], StringComparison.Ordinal) || ((i == 0 || escaped[i - 1] == '\n') && "#>+-=|".Contains(escaped[i], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
