using System.Net;

namespace ReferralBot.Tests.Fakes;

/// <summary>Stands between a client and a server (or has none behind it) and does to each request what the test says.</summary>
internal sealed class FaultyHandler : DelegatingHandler
{
    private readonly Func<int, HttpRequestMessage, Fault> plan;
    private int sent;

    /// <param name="plan">From the number of the request (the first is 1) and the request to what happens.</param>
    public FaultyHandler(Func<int, HttpRequestMessage, Fault> plan)
        : base(new SocketsHttpHandler()) => this.plan = plan;

    public int Sent => Volatile.Read(ref sent);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Fault fault = plan(Interlocked.Increment(ref sent), request);
        switch (fault.Kind)
        {
            case FaultKind.None:
                return await base.SendAsync(request, cancellationToken);
            case FaultKind.LosesAnswer:
                using (await base.SendAsync(request, cancellationToken))
                {
                    throw new HttpRequestException("The connection was closed.");
                }

            case FaultKind.NoConnection:
                throw new HttpRequestException("Connection refused.");
            case FaultKind.NeverAnswers:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                throw new InvalidOperationException("Not reached.");
            default:
                return fault.Answer!;
        }
    }
}

/// <summary>What happens to a request.</summary>
internal enum FaultKind
{
    None,
    LosesAnswer,
    NoConnection,
    NeverAnswers,
    Answers,
}

/// <summary>What happens to a request, and the answer where the test gives it.</summary>
internal readonly record struct Fault(FaultKind Kind, HttpResponseMessage? Answer = null)
{
    public static Fault Answers(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
        foreach ((string name, string value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return new Fault(FaultKind.Answers, answer);
    }

    public static implicit operator Fault(FaultKind kind) => new(kind);
}
