using System.Text.Json;

namespace ReferralBot.Bot.Slack;

/// <summary>What came of a call to Slack.</summary>
internal abstract record ApiAnswer
{
    private ApiAnswer()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Body">The answer; undefined for a response URL, which answers no JSON.</param>
    public sealed record Done(JsonElement Body) : ApiAnswer;

    /// <summary>Slack said no.</summary>
    /// <param name="Error">Slack's error code, or the HTTP status of a response URL.</param>
    public sealed record No(string Error) : ApiAnswer;

    /// <summary>Not now: too many calls, an outage, or no answer in time.</summary>
    /// <param name="After">How long Slack asks to wait; null where it does not say.</param>
    /// <param name="MayBeDone">True when Slack may have done it although its answer is lost.</param>
    /// <param name="Reason">Status or error code, for the log.</param>
    public sealed record Later(TimeSpan? After, bool MayBeDone, string Reason) : ApiAnswer;
}
