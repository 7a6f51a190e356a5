using ReferralBot.Bot.Commands;

namespace ReferralBot.Tests.Commands;

public sealed class RecognizeCommandTests
{
    [Fact]
    public async Task Answers_each_line_in_order()
    {
        var answers = await RunAsync(
            """{"id":"1","recognizer":"datetime","input":"call next Tuesday 3pm","reference":"2026-03-04T10:00:00"}""",
            """{"id":"2","recognizer":"money","input":"worth $40k"}""",
            """{"id":3,"recognizer":"yesno","input":"nah"}""",
            """{"recognizer":"phone","input":"415-555-0142 x9"}""",
            """{"id":"5","recognizer":"datetime","input":"every Friday at 4pm","reference":"2026-03-04T10:00:00"}""",
            """{"id":"6","recognizer":"datetime","input":"since Monday for 2 hours","reference":"2026-03-04T10:00:00"}""");

        Assert.Equal(
            [
                """{"id":"1","answers":[{"text":"next Tuesday 3pm","start":5,"type":"datetime","values":[{"value":"2026-03-10 15:00:00"}]}]}""",
                """{"id":"2","answers":[{"text":"$40k","start":6,"type":"money","values":[{"value":40000,"currency":"USD"}]}]}""",
                """{"id":3,"answers":[{"text":"nah","start":0,"type":"yesno","values":[{"value":false}]}]}""",
                """{"answers":[{"text":"415-555-0142 x9","start":0,"type":"phone","values":[{"value":"4155550142x9"}]}]}""",
                """{"id":"5","answers":[{"text":"every Friday at 4pm","start":0,"type":"set","values":[{"timex":"XXXX-WXX-5T16","value":"not resolved"}]}]}""",
                """{"id":"6","answers":[{"text":"since Monday","start":0,"type":"daterange","values":[{"start":"2026-03-02"},{"start":"2026-03-09"}]},{"text":"2 hours","start":17,"type":"duration","values":[{"value":7200}]}]}""",
            ],
            answers);
    }

    [Fact]
    public async Task Names_what_is_wrong_with_a_line_and_goes_on()
    {
        var answers = await RunAsync(
            "not json",
            "[1]",
            """{"id":"1","recognizer":"money"}""",
            """{"id":"2","recognizer":"age","input":"x"}""",
            """{"id":"3","recognizer":"datetime","input":"today","reference":"yesterday"}""",
            "",
            """{"id":"4","recognizer":"number","input":"7"}""");

        Assert.Equal(
            [
                """{"error":"The line is not JSON."}""",
                """{"error":"The line is not a JSON object."}""",
                """{"id":"1","error":"The line has no text \"input\"."}""",
                """{"id":"2","error":"\"recognizer\" is none of datetime, money, number, email, phone, url, yesno."}""",
                """{"id":"3","error":"\"reference\" is not a date and time such as 2026-03-04T10:00:00, from the year 1000 to 8000."}""",
                """{"id":"4","answers":[{"text":"7","start":0,"type":"number","values":[{"value":7}]}]}""",
            ],
            answers);
    }

    private static async Task<string[]> RunAsync(params string[] lines)
    {
        using var input = new StringReader(string.Join("\n", lines));
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, await RecognizeCommand.RunAsync(input, output, CancellationToken.None));
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
