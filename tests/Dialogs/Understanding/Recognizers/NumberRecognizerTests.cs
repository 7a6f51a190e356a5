using System.Globalization;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class NumberRecognizerTests
{
    [Theory]
    [InlineData("7 leads", "[7] 7")]
    [InlineData("12,500 seats", "[12,500] 12500")]
    [InlineData("1 250 000", "[1 250 000] 1250000")]
    [InlineData("12,34,000", "[12,34,000] 1234000")]
    [InlineData("45k", "[45k] 45000")]
    [InlineData("about 1.2m", "[1.2m] 1200000")]
    [InlineData("3 million and a half", "[3 million and a half] 3500000")]
    [InlineData("twenty-five", "[twenty-five] 25")]
    [InlineData("three hundred and seven", "[three hundred and seven] 307")]
    [InlineData("two hundred and two thousand", "[two hundred and two thousand] 202000")]
    [InlineData("one hundred and one hundred", "[one hundred] 100 [one hundred] 100")]
    [InlineData("4 hundred and 21", "[4 hundred and 21] 421")]
    [InlineData("half a dozen", "[half a dozen] 6")]
    [InlineData("2 1/2 hours", "[2 1/2] 2.5")]
    [InlineData("five and a quarter", "[five and a quarter] 5.25")]
    [InlineData("two and a half million", "[two and a half million] 2500000")]
    [InlineData("zero point oh", "[zero] 0")]
    [InlineData("ten point two five", "[ten point two five] 10.25")]
    [InlineData("minus five", "[minus five] -5")]
    [InlineData("5 lakh", "[5 lakh] 500000")]
    [InlineData("1.5e3", "[1.5e3] 1500")]
    public void Reads_numbers(string text, string expected) => Assert.Equal(expected, Numbers(text));

    [Theory]
    [InlineData("the one you met")]
    [InlineData("no one called")]
    [InlineData("29km away")]
    [InlineData("iOS17 and B2B")]
    [InlineData("3rd door")]
    public void Leaves_what_is_no_number(string text) => Assert.Equal("", Numbers(text));

    private static string Numbers(string text) =>
        string.Join(" ", new NumberRecognizer(Culture.EnglishUnitedStates).Recognize(text).Select(result => $"[{result.Text}] {result.Resolution.Value.ToString("0.######", CultureInfo.InvariantCulture)}"));
}
