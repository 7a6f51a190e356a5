using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using ReferralBot.Storage.AzureTables.Client;
using ReferralBot.Tests.Fakes;

namespace ReferralBot.Tests.Storage.AzureTables;

/// <summary>The wire, without a service: what is asked, and how every answer is understood.</summary>
public sealed class TableClientTests
{
    private const string Entity = """{"PartitionKey":"p","RowKey":"ROW"}""";

    [Fact]
    public void QuotesTheValuesOfAFilter()
    {
        (string name, long count, bool flag, double share) = ("O'Brien", 5L, true, 0.5);
        var id = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833");
        var time = new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(
            "A eq 'O''Brien' and B lt 5L and C ge 7 and D ne true and E gt 0.5 and F eq guid'c9da6455-213d-42c9-9a79-3e9149a57833' and G le datetime'2026-12-01T07:00:00.0000000Z' and H eq X'01FF'",
            TableClient.CreateQueryFilter($"A eq {name} and B lt {count} and C ge {7} and D ne {flag} and E gt {share} and F eq {id} and G le {time} and H eq {new byte[] { 1, 255 }}"));
    }

    [Fact]
    public async Task GoesOnAfterEveryPageThatHasAnother()
    {
        var asked = new List<string>();
        TableClient table = Table((number, request) =>
        {
            asked.Add(request.RequestUri!.Query);
            return number switch
            {
                1 => Fault.Answers(HttpStatusCode.OK, $$"""{"value":[{{Entity}}]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cA=="), ("x-ms-continuation-NextRowKey", "1!8!/+ =")),
                2 => Fault.Answers(HttpStatusCode.OK, """{"value":[]}""", ("x-ms-continuation-NextPartitionKey", "1!4!cQ==")),
                _ => Fault.Answers(HttpStatusCode.OK, $$"""{"value":[{{Entity}},{{Entity}}]}"""),
            };
        });

        int found = 0;
        await foreach (TableEntity entity in table.QueryAsync("RowKey eq 'ä&b'", maxPerPage: 2))
        {
            found += entity.RowKey == "ROW" ? 1 : 0;
        }

        Assert.Equal(3, found);
        const string First = "?$format=application/json;odata=minimalmetadata&$filter=RowKey%20eq%20%27%C3%A4%26b%27&$top=2";
        Assert.Equal([First, First + "&NextPartitionKey=1%214%21cA%3D%3D&NextRowKey=1%218%21%2F%2B%20%3D", First + "&NextPartitionKey=1%214%21cQ%3D%3D"], asked);
    }

    public static TheoryData<int, string, string?, string> Errors => new()
    {
        { 404, """{"odata.error":{"code":"TableNotFound","message":{"lang":"en-US","value":"The table specified does not exist."}}}""", null, "TableNotFound" },
        { 404, """{"odata.error":{"code":"ResourceNotFound","message":{"value":"x"}}}""", null, "NotFound" },
        { 409, """{"odata.error":{"code":"EntityAlreadyExists","message":{"value":"x"}}}""", null, "Exists" },
        { 409, """{"odata.error":{"code":"TableBeingDeleted","message":{"value":"x"}}}""", null, "Unreachable" },
        { 412, """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"value":"x"}}}""", null, "ConditionNotMet" },
        { 403, """<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code><Message>x</Message></Error>""", null, "Refused" },
        { 415, "", "AtomFormatNotSupported", "Rejected" },
        { 400, """{"odata.error":7}""", null, "Rejected" },
        { 400, "{", null, "Rejected" },
        { 400, "[]", null, "Rejected" },
        { 503, "", "ServerBusy", "Throttled" },
        { 429, "", null, "Throttled" },
        { 500, """{"odata.error":{"code":"OperationTimedOut","message":{"value":"x"}}}""", null, "Unreachable" },
        { 502, "<html>Bad gateway</html>", null, "Unreachable" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task TellsFailuresApart(int status, string body, string? codeHeader, string failure)
    {
        (string, string)[] headers = codeHeader is null ? [] : [("x-ms-error-code", codeHeader)];
        TableClient table = Table((_, _) => Fault.Answers((HttpStatusCode)status, body, headers));
        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync([Add("1")]));
        Assert.Equal((failure, status), (error.Failure().ToString(), error.Status));
    }

    [Theory]
    [InlineData(FaultKind.NoConnection)]
    [InlineData(FaultKind.NeverAnswers)]
    internal async Task CallsAServiceThatDoesNotAnswerUnreachable(FaultKind fault)
    {
        TableClient table = Table((_, _) => fault);
        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityIfExistsAsync("p", "r"));
        Assert.Equal(TableFailure.Unreachable, error.Failure());
    }

    [Fact]
    public async Task EndsAtOnceWhenTheCallerGivesUp()
    {
        TableClient table = Table((_, _) => FaultKind.NeverAnswers);
        using var giveUp = new CancellationTokenSource();
        Task<TableEntity?> asked = table.GetEntityIfExistsAsync("p", "r", giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Theory]
    [InlineData("--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\n\r\n{\"odata.error\":{\"code\":\"EntityAlreadyExists\",\"message\":{\"value\":\"2:The specified entity already exists.\\nRequestId:x\"}}}\r\n--changesetresponse_1--\r\n", "Exists", 2)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 412 Precondition Failed\r\n\r\n{\"odata.error\":{\"code\":\"UpdateConditionNotSatisfied\",\"message\":{\"value\":\"99:x\"}}}\r\n--c--", "ConditionNotMet", 99)]
    [InlineData("HTTP/1.1 404 Not Found\r\n\r\n", "NotFound", null)]
    [InlineData("HTTP/1.1 404", "NotFound", null)]
    [InlineData("HTTP/1.1 ", "Unreachable", null)]
    public async Task FindsTheActionThatFailed(string answer, string failure, int? index)
    {
        TableClient table = Table((_, _) => Fault.Answers(HttpStatusCode.Accepted, answer));
        TableTransactionFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync([Add("1")]));
        Assert.Equal((failure, index, 1), (error.Failure().ToString(), error.FailedTransactionActionIndex, error.Attempts));
    }

    [Fact]
    public async Task CountsTheAttempts()
    {
        TableClient table = Table((number, _) => number < 3
            ? Fault.Answers(HttpStatusCode.ServiceUnavailable)
            : Fault.Answers(HttpStatusCode.Accepted, "HTTP/1.1 404 Not Found\r\n\r\n"));
        Assert.Equal(3, (await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync([Add("1")]))).Attempts);
    }

    [Fact]
    public async Task SignsEveryAttemptAnew()
    {
        var signatures = new List<string>();
        TableClient table = Table((number, request) =>
        {
            signatures.Add($"{request.Headers.GetValues("x-ms-date").Single()} {request.Headers.GetValues("Authorization").Single()}");
            Assert.False(request.Headers.Contains("Date"));
            return number < 2 ? Fault.Answers(HttpStatusCode.ServiceUnavailable, "", ("Retry-After", "1")) : Fault.Answers(HttpStatusCode.NotFound);
        });
        Assert.Null(await table.GetEntityIfExistsAsync("p", "r"));
        Assert.Equal(2, signatures.Distinct().Count());
    }

    [Fact]
    public async Task SendsATokenOfEntraId()
    {
        string? authorization = null;
        string[] scopes = [];
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            scopes = context.Scopes;
            return new AccessToken("token", DateTimeOffset.MaxValue);
        });
        var handler = new FaultyHandler((_, request) =>
        {
            authorization = request.Headers.Authorization?.ToString();
            return Fault.Answers(HttpStatusCode.NotFound);
        });
        var service = new TableServiceClient(new Uri("https://acme.table.core.windows.net"), credential, Options(handler));
        Assert.Null(await service.GetTableClient("Rows").GetEntityIfExistsAsync("p", "r"));
        Assert.Equal("Bearer token", authorization);
        Assert.Equal(["https://storage.azure.com/.default"], scopes);
    }

    [Fact]
    public void EscapesKeysInAddresses() => Assert.Equal(
        "https://acme.table.core.windows.net/Rows(PartitionKey='a%27%27b%25%2B%26',RowKey='%F0%9F%A6%8A%20%7C')",
        Table((_, _) => FaultKind.NoConnection).EntityUri("a'b%+&", "🦊 |").AbsoluteUri);

    private static TableTransactionAction Add(string rowKey) => new(TableTransactionActionType.Add, new TableEntity("p", rowKey));

    private static TableClient Table(Func<int, HttpRequestMessage, Fault> plan) =>
        new TableServiceClient(new Uri("https://acme.table.core.windows.net/"), new TableSharedKeyCredential("acme", "a2V5"), Options(new FaultyHandler(plan)))
            .GetTableClient("Rows");

    private static TableClientOptions Options(FaultyHandler handler) => new(TimeProvider.System)
    {
        Transport = new HttpClientTransport(handler),
        Retry = { Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1), NetworkTimeout = TimeSpan.FromMilliseconds(50) },
    };
}
