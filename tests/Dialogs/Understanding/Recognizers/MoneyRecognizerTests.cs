using System.Globalization;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

public sealed class MoneyRecognizerTests
{
    [Theory]
    [InlineData("worth $40k", "[$40k] 40000 USD")]
    [InlineData("a $1.5m deal", "[$1.5m] 1500000 USD")]
    [InlineData("$ 2,500.50", "[$ 2,500.50] 2500.5 USD")]
    [InlineData("USD 85,000", "[USD 85,000] 85000 USD")]
    [InlineData("US$3bn", "[US$3bn] 3000000000 USD")]
    [InlineData("C$500 or A$600", "[C$500] 500 CAD [A$600] 600 AUD")]
    [InlineData("$500 CAD", "[$500 CAD] 500 CAD")]
    [InlineData("£30k", "[£30k] 30000 GBP")]
    [InlineData("20 quid", "[20 quid] 20 GBP")]
    [InlineData("45.000,5", "")]
    [InlineData("55,000 euros", "[55,000 euros] 55000 EUR")]
    [InlineData("80.000 EUR", "[80.000 EUR] 80000 EUR")]
    [InlineData("€1.250.000,50", "[€1.250.000,50] 1250000.5 EUR")]
    [InlineData("€2.50", "[€2.50] 2.5 EUR")]
    [InlineData("$80.000", "[$80.000] 80 USD")]
    [InlineData("80 TEUR", "[80 TEUR] 80000 EUR")]
    [InlineData("₹5 lakh", "[₹5 lakh] 500000 INR")]
    [InlineData("$20-50k budget", "[$20-50k] 20000 USD")]
    [InlineData("between $20k and $50k", "[$20k] 20000 USD [$50k] 50000 USD")]
    [InlineData("half a million pounds", "[half a million pounds] 500000 GBP")]
    [InlineData("thirty dollars and five cents", "[thirty dollars and five cents] 30.05 USD")]
    [InlineData("99 cents", "[99 cents] 99 USD-cent")]
    [InlineData("300 Swiss francs", "[300 Swiss francs] 300 CHF")]
    [InlineData("12 New Zealand dollars", "[12 New Zealand dollars] 12 NZD")]
    [InlineData("15 grand", "[15 grand] 15000 USD")]
    [InlineData("call 415 555 0100 on 3/20", "")]
    [InlineData("Penny Cent of Pound & Co won 3 deals", "")]
    public void Reads_amounts(string text, string expected) => Assert.Equal(expected, Amounts(text, Culture.EnglishUnitedStates));

    [Fact]
    public void Reads_slang_in_the_money_of_the_country() => Assert.Equal("[15 grand] 15000 GBP", Amounts("15 grand", Culture.EnglishUnitedKingdom));

    [Fact]
    public void Gives_cents_in_whole_units_too()
    {
        var money = Assert.Single(new MoneyRecognizer(Culture.EnglishUnitedStates).Recognize("50 cents")).Resolution;

        Assert.Equal((0.5m, "USD"), (money.InCurrency, money.Currency));
    }

    private static string Amounts(string text, Culture culture) =>
        string.Join(" ", new MoneyRecognizer(culture).Recognize(text).Select(result => $"[{result.Text}] {result.Resolution.Amount.ToString("0.##", CultureInfo.InvariantCulture)} {result.Resolution.Unit}"));
}
