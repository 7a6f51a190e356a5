using System.Collections.Concurrent;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Answers that were read and still hold: single rows, found or not, and short lists under a prefix. SQLite forgets its
/// pages whenever another connection has committed, so that under load nearly every look-up would read them again.
/// It may be trusted because nobody but this process writes the file, and every write passes <see cref="Forget(string, IReadOnlyList{RowWrite})"/>
/// before its caller hears of it.
/// </summary>
internal sealed class ReadCache
{
    private const int Stripes = 1024;
    private const int MostEntries = 20_000;
    private const long MostBytes = 12 * 1024 * 1024;
    private const int LongestList = 16;
    private const char Separator = '|';

    private readonly ConcurrentDictionary<Question, Answer> answers = new();
    private readonly Stripe[] stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Stripe())];
    private int count;
    private long bytes;

    /// <summary>The row that was read under a key; true with null when there is none.</summary>
    public bool TryGet(string partition, string rowKey, out TableRow? row)
    {
        bool isKnown = answers.TryGetValue(new Question(partition, rowKey, IsList: false), out Answer? answer);
        row = answer is { Rows: [var only] } ? only : null;
        return isKnown;
    }

    /// <summary>The rows that were read of a range, when that was a whole prefix and as many were asked for as now.</summary>
    public bool TryList(string partition, RowRange range, int take, out IReadOnlyList<TableRow> rows)
    {
        rows = [];
        if (!IsPrefix(range) || !answers.TryGetValue(new Question(partition, range.From, IsList: true), out Answer? answer) || (answer.Rows.Count == answer.Take && take > answer.Take))
        {
            return false;
        }

        rows = answer.Rows.Count > take ? [.. answer.Rows.Take(take)] : answer.Rows;
        return true;
    }

    /// <summary>How much was written to a key so far: to be asked before a read, so that what was written meanwhile makes its answer worthless.</summary>
    public long Stamp(string partition, string rowKey) => Volatile.Read(ref StripeOf(new Question(partition, rowKey, IsList: false)).Writes);

    /// <summary>The same for a list.</summary>
    public long Stamp(string partition, RowRange range) => Volatile.Read(ref StripeOf(new Question(partition, range.From, IsList: true)).Writes);

    /// <summary>Keeps a row, or that there is none.</summary>
    public void Add(string partition, string rowKey, TableRow? row, long stamp) =>
        Add(new Question(partition, rowKey, IsList: false), new Answer(row is null ? [] : [row], 1), stamp);

    /// <summary>Keeps a list, when it is short and a whole prefix.</summary>
    public void Add(string partition, RowRange range, int take, IReadOnlyList<TableRow> rows, long stamp)
    {
        if (rows.Count <= LongestList && IsPrefix(range))
        {
            Add(new Question(partition, range.From, IsList: true), new Answer(rows, take), stamp);
        }
    }

    /// <summary>Forgets what a commit has made untrue: its rows, and the lists that they stand in.</summary>
    public void Forget(string partition, IReadOnlyList<RowWrite> writes)
    {
        foreach (RowWrite write in writes)
        {
            Forget(new Question(partition, write.RowKey, IsList: false));
            for (int end = write.RowKey.IndexOf(Separator, StringComparison.Ordinal); end >= 0; end = write.RowKey.IndexOf(Separator, end + 1))
            {
                Forget(new Question(partition, write.RowKey[..(end + 1)], IsList: true));
            }
        }
    }

    /// <summary>Forgets everything: after a fault nobody knows what was written.</summary>
    public void Clear()
    {
        foreach (Stripe stripe in stripes)
        {
            lock (stripe)
            {
                Volatile.Write(ref stripe.Writes, stripe.Writes + 1);
            }
        }

        Empty();
    }

    private static bool IsPrefix(RowRange range) =>
        range.From.Length > 0 && range.From[^1] == Separator && range == RowRange.Prefix(range.From);

    private void Add(Question question, Answer answer, long stamp)
    {
        if (Volatile.Read(ref count) >= MostEntries || Interlocked.Read(ref bytes) > MostBytes)
        {
            Empty();
        }

        Stripe stripe = StripeOf(question);
        lock (stripe)
        {
            if (stripe.Writes == stamp && answers.TryAdd(question, answer))
            {
                // Counted here: the dictionary's own count takes each of its locks.
                Interlocked.Increment(ref count);
                Interlocked.Add(ref bytes, answer.Bytes);
            }
        }
    }

    private void Forget(Question question)
    {
        Stripe stripe = StripeOf(question);
        lock (stripe)
        {
            Volatile.Write(ref stripe.Writes, stripe.Writes + 1);
            if (answers.TryRemove(question, out Answer? answer))
            {
                Interlocked.Decrement(ref count);
                Interlocked.Add(ref bytes, -answer.Bytes);
            }
        }
    }

    private void Empty()
    {
        answers.Clear();
        Interlocked.Exchange(ref count, 0);
        Interlocked.Exchange(ref bytes, 0);
    }

    private Stripe StripeOf(Question question) => stripes[(uint)question.GetHashCode() % Stripes];

    private readonly record struct Question(string Partition, string Key, bool IsList);

    /// <summary>Counts the writes to some keys.</summary>
    private sealed class Stripe
    {
        public long Writes;
    }

    /// <param name="Rows">What was found.</param>
    /// <param name="Take">How many were asked for: when that many were found, there may be more.</param>
    private sealed record Answer(IReadOnlyList<TableRow> Rows, int Take)
    {
        private const int Overhead = 200;

        public long Bytes => Overhead + Rows.Sum(row => row.Data.Length + Overhead);
    }
}
