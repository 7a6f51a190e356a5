namespace ReferralBot.Storage.Tables;

/// <summary>
/// The store cannot do what was asked now: the disk is full, the file is damaged, the service does not answer or
/// throttles beyond patience. Nothing of the commit was acknowledged.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>An outage with its reason in one sentence for an operator.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
