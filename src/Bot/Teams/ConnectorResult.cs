using System.Net;

namespace ReferralBot.Bot.Teams;

/// <summary>How a call of the connector went.</summary>
internal abstract record ConnectorResult
{
    private ConnectorResult()
    {
    }

    /// <summary>It is done.</summary>
    /// <param name="Body">The answer's JSON, perhaps empty.</param>
    public sealed record Done(byte[] Body) : ConnectorResult;

    /// <summary>Teams answered that it is not.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="Code">The error code, where there is one.</param>
    /// <param name="RetryAfter">How long Teams asks to wait.</param>
    public sealed record Failed(HttpStatusCode Status, string? Code, TimeSpan? RetryAfter) : ConnectorResult;

    /// <summary>No answer came.</summary>
    /// <param name="MayHaveArrived">False when not even a connection stood.</param>
    /// <param name="Reason">What broke.</param>
    public sealed record Broken(bool MayHaveArrived, string Reason) : ConnectorResult;

    /// <summary>The bot has no token to call with, so that nothing was called.</summary>
    public sealed record NoToken : ConnectorResult;
}
