using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ReferralBot.Storage.Tables;

namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// Answers that were read and still hold: single rows, found or not, and short lists under a prefix. SQLite forgets its
/// pages whenever another connection has committed, so that under load nearly every look-up would read them again.
/// It may be trusted because nobody but this process writes the file, and every write passes <see cref="Note"/>
/// before its caller hears of it: an answer that is known is brought up to date with it. Where there is no more room the one
/// that is asked for least makes room, and only slowly: where more members take turns than there is room for, those that are known stay so.
/// </summary>
internal sealed class ReadCache
{
    private const int Shelves = 1024;
    private const int LongestList = 16;
    private const char Separator = '|';

    /// <summary>The first character from which on UTF-16, by which keys are compared here, has another order than UTF-8, by which SQLite compares them.</summary>
    private const char FirstSurrogate = '\ud800';
    private readonly Shelf[] shelves = [.. Enumerable.Range(0, Shelves).Select(_ => new Shelf())];

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
    public long Stamp(string partition, string rowKey) => ShelfOf(Question.Row(partition, rowKey)).Stamp;

    /// <summary>The same for a list.</summary>
    public long Stamp(string partition, RowRange range) => ShelfOf(Question.List(partition, range.From)).Stamp;

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
        foreach (Shelf shelf in shelves)
        {
            shelf.Clear();
        }
    }

    private static bool IsPrefix(RowRange range) =>
        range.From.Length > 0 && range.From[^1] == Separator && range == RowRange.Prefix(range.From);

    private bool TryFind(in Question question, [NotNullWhen(true)] out Answer? answer) => ShelfOf(question).TryGet(question, out answer);

    private void Add(in Question question, Answer answer, long stamp) => ShelfOf(question).Add(question, answer, stamp);

    private void Change(in Question question, string rowKey, TableRow? row) => ShelfOf(question).Change(question, rowKey, row);

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

    private Shelf ShelfOf(in Question question) => shelves[(uint)question.GetHashCode() % Shelves];

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

        public bool Equals(Question other) =>
            hash == other.hash && IsList == other.IsList && Key.SequenceEqual(other.Key) && partition == other.partition;

        public override bool Equals(object? obj) => obj is Question other && Equals(other);

        public override int GetHashCode() => hash;
    }

    /// <param name="Rows">What was found.</param>
    /// <param name="Take">How many were asked for.</param>
    private sealed record Answer(IReadOnlyList<TableRow> Rows, int Take)
    {
        private const int Overhead = 250;

        /// <summary>Whether as many were found as were asked for, so that there may be more.</summary>
        public bool IsFull => Rows.Count >= Take;

        /// <summary>The memory it takes, about.</summary>
        public long Bytes { get; } = Overhead + Rows.Sum(row => row.Data.Length + Overhead);
    }

    /// <summary>The answers to some of the questions, and how much was written to their keys.</summary>
    private sealed class Shelf
    {
        private const int MostBytes = 6 * 1024;
        private const int MostAsked = 4;

        /// <summary>How many answers find no room until one that is there counts as asked for once less.</summary>
        private const int Patience = 12;

        private readonly Lock access = new();
        private readonly List<Kept> kept = [];
        private long writes;
        private long bytes;
        private int turnedAway;

        public long Stamp => Volatile.Read(ref writes);

        public bool TryGet(in Question question, [NotNullWhen(true)] out Answer? answer)
        {
            lock (access)
            {
                int at = IndexOf(question);
                answer = at < 0 ? null : kept[at].Answer;
                if (at >= 0)
                {
                    kept[at] = kept[at] with { Asked = Math.Min(kept[at].Asked + 1, MostAsked) };
                }

                return answer is not null;
            }
        }

        /// <summary>Keeps an answer where there is room for it, unless something was written since it was asked for.</summary>
        public void Add(in Question question, Answer answer, long stamp)
        {
            lock (access)
            {
                if (writes == stamp && IndexOf(question) < 0)
                {
                    Keep(new Kept(question, answer, Asked: 1));
                }
            }
        }

        /// <summary>Brings an answer up to date where it is kept; one that has grown needs room anew.</summary>
        public void Change(in Question question, string rowKey, TableRow? row)
        {
            lock (access)
            {
                Volatile.Write(ref writes, writes + 1);
                int at = IndexOf(question);
                if (at < 0)
                {
                    return;
                }

                Kept known = kept[at];
                RemoveAt(at);
                if ((question.IsList ? Changed(known.Answer, rowKey, row) : new Answer(row is null ? [] : [row], 1)) is { } changed)
                {
                    Keep(known with { Answer = changed });
                }
            }
        }

        public void Clear()
        {
            lock (access)
            {
                Volatile.Write(ref writes, writes + 1);
                kept.Clear();
                bytes = 0;
            }
        }

        private int IndexOf(in Question question)
        {
            ReadOnlySpan<Kept> all = CollectionsMarshal.AsSpan(kept);
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].Question.Equals(question))
                {
                    return i;
                }
            }

            return -1;
        }

        private void Keep(Kept one)
        {
            if (MakesRoom(one.Answer.Bytes))
            {
                kept.Add(one);
                bytes += one.Answer.Bytes;
            }
        }

        private void RemoveAt(int at)
        {
            bytes -= kept[at].Answer.Bytes;
            kept.RemoveAt(at);
        }

        /// <summary>Whether there is room for some bytes, when those that are asked for no more have gone.</summary>
        private bool MakesRoom(long needed)
        {
            if (needed > MostBytes)
            {
                return false;
            }

            while (bytes + needed > MostBytes)
            {
                int least = 0;
                for (int i = 1; i < kept.Count; i++)
                {
                    least = kept[i].Asked < kept[least].Asked ? i : least;
                }

                if (kept[least].Asked > 0)
                {
                    if (++turnedAway % Patience == 0)
                    {
                        kept[least] = kept[least] with { Asked = kept[least].Asked - 1 };
                    }

                    return false;
                }

                RemoveAt(least);
            }

            return true;
        }

        /// <param name="Question">What was asked.</param>
        /// <param name="Answer">What was found.</param>
        /// <param name="Asked">How often it was asked for, up to <see cref="MostAsked"/> times; less as others find no room.</param>
        private readonly record struct Kept(Question Question, Answer Answer, int Asked);
    }
}
