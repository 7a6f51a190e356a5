namespace ReferralBot.Storage;

/// <summary>What can hold the rows.</summary>
public enum StorageEngine
{
    /// <summary>One file, for one bot.</summary>
    Sqlite,
    /// <summary>Azure Table storage, for any number of bots.</summary>
    AzureTables,
}
