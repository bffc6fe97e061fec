namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>A column's names one after another; a text equal to the one before, as accounts and conversations mostly are, needs no look-up.</summary>
internal sealed class RunningName(NameTable names)
{
    private byte[] last = [];
    private int length;
    private int number;

    /// <inheritdoc cref="NameTable.Take"/>
    internal int? Take(ReadOnlySpan<byte> text)
    {
        if (length > 0 && text.SequenceEqual(last.AsSpan(0, length)))
        {
            return number;
        }

        if (names.Take(text) is not { } taken)
        {
            return null;
        }

        if (text.Length > last.Length)
        {
            last = new byte[text.Length * 2];
        }

        text.CopyTo(last);
        (length, number) = (text.Length, taken);
        return taken;
    }
}
