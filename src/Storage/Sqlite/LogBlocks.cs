namespace ReferralBot.Storage.Sqlite;

/// <summary>
/// The memory that logs are kept in, in pieces that are used again and again. A log lives for seconds: left to the runtime's collector, it
/// would have grown old by then, and its room would stay taken until a whole collection. Used by the writer's thread alone.
/// </summary>
internal sealed class LogBlocks
{
    private const int BlockBytes = 256 * 1024;

    /// <summary>Twice what one generation of rows takes: one is being settled while the other is written.</summary>
    private const int MostFree = 24;

    private readonly Stack<byte[]> free = new();

    /// <summary>A piece with room for some bytes. What it has in it is left from before.</summary>
    public byte[] Take(int bytes) =>
        bytes <= BlockBytes && free.TryPop(out byte[]? block) ? block : GC.AllocateUninitializedArray<byte>(Math.Max(bytes, BlockBytes));

    /// <summary>Takes a piece back of which nobody reads any more.</summary>
    public void Return(byte[] block)
    {
        if (block.Length == BlockBytes && free.Count < MostFree)
        {
            free.Push(block);
        }
    }
}
