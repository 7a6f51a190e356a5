using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>A transaction of which nothing was done, because of one of its actions; or so says the last of several attempts.</summary>
/// <param name="error">What the service said of the action.</param>
/// <param name="failedActionIndex">The place of the action in the transaction; null where the service does not say.</param>
/// <param name="attempts">How often it was sent. After more than one, an earlier attempt may have been done.</param>
internal sealed class TableTransactionFailedException(RequestFailedException error, int? failedActionIndex, int attempts)
    : RequestFailedException(error.Status, error.Message, error.ErrorCode, error)
{
    public int? FailedTransactionActionIndex { get; } = failedActionIndex;

    public int Attempts { get; } = attempts;
}
