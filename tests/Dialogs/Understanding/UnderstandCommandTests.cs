using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Dialogs.Understanding;

/// <summary>The lines of the <c>understand</c> command.</summary>
public sealed class UnderstandCommandTests
{
    [Fact]
    public async Task AnswersEachLineInOrderAndGoesOnAfterABadOne()
    {
        const string input = """
            {"text":"log referral from Kim Lee at Acme","now":"2026-11-19T10:15","timeZone":"America/New_York","locale":"en-US","people":["Kim Lee (Acme)","Maria Lopez (rep)"]}
            not json
            {"now":"2026-11-19T10:15"}
            {"text":5}
            {"text":"undo","timeZone":"Mars/Olympus"}
            {"text":"undo","now":"yesterday"}
            {"text":"\ud800"}
            {"text":"undo"}
            """;

        var lines = await RunAsync(input);

        Assert.Equal("""{"intent":"LogReferral","source":{"name":"Kim Lee","company":"Acme"}}""", lines[0]);
        Assert.All(lines[1..7], static line => Assert.StartsWith("{\"error\":\"", line, StringComparison.Ordinal));
        Assert.Equal("""{"intent":"Undo"}""", lines[7]);
        Assert.Equal(8, lines.Length);
    }

    [Fact]
    public async Task PrintsMoneyAndMomentsAsTheContractWritesThem()
    {
        var lines = await RunAsync("""
            {"text":"dana fox is worth $18,400.50","now":"2026-11-19T10:15"}
            {"text":"remind me to call Dana Fox friday at 3","now":"2026-11-19T10:15"}
            {"text":"dana fox won, $42,000","now":"2026-11-19T10:15"}
            """);

        Assert.Equal("""{"intent":"UpdateReferral","subject":"Dana Fox","value":{"amount":18400.5,"currency":"USD"}}""", lines[0]);
        Assert.Equal("""{"intent":"Remind","subject":"Dana Fox","need":"call Dana Fox","due":"2026-11-20T15:00"}""", lines[1]);
        Assert.Equal("""{"intent":"UpdateReferral","subject":"Dana Fox","stage":"won","value":{"amount":42000,"currency":"USD"}}""", lines[2]);
    }

    private static async Task<string[]> RunAsync(string input)
    {
        using var output = new StringWriter();
        var code = await UnderstandCommand.RunAsync(new StringReader(input), output, TimeProvider.System, CancellationToken.None);
        Assert.Equal(0, code);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
