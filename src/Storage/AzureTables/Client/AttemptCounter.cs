using Azure.Core;
using Azure.Core.Pipeline;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// Counts how often a request was sent. After a second attempt "exists already" may be the answer to our own first
/// one, whose answer was lost.
/// </summary>
internal sealed class AttemptCounter : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.SetProperty(typeof(AttemptCounter), Count(message) + 1);

    public static int Count(HttpMessage message) => message.TryGetProperty(typeof(AttemptCounter), out object? count) ? (int)count! : 0;
}
