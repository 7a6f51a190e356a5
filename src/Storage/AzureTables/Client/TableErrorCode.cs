namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>The codes of errors that are told apart (https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes).</summary>
internal static class TableErrorCode
{
    public const string EntityAlreadyExists = "EntityAlreadyExists";
    public const string TableAlreadyExists = "TableAlreadyExists";
    public const string TableNotFound = "TableNotFound";
    public const string ResourceNotFound = "ResourceNotFound";
    public const string UpdateConditionNotSatisfied = "UpdateConditionNotSatisfied";
}
