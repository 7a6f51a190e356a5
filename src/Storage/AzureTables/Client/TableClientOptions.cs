using Azure.Core;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>How requests are sent: Azure.Core's options, set for a bot whose members wait for an answer.</summary>
internal sealed class TableClientOptions : ClientOptions
{
    /// <summary>The version of the protocol; the first that takes tokens of Entra ID.</summary>
    public const string ServiceVersion = "2020-12-06";

    /// <param name="clock">What requests are dated by: the service refuses a signature that is a quarter of an hour off.</param>
    public TableClientOptions(TimeProvider clock)
    {
        Clock = clock;
        Retry.Mode = RetryMode.Exponential;
        Retry.MaxRetries = 3;
        Retry.Delay = TimeSpan.FromMilliseconds(250);
        Retry.MaxDelay = TimeSpan.FromSeconds(4);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(8);
        Diagnostics.ApplicationId = "ReferralBot";

        // Addresses hold keys, and keys may hold names.
        Diagnostics.IsLoggingEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
    }

    public TimeProvider Clock { get; }
}
