using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Tests.Dialogs.Cards;

public sealed class ActionTests
{
    [Theory]
    [InlineData("Thanked Kim", "Thanked Kim")]
    [InlineData("Open \u202Eeel\u202C \u200Bmik\uFEFF", "Open eel mik")]
    [InlineData(" Open\r\nKim\tLee ", "Open Kim Lee")]
    [InlineData("Open 👩\u200D👧", "Open 👩\u200D👧")]
    public void ATitleIsOnOneLineWithNothingHiddenInIt(string title, string shown)
    {
        Assert.Equal(shown, new ActionOpenUrl(title, "https://example.com/").Title);
        Assert.Equal(shown, (new ActionExecute("Open", "open", new Dictionary<string, string>()) with { Title = title }).Title);
    }

    [Fact]
    public void ATitleIsCutWhereItIsTooLong() =>
        Assert.Equal(new string('a', 74) + "…", new ActionOpenUrl(new string('a', 8_000), "https://example.com/").Title);
}
