namespace ReferralBot.Bot.Turns;

/// <summary>Remembers a bounded number of values for a while; the oldest make room for new ones.</summary>
/// <param name="capacity">The most values kept.</param>
/// <param name="age">How long one is kept.</param>
/// <param name="time">The clock.</param>
internal sealed class Recent<TValue>(int capacity, TimeSpan age, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> byKey = [];
    private readonly LinkedList<Entry> oldestFirst = [];

    /// <summary>The value of a key, or the default where there is none.</summary>
    public TValue? Find(string key)
    {
        lock (gate)
        {
            return byKey.TryGetValue(key, out var node) && node.Value.Until > time.GetUtcNow() ? node.Value.Value : default;
        }
    }

    /// <summary>The value of a key; made and kept where there is none.</summary>
    public TValue GetOrAdd(string key, Func<string, TValue> make)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node) && node.Value.Until > time.GetUtcNow())
            {
                return node.Value.Value;
            }

            var value = make(key);
            Put(key, value, age);
            return value;
        }
    }

    /// <summary>Keeps a value, in place of an earlier one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    /// <param name="keptFor">How long, if not as usual.</param>
    public void Set(string key, TValue value, TimeSpan? keptFor = null)
    {
        lock (gate)
        {
            Put(key, value, keptFor ?? age);
        }
    }

    private void Put(string key, TValue value, TimeSpan keptFor)
    {
        if (byKey.Remove(key, out var old))
        {
            oldestFirst.Remove(old);
        }
        else if (byKey.Count >= capacity && oldestFirst.First is { } first)
        {
            byKey.Remove(first.Value.Key);
            oldestFirst.RemoveFirst();
        }

        byKey[key] = oldestFirst.AddLast(new Entry(key, value, time.GetUtcNow() + keptFor));
    }

    private readonly record struct Entry(string Key, TValue Value, DateTimeOffset Until);
}
