using System.Buffers;

namespace ReferralBot.Bot.Teams;

/// <summary>Bytes that are written one after another into a borrowed array, so that only the result takes memory of its own.</summary>
internal sealed class PooledBuffer(int usualBytes) : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(usualBytes);
    private int count;

    /// <summary>What was written.</summary>
    public byte[] ToArray() => bytes[..count];

    /// <inheritdoc/>
    public void Advance(int count) => this.count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(count);
    }

    /// <summary>Gives the array back, with nothing left in it of what was written.</summary>
    public void Dispose()
    {
        Return(bytes);
        (bytes, count) = ([], 0);
    }

    private void Reserve(int sizeHint)
    {
        var needed = count + Math.Max(sizeHint, 1);
        if (needed > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, bytes.Length * 2));
            bytes.AsSpan(0, count).CopyTo(larger);
            Return(bytes);
            bytes = larger;
        }
    }

    private void Return(byte[] used)
    {
        used.AsSpan(0, count).Clear();
        ArrayPool<byte>.Shared.Return(used);
    }
}
