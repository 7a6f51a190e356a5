using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ReferralBot.Storage.Tables;

/// <summary>
/// What every engine refuses, so that rows written through one can always be copied to the other. The figures come
/// from the limits of Azure Table storage
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// A breach is a bug of the caller, never an outage, and so an <see cref="ArgumentException"/>.
/// </summary>
internal static class RowRules
{
    /// <summary>The most characters of a key, where those of <see cref="CountsTwice"/> count twice.</summary>
    public const int MaximumKeyLength = 512;

    /// <summary>Characters that Azure forbids in a key, or that serve to write those another way.</summary>
    public const string CountsTwice = "\"#$%./>?[\\";

    private static readonly SearchValues<char> Plain = SearchValues.Create(" !&'()*+,-0123456789:;<=@ABCDEFGHIJKLMNOPQRSTUVWXYZ]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static void CheckKey(string key, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(key, parameterName);
        if (key.Length <= MaximumKeyLength && !key.AsSpan().ContainsAnyExcept(Plain))
        {
            // Most keys are of such characters alone.
            return;
        }

        int length = key.Length;
        for (int i = 0; i < key.Length; i++)
        {
            if (!Rune.TryGetRuneAt(key, i, out Rune rune))
            {
                throw new ArgumentException("A key may not hold half of a surrogate pair.", parameterName);
            }

            if (Rune.IsControl(rune) || (rune.Value & 0xfffe) == 0xfffe)
            {
                throw new ArgumentException($"A key may not hold U+{rune.Value:X4}.", parameterName);
            }

            i += rune.Utf16SequenceLength - 1;
            length += rune.IsAscii && CountsTwice.Contains((char)rune.Value) ? 1 : 0;
        }

        if (length > MaximumKeyLength)
        {
            throw new ArgumentException($"A key may have {MaximumKeyLength} characters; this one has {length}.", parameterName);
        }
    }

    public static void CheckCommit(string partition, IReadOnlyList<RowWrite> writes)
    {
        CheckKey(partition, nameof(partition));
        ArgumentNullException.ThrowIfNull(writes);
        if (writes.Count > RowWrite.MaximumInCommit)
        {
            throw new ArgumentException($"A commit may have {RowWrite.MaximumInCommit} writes; this one has {writes.Count}.", nameof(writes));
        }

        int bytes = 0;
        for (int i = 0; i < writes.Count; i++)
        {
            CheckKey(writes[i].RowKey, nameof(writes));
            CheckData(writes[i].Data, nameof(writes));
            CheckOnlyOne(writes, i);
            bytes += writes[i].Data.Length;
        }

        if (bytes > RowWrite.MaximumDataInCommit)
        {
            throw new ArgumentException($"A commit may have {RowWrite.MaximumDataInCommit} bytes of data; this one has {bytes}.", nameof(writes));
        }
    }

    private static void CheckData(ReadOnlyMemory<byte> data, string parameterName)
    {
        if (data.Length > RowWrite.MaximumData)
        {
            throw new ArgumentException($"A row may have {RowWrite.MaximumData} bytes of data; this one has {data.Length}.", parameterName);
        }

        if (!Utf8.IsValid(data.Span))
        {
            throw new ArgumentException("The data of a row is UTF-8.", parameterName);
        }
    }

    private static void CheckOnlyOne(IReadOnlyList<RowWrite> writes, int last)
    {
        for (int i = 0; i < last; i++)
        {
            if (writes[i].RowKey == writes[last].RowKey)
            {
                throw new ArgumentException("A commit may write a row once only.", nameof(writes));
            }
        }
    }
}
