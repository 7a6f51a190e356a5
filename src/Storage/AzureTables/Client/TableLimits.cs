namespace ReferralBot.Storage.AzureTables.Client;

/// <summary>
/// The limits of the service, checked before anything is sent, because the emulator is laxer in some of them
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model,
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions). A breach is an <see cref="ArgumentException"/>.
/// </summary>
internal static class TableLimits
{
    public const int ActionsInTransaction = 100;
    public const int TransactionBytes = 4 * 1024 * 1024;
    public const int EntityBytes = 1024 * 1024;
    public const int PropertyBytes = 64 * 1024;

    /// <summary>The two keys and the time stamp are among the 255 that the service counts.</summary>
    public const int Properties = 252;

    public const int KeyLength = 1024;

    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length > KeyLength)
        {
            throw new ArgumentException($"A key has {KeyLength} characters at most; this one has {key.Length}.", nameof(key));
        }

        foreach (char c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || char.IsControl(c))
            {
                throw new ArgumentException($"A key may not hold U+{(int)c:X4}.", nameof(key));
            }
        }
    }

    public static void CheckEntity(TableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        if (entity.Count > Properties)
        {
            throw new ArgumentException($"An entity has {Properties} properties at most; this one has {entity.Count}.", nameof(entity));
        }

        long bytes = 4 + (2L * (entity.PartitionKey.Length + entity.RowKey.Length));
        foreach ((string name, object value) in entity)
        {
            CheckName(name);
            int size = Size(value);
            if (size > PropertyBytes)
            {
                throw new ArgumentException($"A property has {PropertyBytes} bytes at most; {name} has {size}.", nameof(entity));
            }

            bytes += 8 + (2 * name.Length) + size;
        }

        if (bytes > EntityBytes)
        {
            throw new ArgumentException($"An entity has {EntityBytes} bytes at most; this one has {bytes}.", nameof(entity));
        }
    }

    public static void CheckTransaction(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > ActionsInTransaction)
        {
            throw new ArgumentException($"A transaction has 1 to {ActionsInTransaction} actions; this one has {actions.Count}.", nameof(actions));
        }

        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (TableTransactionAction action in actions)
        {
            CheckEntity(action.Entity);
            if (action.Entity.PartitionKey != actions[0].Entity.PartitionKey)
            {
                throw new ArgumentException("A transaction has entities of one partition only.", nameof(actions));
            }

            if (!rows.Add(action.Entity.RowKey))
            {
                throw new ArgumentException("A transaction has each entity once only.", nameof(actions));
            }
        }
    }

    public static void CheckTransactionBytes(int bytes)
    {
        if (bytes > TransactionBytes)
        {
            throw new ArgumentException($"A transaction has {TransactionBytes} bytes at most; this one has {bytes}.", nameof(bytes));
        }
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > 255 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            throw new ArgumentException($"'{name}' cannot be the name of a property.", nameof(name));
        }
    }

    private static int Size(object value) => value switch
    {
        string text => 2 * text.Length,
        byte[] bytes => bytes.Length,
        Guid => 16,
        bool => 1,
        int => 4,
        _ => 8,
    };
}
