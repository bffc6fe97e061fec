using System.Buffers;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>The items of some lines and what they reply to: first as bytes one after another, later as numbers.</summary>
internal sealed class ItemBatch
{
    private const int Lines = 8192;
    private const int Bytes = 1 << 19;

    private int[] ends = ArrayPool<int>.Shared.Rent(2 * Lines); // of the item and of its parent, in text
    private byte[] text = ArrayPool<byte>.Shared.Rent(Bytes);
    private int length;

    /// <summary>How many lines it holds.</summary>
    internal int Count { get; private set; }

    internal bool IsFull => Count == Lines || length > Bytes / 2;

    /// <summary>Each line's item and what it replies to, once they have numbers; null where the bytes are no UTF-8, the parent -1 where it is empty.</summary>
    internal (int? Item, int? InReplyTo)[] Numbers { get; private set; } = [];

    internal void Add(ReadOnlySpan<byte> item, ReadOnlySpan<byte> inReplyTo)
    {
        ends[2 * Count] = Append(item);
        ends[2 * Count + 1] = Append(inReplyTo);
        Count++;
    }

    /// <summary>Gives the texts their numbers and lets go of the bytes.</summary>
    internal void Number(NameTable names)
    {
        Numbers = new (int? Item, int? InReplyTo)[Count];
        for (int line = 0, start = 0; line < Count; line++)
        {
            ReadOnlySpan<byte> item = text.AsSpan(start..ends[2 * line]);
            ReadOnlySpan<byte> inReplyTo = text.AsSpan(ends[2 * line]..ends[2 * line + 1]);
            Numbers[line] = (names.Take(item), inReplyTo.IsEmpty ? ExportRow.None : names.Take(inReplyTo));
            start = ends[2 * line + 1];
        }

        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<byte>.Shared.Return(text);
        (ends, text) = ([], []);
    }

    private int Append(ReadOnlySpan<byte> part)
    {
        if (length + part.Length > text.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(length + part.Length + Bytes); // text goes back to the pool, so it must come from there
            text.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(text);
            text = larger;
        }

        part.CopyTo(text.AsSpan(length));
        length += part.Length;
        return length;
    }
}
