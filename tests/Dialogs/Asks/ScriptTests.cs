using FsCheck;
using FsCheck.Fluent;
using ReferralBot.Dialogs.Asks;
using ReferralBot.Storage.Rows;

namespace ReferralBot.Tests.Dialogs.Asks;

/// <summary>The words to ask with: filled in, short, specific, and never naming what is not known.</summary>
public sealed class ScriptTests
{
    private static readonly CustomerProfile Profile = new()
    {
        Industry = "food manufacturing",
        Geography = "the Midwest",
        Size = "50 to 500 employees",
        Function = "operations",
        Person = "plant managers",
        Need = "long changeover times",
    };

    public static TheoryData<Moment?> Stages => [null, .. Enum.GetValues<Moment>().Select(stage => (Moment?)stage)];

    [Theory]
    [MemberData(nameof(Stages))]
    public void EveryStageHasThreeWordingsUnderSixtyWordsWithEverythingSaid(Moment? stage)
    {
        var composer = new AskComposer { Stage = stage, Name = "Mike", Felt = "the workflow idea", Profile = Profile };

        string[] words = [.. Enumerable.Range(0, composer.Count).Select(composer.Words)];

        Assert.Equal(3, words.Distinct().Count());
        Assert.All(words, text =>
        {
            Assert.InRange(text.Split(' ').Length, 12, 60);
            Assert.StartsWith("Mike, ", text, StringComparison.Ordinal);
            Assert.Contains("plant managers in food manufacturing in the Midwest", text, StringComparison.Ordinal);
            Assert.DoesNotContain('{', text);
            Assert.DoesNotContain('[', text);
        });
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void WhatIsNotKnownIsNotSaid(Moment? stage)
    {
        var composer = new AskComposer { Stage = stage, Profile = new CustomerProfile() };

        Assert.All(Enumerable.Range(0, composer.Count).Select(composer.Words), text =>
        {
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" ,", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" .", text, StringComparison.Ordinal);
            Assert.True(char.IsUpper(text[0]), text);
            Assert.Contains("people in a role like yours", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void TheWorkspacesOwnWordsComeFirst()
    {
        var own = new AskScript { Id = nameof(Moment.Installed), Text = "{name}, it runs[ and {felt} is done]. Who else among {ideal}?", ChangedBy = "m", ChangedAt = default };

        var composer = new AskComposer { Stage = Moment.Installed, Name = "Mike", Profile = Profile, Own = own };

        Assert.Equal("Mike, it runs. Who else among plant managers in food manufacturing in the Midwest, 50 to 500 employees?", composer.Words(0));
        Assert.Equal(4, composer.Count);
        Assert.Equal(composer.Words(0), composer.Words(4));
    }

    [Theory]
    [InlineData("Who among {ideal}?", null)]
    [InlineData("", "The words are missing.")]
    [InlineData("Who among {ideal?", "A bracket is opened and not closed, or the other way round.")]
    [InlineData("Hello {nam}", "I can't fill {nam}. I know {name}, {felt}, {ideal} and {need}.")]
    public void AScriptThatCannotBeFilledIsRefused(string script, string? fault) => Assert.Equal(fault, Script.Fault(script));

    [Fact]
    public void NoTextBreaksTheFilling() =>
        Prop.ForAll<string>(text =>
        {
            string filled = Script.Fill(text ?? "", new Dictionary<string, string?> { ["name"] = "Mike" });
            return filled is not null;
        }).QuickCheckThrowOnFailure();
}
