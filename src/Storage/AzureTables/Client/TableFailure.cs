using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>The kinds of failure that a caller acts upon.</summary>
internal enum TableFailure
{
    /// <summary>There is no such entity.</summary>
    NotFound,
    /// <summary>There is no such table.</summary>
    TableNotFound,
    /// <summary>The entity or the table exists already.</summary>
    Exists,
    /// <summary>The entity has another ETag.</summary>
    ConditionNotMet,
    /// <summary>The service is too busy, or the account is used beyond its limits.</summary>
    Throttled,
    /// <summary>The service did not answer in time, or failed; a write may have been done all the same.</summary>
    Unreachable,
    /// <summary>The service does not accept who we are.</summary>
    Refused,
    /// <summary>The request is wrong.</summary>
    Rejected,
}

/// <summary>Tells the kind of a failure.</summary>
internal static class TableFailures
{
    public static TableFailure Failure(this RequestFailedException error) => (error.Status, error.ErrorCode) switch
    {
        (404, TableErrorCode.TableNotFound) => TableFailure.TableNotFound,
        (404, _) => TableFailure.NotFound,
        (409, TableErrorCode.EntityAlreadyExists or TableErrorCode.TableAlreadyExists) => TableFailure.Exists,
        // As the service says while it deletes a table of this name.
        (409, _) => TableFailure.Unreachable,
        (412, _) => TableFailure.ConditionNotMet,
        (429 or 503, _) => TableFailure.Throttled,
        (401 or 403, _) => TableFailure.Refused,
        (0 or 408 or >= 500, _) => TableFailure.Unreachable,
        _ => TableFailure.Rejected,
    };
}
