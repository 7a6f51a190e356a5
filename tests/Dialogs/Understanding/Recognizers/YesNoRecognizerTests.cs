using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class YesNoRecognizerTests
{
    [Theory]
    [InlineData("Yep!")]
    [InlineData("sounds good")]
    [InlineData("ok, thanks")]
    [InlineData("well, sure")]
    [InlineData("that's right")]
    [InlineData("of course")]
    [InlineData("go ahead")]
    [InlineData("👍🏽")]
    [InlineData(":+1:")]
    [InlineData("no problem")]
    public void Hears_yes(string text) => Assert.Equal([true], Answers(text));

    [Theory]
    [InlineData("nah")]
    [InlineData("No, Tuesday")]
    [InlineData("not now")]
    [InlineData("please don’t")]
    [InlineData("of course not")]
    [InlineData("that's not ok")]
    [InlineData("I don't think so")]
    [InlineData("never mind")]
    [InlineData("👎")]
    public void Hears_no(string text) => Assert.Equal([false], Answers(text));

    [Theory]
    [InlineData("not sure")]
    [InlineData("why not Monday?")]
    [InlineData("right now")]
    [InlineData("are you sure about it")]
    [InlineData("there is no budget")]
    [InlineData("notes from the book")]
    [InlineData("maybe")]
    [InlineData("correct the name to Kim")]
    [InlineData("")]
    public void Hears_neither(string text) => Assert.Empty(Answers(text));

    private static IEnumerable<bool> Answers(string text) => new YesNoRecognizer(Culture.EnglishUnitedStates).Recognize(text).Select(result => result.Resolution);
}
