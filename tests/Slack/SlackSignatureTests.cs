using System.Buffers;
using System.Text;
using Microsoft.Extensions.Primitives;
using ReferralBot.Bot.Slack;

namespace ReferralBot.Tests.Slack;

public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Stamp = "1531420618";
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    // The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private static readonly DateTimeOffset SignedAt = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    [Fact]
    public void TakesThePublishedExample() => Assert.True(IsValid(Secret, Stamp, Signature, Body, SignedAt));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void TakesFiveMinutesEitherWay(int seconds, bool isTaken) =>
        Assert.Equal(isTaken, IsValid(Secret, Stamp, Signature, Body, SignedAt.AddSeconds(seconds)));

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    public void RefusesAnyOtherSignature(string signature) => Assert.False(IsValid(Secret, Stamp, signature, Body, SignedAt));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("99999999999999999999")]
    public void RefusesAnyOtherTimestamp(string stamp) => Assert.False(IsValid(Secret, stamp, Signature, Body, SignedAt));

    [Fact]
    public void RefusesAChangedBody() => Assert.False(IsValid(Secret, Stamp, Signature, Body + "&x=1", SignedAt));

    [Fact]
    public void RefusesAnotherSecret() => Assert.False(IsValid(Secret + "x", Stamp, Signature, Body, SignedAt));

    [Fact]
    public void RefusesEverythingWithoutASecret()
    {
        // .NET signs with an empty key as well, and so could anybody.
        var signature = SlackSignature.Sign([], Stamp, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(Body)));

        Assert.False(IsValid("", Stamp, signature, Body, SignedAt));
    }

    [Fact]
    public void RefusesRepeatedHeaders() =>
        Assert.False(SlackSignature.IsValid(
            Encoding.UTF8.GetBytes(Secret),
            new StringValues([Stamp, Stamp]),
            new StringValues([Signature, Signature]),
            new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(Body)),
            SignedAt));

    private static bool IsValid(string secret, string stamp, string signature, string body, DateTimeOffset now) =>
        SlackSignature.IsValid(Encoding.UTF8.GetBytes(secret), stamp, signature, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(body)), now);
}
