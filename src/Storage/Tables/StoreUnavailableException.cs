namespace ReferralBot.Storage.Tables;

/// <summary>
/// The store cannot do what was asked now: the disk is full, the file is damaged, the service does not answer or
/// throttles beyond patience. Nothing of the commit was acknowledged; where the answer of a service was lost, it may have
/// been done all the same.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>An outage with its reason in one sentence for an operator.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
