using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class CultureTests
{
    [Theory]
    [InlineData("en-US", "en-US")]
    [InlineData("EN-gb", "en-GB")]
    [InlineData("en-AU", "en-GB")]
    [InlineData("fr-FR", "en-US")]
    [InlineData(null, "en-US")]
    public void Is_found_by_its_name(string? name, string expected) => Assert.Equal(expected, Culture.Of(name).Name);
}
