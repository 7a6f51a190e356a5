using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Answers that were read and still hold: single rows, found or not, and short lists under a prefix. SQLite forgets its
/// pages whenever another connection has committed, so that under load nearly every look-up would read them again.
/// It may be trusted because nobody but this process writes the file, and every write passes <see cref="Note"/>
/// before its caller hears of it: an answer that is known is brought up to date with it. Of two generations the one that
/// was not asked for since goes when there is no more room.
/// </summary>
internal sealed class ReadCache
{
    private const int Stripes = 1024;
    private const int LongestList = 16;
    private const char Separator = '|';

    /// <summary>The first character from which on UTF-16, by which keys are compared here, has another order than UTF-8, by which SQLite compares them.</summary>
    private const char FirstSurrogate = '\ud800';
    private readonly Stripe[] stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Stripe())];
    private readonly Lock turn = new();
    private volatile Generations kept = new(new Generation(), new Generation());

    /// <summary>The row that was read under a key; true with null when there is none.</summary>
    public bool TryGet(string partition, string rowKey, out TableRow? row)
    {
        bool isKnown = TryFind(Question.Row(partition, rowKey), out Answer? answer);
        row = answer is { Rows: [var only] } ? only : null;
        return isKnown;
    }

    /// <summary>The rows that were read of a range, when that was a whole prefix and as many were asked for as now.</summary>
    public bool TryList(string partition, RowRange range, int take, out IReadOnlyList<TableRow> rows)
    {
        rows = [];
        if (!IsPrefix(range) || !TryFind(Question.List(partition, range.From), out Answer? answer) || (answer.IsFull && take > answer.Take))
        {
            return false;
        }

        rows = answer.Rows.Count > take ? [.. answer.Rows.Take(take)] : answer.Rows;
        return true;
    }

    /// <summary>How much was written to a key so far: to be asked before a read, so that what was written meanwhile makes its answer worthless.</summary>
    public long Stamp(string partition, string rowKey) => Volatile.Read(ref StripeOf(Question.Row(partition, rowKey)).Writes);

    /// <summary>The same for a list.</summary>
    public long Stamp(string partition, RowRange range) => Volatile.Read(ref StripeOf(Question.List(partition, range.From)).Writes);

    /// <summary>Keeps a row, or that there is none.</summary>
    public void Add(string partition, string rowKey, TableRow? row, long stamp) =>
        Add(Question.Row(partition, rowKey), new Answer(row is null ? [] : [row], 1), stamp);

    /// <summary>Keeps a list, when it is short and a whole prefix.</summary>
    public void Add(string partition, RowRange range, int take, IReadOnlyList<TableRow> rows, long stamp)
    {
        if (rows.Count <= LongestList && IsPrefix(range))
        {
            Add(Question.List(partition, range.From), new Answer(rows, take), stamp);
        }
    }

    /// <summary>Brings up to date what a write has changed: its row, and the lists in which it stands.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="rowKey">What was written.</param>
    /// <param name="row">As it is now; null where it was deleted.</param>
    public void Note(string partition, string rowKey, TableRow? row)
    {
        Change(Question.Row(partition, rowKey), rowKey, row);
        for (int end = rowKey.IndexOf(Separator, StringComparison.Ordinal); end >= 0; end = rowKey.IndexOf(Separator, end + 1))
        {
            Change(Question.List(partition, rowKey, end + 1), rowKey, row);
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

        lock (turn)
        {
            kept = new Generations(new Generation(), new Generation());
        }
    }

    private static bool IsPrefix(RowRange range) =>
        range.From.Length > 0 && range.From[^1] == Separator && range == RowRange.Prefix(range.From);

    /// <summary>An answer; one of the older generation is taken over into the younger.</summary>
    private bool TryFind(in Question question, [NotNullWhen(true)] out Answer? answer)
    {
        Generations now = kept;
        if (now.Young.TryGet(question, out answer))
        {
            return true;
        }

        if (!now.Old.TryGet(question, out answer))
        {
            return false;
        }

        // Into the generation beside it: should everything be forgotten meanwhile, this goes with it.
        lock (StripeOf(question))
        {
            if (now.Old.Remove(question) is { } still)
            {
                now.Young.Add(question, still);
            }
        }

        return true;
    }

    private void Add(in Question question, Answer answer, long stamp)
    {
        Stripe stripe = StripeOf(question);
        lock (stripe)
        {
            if (stripe.Writes == stamp)
            {
                kept.Young.Add(question, answer);
            }
        }

        if (kept.Young.IsFull)
        {
            lock (turn)
            {
                Generation young = kept.Young;
                kept = young.IsFull ? new Generations(new Generation(), young) : kept;
            }
        }
    }

    private void Change(in Question question, string rowKey, TableRow? row)
    {
        Stripe stripe = StripeOf(question);
        lock (stripe)
        {
            Volatile.Write(ref stripe.Writes, stripe.Writes + 1);
            Generations now = kept;
            Answer? known = now.Young.Remove(question);
            known = now.Old.Remove(question) is { } older ? known ?? older : known;
            if (known is not null && (question.IsList ? Changed(known, rowKey, row) : new Answer(row is null ? [] : [row], 1)) is { } changed)
            {
                now.Young.Add(question.ToKeep(), changed);
            }
        }
    }

    /// <summary>A list with a row written; null where what comes after its end would have to be known.</summary>
    private static Answer? Changed(Answer known, string rowKey, TableRow? row)
    {
        if (rowKey.AsSpan().ContainsAnyInRange(FirstSurrogate, char.MaxValue))
        {
            return null;
        }

        int at = 0;
        while (at < known.Rows.Count && string.CompareOrdinal(known.Rows[at].RowKey, rowKey) < 0)
        {
            at++;
        }

        bool stands = at < known.Rows.Count && known.Rows[at].RowKey == rowKey;
        bool isBeyond = at == known.Rows.Count && known.IsFull;
        if (isBeyond || (row is null && !stands))
        {
            return known;
        }

        if (row is null && known.IsFull)
        {
            return null;
        }

        var rows = new List<TableRow>(known.Rows);
        if (stands)
        {
            rows.RemoveAt(at);
        }

        if (row is not null)
        {
            rows.Insert(at, row);
        }

        if (rows.Count > known.Take)
        {
            rows.RemoveAt(known.Take);
        }

        return rows.Count <= LongestList ? new Answer(rows, known.Take) : null;
    }

    private Stripe StripeOf(in Question question) => stripes[(uint)question.GetHashCode() % Stripes];

    /// <summary>What can be asked for: a row, or the rows whose keys begin with the first characters of a text. Its hash is made once.</summary>
    private readonly struct Question : IEquatable<Question>
    {
        private readonly string partition;
        private readonly string text;
        private readonly int length;
        private readonly int hash;

        private Question(string partition, string text, int length, bool isList)
        {
            (this.partition, this.text, this.length, IsList) = (partition, text, length, isList);
            hash = HashCode.Combine(partition.GetHashCode(StringComparison.Ordinal), string.GetHashCode(Key), isList);
        }

        public bool IsList { get; }

        private ReadOnlySpan<char> Key => text.AsSpan(0, length);

        public static Question Row(string partition, string rowKey) => new(partition, rowKey, rowKey.Length, isList: false);

        public static Question List(string partition, string prefix) => new(partition, prefix, prefix.Length, isList: true);

        public static Question List(string partition, string rowKey, int length) => new(partition, rowKey, length, isList: true);

        /// <summary>The same with a text of its own, where it is the beginning of a longer one.</summary>
        public Question ToKeep() => length == text.Length ? this : List(partition, text[..length]);

        public bool Equals(Question other) =>
            hash == other.hash && IsList == other.IsList && Key.SequenceEqual(other.Key) && partition == other.partition;

        public override bool Equals(object? obj) => obj is Question other && Equals(other);

        public override int GetHashCode() => hash;
    }

    /// <summary>Counts the writes to some keys.</summary>
    private sealed class Stripe
    {
        public long Writes;
    }

    /// <param name="Rows">What was found.</param>
    /// <param name="Take">How many were asked for.</param>
    private sealed record Answer(IReadOnlyList<TableRow> Rows, int Take)
    {
        private const int Overhead = 400;

        /// <summary>Whether as many were found as were asked for, so that there may be more.</summary>
        public bool IsFull => Rows.Count >= Take;

        /// <summary>The memory it takes, about.</summary>
        public long Bytes { get; } = Overhead + Rows.Sum(row => row.Data.Length + Overhead);
    }

    /// <param name="Young">What was read or asked for lately.</param>
    /// <param name="Old">What was before.</param>
    private sealed record Generations(Generation Young, Generation Old);

    /// <summary>Answers, and how much room they take.</summary>
    private sealed class Generation
    {
        private const int MostEntries = 20_000;
        private const long MostBytes = 5 * 1024 * 1024;
        private readonly ConcurrentDictionary<Question, Answer> answers = new();

        // Counted here: the dictionary's own count takes each of its locks.
        private int count;
        private long bytes;

        public bool IsFull => Volatile.Read(ref count) >= MostEntries || Interlocked.Read(ref bytes) > MostBytes;

        public bool TryGet(in Question question, [NotNullWhen(true)] out Answer? answer) => answers.TryGetValue(question, out answer);

        public void Add(in Question question, Answer answer)
        {
            if (answers.TryAdd(question, answer))
            {
                Interlocked.Increment(ref count);
                Interlocked.Add(ref bytes, answer.Bytes);
            }
        }

        public Answer? Remove(in Question question)
        {
            // Most are not here, and removing locks what looking does not.
            if (answers.ContainsKey(question) && answers.TryRemove(question, out Answer? answer))
            {
                Interlocked.Decrement(ref count);
                Interlocked.Add(ref bytes, -answer.Bytes);
                return answer;
            }

            return null;
        }
    }
}
