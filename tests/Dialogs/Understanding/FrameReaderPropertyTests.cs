using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ReferralBot.Dialogs.Understanding;

namespace ReferralBot.Tests.Dialogs.Understanding;

/// <summary>What holds for any text whatever: it gives a frame, and the same one each time.</summary>
public sealed class FrameReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "log referral from ", "Kim", " Lee", "<at>", "</at>", "<@U1|", ">", "<mailto:", "|", "&amp;", "{\"text\":", "\"}", "[[[", "(((", "))", "\ud83d", "\ude00", "\u0000", "\u200b",
        "\u202e", "\n", "\t", "referred me to ", "$1", "e999", "1,000,000,000,000", "99999999999999999999999999999999", " sorry, ", "not ", "it was ", " who ", "12/31/99", "next ", "every ",
        "@", "#", "+1", " & ", "'s", "-", "--", "...", "?", "in 999999999 years", "Feb 30", "é", "ß", "İ", "कृ", "漢字", "\u0301", "%", "\\", "will ", "may ", "to ", "from ", "at ",
    ];

    private static readonly ReadingContext Context = new()
    {
        Now = new LocalDateTime(2026, 11, 19, 10, 15),
        People = [new KnownPerson("Kim Lee", "Acme", false), new KnownPerson("", "", false), new KnownPerson(" ", null, true)],
    };

    [Fact]
    public void AnyTextGivesAFrameAndTheSameOneAgain()
    {
        var texts = Gen.Choose(0, 0xFFFF).Select(static c => (char)c).ArrayOf().Select(static chars => new string(chars));

        Prop.ForAll(texts.ToArbitrary(), ReadsTheSameTwice).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void FragmentsOfMarkupAndRequestsGiveAFrameAndTheSameOneAgain()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(static pieces => string.Concat(pieces));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(texts.ToArbitrary(), ReadsTheSameTwice));
    }

    [Theory]
    [InlineData("log referral from kim ")]
    [InlineData("\ud83d\ude00")]
    [InlineData("<at>")]
    [InlineData("sorry, kim, ")]
    [InlineData("1 ")]
    [InlineData("\n")]
    public void FortyThousandCharactersGiveAFrame(string piece)
    {
        var text = new StringBuilder();
        while (text.Length < 40_000)
        {
            text.Append(piece);
        }

        Assert.True(ReadsTheSameTwice(text.ToString()));
    }

    [Fact]
    public void WordsToLookUpAreFewLowerCaseAndOfTheText()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(static pieces => string.Concat(pieces));

        Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            var words = FrameReader.WordsToLookUp(text);
            return words.Count <= 12 && words.All(static w => w.Length > 0 && w.All(static c => char.ToLowerInvariant(c) == c));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void TheWordsToLookUpAreFewAlsoWhereOneHasManyParts() =>
        Assert.Equal(12, FrameReader.WordsToLookUp("log referral from Anna-Berta Clara-Dora Emil-Fritz Gustav-Hanna Ida-Julius Karl-Ludwig-Maria-Nora").Count);

    [Fact]
    public void WhatIsHeardBeforeAnybodyIsKnownMeansTheSameOnceTheyAre()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(static pieces => string.Concat(pieces));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(texts.ToArbitrary(), static text =>
        {
            var heard = FrameReader.Hear(text, Context with { People = [] });
            return heard.WordsToLookUp.SequenceEqual(FrameReader.WordsToLookUp(text)) && IsSame(FrameReader.Read(text, Context), heard.Read(Context.People));
        }));
    }

    private static bool ReadsTheSameTwice(string text) => IsSame(FrameReader.Read(text, Context), FrameReader.Read(text, Context));

    private static bool IsSame(Reading first, Reading second) =>
        FrameJson.Write(first.Frame) == FrameJson.Write(second.Frame) && first.Certainty == second.Certainty && first.Others.SequenceEqual(second.Others);
}
