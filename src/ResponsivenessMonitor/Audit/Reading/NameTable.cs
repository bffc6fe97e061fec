using System.Buffers;
using System.Text.Unicode;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Gives each distinct text a number, so that a million lines hold no text twice.</summary>
internal sealed class NameTable
{
    private readonly List<string> names;
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private char[] buffer = new char[256];

    /// <summary>A table for about so many texts.</summary>
    internal NameTable(int expected)
    {
        names = new List<string>(expected);
        numbers = new Dictionary<string, int>(expected, StringComparer.Ordinal);
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal string this[int number] => names[number];

    /// <summary>The number of a text in UTF-8, or null when its bytes are no UTF-8.</summary>
    internal int? Take(ReadOnlySpan<byte> text)
    {
        if (text.Length > buffer.Length)
        {
            buffer = new char[text.Length]; // UTF-8 never decodes to more characters than it has bytes
        }

        if (Utf8.ToUtf16(text, buffer, out _, out int length, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            return null;
        }

        ReadOnlySpan<char> name = buffer.AsSpan(0, length);
        if (!lookup.TryGetValue(name, out int number))
        {
            number = names.Count;
            string kept = name.ToString();
            names.Add(kept);
            numbers.Add(kept, number);
        }

        return number;
    }

    /// <summary>The number of a text, or null when no line holds it.</summary>
    internal int? Find(string name) => numbers.TryGetValue(name, out int number) ? number : null;
}
