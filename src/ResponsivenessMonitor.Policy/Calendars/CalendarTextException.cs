namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>A calendar's short text that cannot be read: what is wrong, where, and how to mend it.</summary>
public sealed class CalendarTextException : FormatException
{
    /// <summary>A fault in a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="position">Where the fault begins, counted from zero.</param>
    /// <param name="reason">What is wrong there, and how to mend it.</param>
    public CalendarTextException(string text, int position, string reason)
        : base($"{reason}\n    {text}\n    {new string(' ', position)}^ here (column {position + 1})")
    {
        Text = text;
        Position = position;
        Reason = reason;
    }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Where the fault begins, counted from zero.</summary>
    public int Position { get; }

    /// <summary>What is wrong, and how to mend it; a sentence for people.</summary>
    public string Reason { get; }
}
