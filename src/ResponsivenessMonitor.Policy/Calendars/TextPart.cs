namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>A piece of a text that remembers where it stood, so that a fault can point at its place.</summary>
internal sealed record TextPart(string Whole, int Start, int Length)
{
    internal TextPart(string whole)
        : this(whole, 0, whole.Length) { }

    internal string Value => Whole.Substring(Start, Length);

    /// <summary>The pieces between separators, trimmed; empty ones too.</summary>
    internal IEnumerable<TextPart> Split(params char[] separators)
    {
        int start = Start;
        while (true)
        {
            int end = Whole.IndexOfAny(separators, start, Start + Length - start);
            yield return new TextPart(Whole, start, (end < 0 ? Start + Length : end) - start).Trim();
            if (end < 0)
            {
                yield break;
            }

            start = end + 1;
        }
    }

    /// <summary>The piece before an offset, trimmed.</summary>
    internal TextPart To(int offset) => new TextPart(Whole, Start, offset).Trim();

    /// <summary>The piece from an offset on, trimmed.</summary>
    internal TextPart From(int offset) => new TextPart(Whole, Start + offset, Length - offset).Trim();

    internal TextPart Trim()
    {
        int skipped = Length - Value.TrimStart().Length;
        return this with { Start = Start + skipped, Length = Value.Trim().Length };
    }

    internal CalendarTextException Fault(string reason) => new(Whole, Start, reason);
}
