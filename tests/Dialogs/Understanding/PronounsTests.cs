using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Dialogs.Understanding.Language;

namespace ReferralBot.Tests.Dialogs.Understanding;

public sealed class PronounsTests
{
    [Theory]
    [InlineData("she signed", "Dana Fox signed")]
    [InlineData("They’re not interested", "Dana Fox is not interested")]
    [InlineData("call her Friday", "call Dana Fox Friday")]
    [InlineData("called her.", "called Dana Fox.")]
    [InlineData("her e-mail is dana@globex.com", "Dana Fox's e-mail is dana@globex.com")]
    [InlineData("what's his number", "what's Dana Fox's number")]
    [InlineData("it fell through", "Dana Fox fell through")]
    [InlineData("we won it, finally", "we won Dana Fox, finally")]
    [InlineData("she said she'll think about it", "Dana Fox said she'll think about it")]
    public void AreReplacedByTheName(string said, string meant)
    {
        Assert.True(Pronouns.AreOfOne(said));
        Assert.Equal(meant, Pronouns.Replaced(said, "Dana Fox"));
    }

    [Theory]
    [InlineData("she told him", true)]
    [InlineData("they said he would call", true)]
    [InlineData("do it tomorrow", false)]
    [InlineData("the shed, the heater and the item", false)]
    public void AreNotOfOneWhereTheyAreTwoOrNone(string said, bool areAny)
    {
        Assert.Equal(areAny, Pronouns.AreIn(said));
        Assert.False(Pronouns.AreOfOne(said));
    }

    [Fact]
    public void AreReplacedOnceAndNothingElseIs()
    {
        string[] pieces = ["she", "her", "it", "they're", "his", "won", "lost", "e-mail", "herd", "'", "’", " ", ", ", "🙂", "\ud83d", "\u0000", "it's"];
        Gen<string> texts = Gen.Elements(pieces).ArrayOf().Select(static some => string.Concat(some));

        Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            string replaced = Pronouns.Replaced(text, "Dana Fox");
            int first = Pronouns.First(text);
            Assert.Equal(Pronouns.AreIn(text), replaced != text);
            Assert.StartsWith(text[..first], replaced, StringComparison.Ordinal);
            Assert.Equal(Pronouns.AreIn(text), replaced[first..].StartsWith("Dana Fox", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }
}
