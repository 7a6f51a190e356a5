using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Dialogs.Understanding.Recognizers;

namespace ReferralBot.Tests.Dialogs.Understanding.Recognizers;

/// <summary>What holds of any text whatever.</summary>
public sealed class RecognizerProperties
{
    // Pieces that the grammars know, so that random texts reach deep into them, and pieces that nothing knows.
    private static readonly string[] Pieces =
    [
        "a", "the", "next", "last", "this", "of", "on", "in", "at", "by", "from", "to", "between", "and", "or", "before", "after", "since", "until", "every", "other",
        "Monday", "fri", "May", "march", "Feb", "29", "30", "31", "0", "1", "12", "13", "24", "60", "99", "2026", "9999", "18446744073709551616", "week", "weeks", "month",
        "quarter", "year", "decade", "century", "days", "business", "hours", "minutes", "first", "second", "last", "half", "end", "early", "mid", "tonight", "tomorrow", "noon",
        "pm", "am", "o'clock", "hundred", "thousand", "trillion", "one", "twenty", "million", "point", "k", "$", "£", "USD", "dollars", "cents", "ago", "later", "now", "from now",
        "Christmas", "Easter", "weekend", "ytd", "eod", "-", "/", ".", ",", ":", "(", ")", "+", "@", "x", "'", "’", "#", "\n", "\t", "\0", "\uD83D", "\uDC4D", "👍🏽", "é", "ß", "日本",
        "<at>", "</at>", "{\"a\":1}", "http://", "www.", ".com", "yes", "not", "no", "ok", "st", "th",
    ];

    private static readonly Culture[] Cultures = [Culture.EnglishUnitedStates, Culture.EnglishUnitedKingdom];

    [Fact]
    public void Any_text_gives_spans_of_itself_in_order() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), text =>
    {
        foreach (var culture in Cultures)
        {
            foreach (var spans in Spans(text, culture))
            {
                var end = 0;
                foreach (var (start, shown) in spans)
                {
                    Assert.True(start >= end && shown.Length > 0);
                    Assert.Equal(shown, text.Substring(start, shown.Length));
                    end = start + shown.Length;
                }
            }
        }
    }));

    [Fact]
    public void The_same_text_gives_the_same_results() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), text =>
        Assert.Equal(Shown.Times(text), Shown.Times(text))));

    [Fact]
    public void Names_hide_their_times() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), text =>
        Assert.Equal("", Shown.Times(text, names: [new TextSpan(0, text.Length)]))));

    [Theory]
    [InlineData("next 0 centuries", "[next 0 centuries] daterange 2026-03-05..2026-03-05")]
    [InlineData("the next 0 weeks", "[the next 0 weeks] daterange 2026-03-05..2026-03-05")]
    [InlineData("next 0 decades", "[next 0 decades] daterange 2030-01-01..2030-01-01")]
    public void Who_counts_none_is_read(string text, string times) => Assert.Equal(times, Shown.Times(text));

    [Theory]
    [InlineData("one hundred and ")]
    [InlineData("1 ")]
    [InlineData(" ")]
    [InlineData("7")]
    [InlineData("3 days after ")]
    [InlineData("the first half of ")]
    [InlineData("monday to ")]
    [InlineData("1-")]
    [InlineData("a@")]
    [InlineData("(+")]
    [InlineData("\uD83D")]
    [InlineData("\u0001")]
    public void Forty_thousand_characters_of_anything_are_read(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 40_000 / piece.Length).ToString();

        var spans = Spans(text, Culture.EnglishUnitedStates).ToList();

        Assert.All(spans.SelectMany(each => each), span => Assert.InRange(span.Start + span.Shown.Length, 1, text.Length));
    }

    // Of a text said twice the work is twice as much: as many tokens, and no result reaches far.
    [Fact]
    public void A_text_said_over_and_over_has_its_tokens_over_and_over() => Check.QuickThrowOnFailure(Prop.ForAll(Texts(), text =>
    {
        var once = new TokenizedText(text + "\n", Culture.EnglishUnitedStates.Vocabulary).Count;
        var twenty = new TokenizedText(string.Concat(Enumerable.Repeat(text + "\n", 20)), Culture.EnglishUnitedStates.Vocabulary).Count;

        Assert.Equal(20 * once, twenty);
    }));

    private static Arbitrary<string> Texts()
    {
        var known = Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Join(" ", pieces));
        var glued = Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat);
        var random = ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? "");
        return Gen.OneOf(known, glued, random).ToArbitrary();
    }

    private static IEnumerable<IEnumerable<(int Start, string Shown)>> Spans(string text, Culture culture)
    {
        yield return new DateTimeRecognizer(culture).Recognize(text, Shown.Now).Select(result => (result.Start, result.Text));
        yield return new MoneyRecognizer(culture).Recognize(text).Select(result => (result.Start, result.Text));
        yield return new NumberRecognizer(culture).Recognize(text).Select(result => (result.Start, result.Text));
        yield return EmailRecognizer.Recognize(text).Select(result => (result.Start, result.Text));
        yield return PhoneRecognizer.Recognize(text).Select(result => (result.Start, result.Text));
        yield return UrlRecognizer.Recognize(text).Select(result => (result.Start, result.Text));
        yield return new YesNoRecognizer(culture).Recognize(text).Select(result => (result.Start, result.Text));
    }
}
