using Azure;

namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>One write of a transaction.</summary>
/// <param name="ActionType">What to do.</param>
/// <param name="Entity">The entity; of one to delete only the keys count.</param>
/// <param name="ETag">The version that an update or a delete requires; <see cref="ETag.All"/> for any.</param>
internal sealed record TableTransactionAction(TableTransactionActionType ActionType, TableEntity Entity, ETag ETag = default);

/// <summary>What a <see cref="TableTransactionAction"/> does.</summary>
internal enum TableTransactionActionType
{
    /// <summary>Adds an entity that must not exist.</summary>
    Add,
    /// <summary>Replaces all properties of an entity of the version given.</summary>
    UpdateReplace,
    /// <summary>Changes some properties of an entity of the version given.</summary>
    UpdateMerge,
    /// <summary>Removes an entity of the version given.</summary>
    Delete,
    /// <summary>Adds an entity or replaces all its properties.</summary>
    UpsertReplace,
    /// <summary>Adds an entity or changes some of its properties.</summary>
    UpsertMerge,
}
