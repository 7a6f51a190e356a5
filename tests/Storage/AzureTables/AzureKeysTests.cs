using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Storage.AzureTables;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Tests.Storage.AzureTables;

public sealed class AzureKeysTests
{
    private static readonly Arbitrary<string> Keys = TextOf(" !\"#$%&-./01>=?@[\\]a~\u00a0é");
    private static readonly Arbitrary<string> Bounds = TextOf("\0\u001f !\"/.0a~\u007f\u009f\u00a0é");

    [Theory]
    [InlineData("", "")]
    [InlineData("ref:01J", "ref:01J")]
    [InlineData("a/b", "a.1b")]
    [InlineData("a.b", "a.0b")]
    [InlineData("#", "\"1")]
    [InlineData("%2F", "$12F")]
    [InlineData("?\\", ">1[1")]
    public void WritesWhatAzureForbidsAnotherWay(string key, string escaped) => Assert.Equal(escaped, AzureKeys.Escape(key));

    [Fact]
    public void LosesNothing() =>
        Prop.ForAll(Keys, key => AzureKeys.Unescape(AzureKeys.Escape(key)) == key).QuickCheckThrowOnFailure();

    [Fact]
    public void LeavesNothingThatAzureForbids() =>
        Prop.ForAll(Keys, key =>
        {
            TableLimits.CheckKey(AzureKeys.Escape(key));
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void KeepsTheOrder() =>
        Prop.ForAll(Keys, Keys, (one, other) =>
            Math.Sign(string.CompareOrdinal(one, other)) == Math.Sign(string.CompareOrdinal(AzureKeys.Escape(one), AzureKeys.Escape(other))))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EndsRangesWhereTheyEnded() =>
        Prop.ForAll(Keys, Bounds, (key, bound) =>
            string.CompareOrdinal(key, bound) >= 0 == string.CompareOrdinal(AzureKeys.Escape(key), AzureKeys.EscapeBound(bound)) >= 0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void GrowsAsTheRulesCount() =>
        Prop.ForAll(Keys, key => AzureKeys.Escape(key).Length == key.Length + key.Count(c => RowRules.CountsTwice.Contains(c)))
            .QuickCheckThrowOnFailure();

    private static Arbitrary<string> TextOf(string characters) =>
        Gen.Elements(characters.ToCharArray()).ListOf().Select(list => string.Concat(list)).ToArbitrary();
}
