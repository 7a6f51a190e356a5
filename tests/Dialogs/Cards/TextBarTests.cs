using ReferralBot.Dialogs.Cards;

namespace ReferralBot.Tests.Dialogs.Cards;

public sealed class TextBarTests
{
    [Theory]
    [InlineData(0, 10, "▁▁▁▁▁▁▁▁▁▁")]
    [InlineData(1, 1000, "▇▁▁▁▁▁▁▁▁▁")]
    [InlineData(31, 50, "▇▇▇▇▇▇▁▁▁▁")]
    [InlineData(999, 1000, "▇▇▇▇▇▇▇▇▇▁")]
    [InlineData(50, 50, "▇▇▇▇▇▇▇▇▇▇")]
    [InlineData(60, 50, "▇▇▇▇▇▇▇▇▇▇")]
    [InlineData(-5, 50, "▁▁▁▁▁▁▁▁▁▁")]
    [InlineData(5, 0, "▁▁▁▁▁▁▁▁▁▁")]
    public void ABarShowsTheShare(int value, int whole, string bar) => Assert.Equal(bar, TextBar.Of(value, whole));
}
