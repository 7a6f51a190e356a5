using System.Buffers;
using System.Text.Json;

namespace ReferralBot.Bot.Slack;

/// <summary>The blocks of a message or modal: gives them ids and takes no more than Slack does.</summary>
/// <param name="idPrefix">Starts every block id. An updated message wants new ones, or clients keep showing old input.</param>
/// <param name="capacity">The most blocks.</param>
/// <param name="size">The most bytes of all blocks together.</param>
/// <param name="isNew">True for a view that follows no other: its blocks may have ids that say what they are.</param>
internal sealed class BlockList(string idPrefix, int capacity, int size, bool isNew = false)
{
    private readonly HashSet<string> ids = [];
    private readonly List<ReadOnlyMemory<byte>> blocks = [];
    private int used;
    private bool isFull;

    /// <summary>True when something is missing.</summary>
    public bool IsShortened { get; private set; }

    /// <summary>How many blocks there are.</summary>
    public int Count => blocks.Count;

    /// <summary>How many bytes the blocks have.</summary>
    public int Size => used;

    /// <summary>Says that something was left out, while the rest goes on.</summary>
    public void LeaveOut() => IsShortened = true;

    /// <summary>Adds a block; nothing more is added once one did not fit, so that the order stays whole.</summary>
    /// <param name="type">The block's type.</param>
    /// <param name="write">Writes its members.</param>
    /// <param name="name">An id for it in a view that follows no other.</param>
    public void Add(string type, Action<Utf8JsonWriter> write, string? name = null)
    {
        if (isFull)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, SlackJson.Writing))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("block_id", IdOf(name));
            write(json);
            json.WriteEndObject();
        }

        if (blocks.Count >= capacity || used + buffer.WrittenCount + 1 > size)
        {
            IsShortened = isFull = true;
            return;
        }

        used += buffer.WrittenCount + 1;
        blocks.Add(buffer.WrittenMemory);
    }

    private string IdOf(string? name)
    {
        if (isNew && name is not null && ids.Add(name))
        {
            return name;
        }

        var id = $"{idPrefix}-{ids.Count + 1}";
        ids.Add(id);
        return id;
    }

    /// <summary>Writes the blocks as items of a list.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        foreach (var block in blocks)
        {
            json.WriteRawValue(block.Span, skipInputValidation: true);
        }
    }
}
