using NodaTime;
using ReferralBot.Bot.Slack;

namespace ReferralBot.Tests.Slack;

public sealed class SlackTextTests
{
    [Fact]
    public void EscapesTheThreeCharacters() =>
        Assert.Equal("&lt;!channel&gt; &amp;amp; *x*", SlackText.Escape("<!channel> &amp; *x*", 100));

    [Fact]
    public void NeverCutsAnEscape() => Assert.Equal("aa…", SlackText.Escape("aa<bb", 5));

    [Fact]
    public void CountsCodePoints()
    {
        Assert.Equal(3, SlackText.Length("a😀b"));
        Assert.Equal("😀😀", SlackText.Cut("😀😀", 2));
        Assert.Equal("😀…", SlackText.Cut("😀😀😀", 2));
    }

    [Theory]
    [InlineData("1795316455.858000", 1795316455, 858_000)]
    [InlineData("1795316455", 1795316455, 0)]
    [InlineData("1795316455.5", 1795316455, 500_000)]
    public void ReadsTimestampsToTheMicrosecond(string stamp, long seconds, int microseconds) =>
        Assert.Equal(Instant.FromUnixTimeSeconds(seconds) + Duration.FromTicks(microseconds * 10L), SlackId.TimeOf(stamp));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".5")]
    [InlineData("-1.0")]
    [InlineData("1e9")]
    [InlineData("1.2.3")]
    [InlineData("1.1234567")]
    [InlineData("999999999999")]
    public void RefusesOtherTimestamps(string? stamp) => Assert.Null(SlackId.TimeOf(stamp));

    [Theory]
    [InlineData("T0TEST", true)]
    [InlineData("", false)]
    [InlineData("T0/..", false)]
    [InlineData("T0#1", false)]
    [InlineData("Té", false)]
    [InlineData("T00000000000000000000000000000000", false)]
    public void KnowsAnId(string id, bool isValid) => Assert.Equal(isValid, SlackId.IsValid(id));
}
