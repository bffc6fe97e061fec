namespace ResponsivenessMonitor.Commands;

/// <summary>Texts in the cells of a CSV that a spreadsheet may open: what it would run as a formula gets an apostrophe, which reading takes off.</summary>
internal static class SheetCell
{
    private const char Guard = '\'';
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The text as it is written.</summary>
    internal static string Write(string text) => IsGuarded(text) ? Guard + text : text;

    /// <summary>The text that was written so; an apostrophe before anything else is part of it.</summary>
    internal static string Read(string text) => text.StartsWith(Guard) && IsGuarded(text) ? text[1..] : text;

    /// <summary>Whether it begins with a formula's sign, perhaps after apostrophes: those that were there before are kept apart from ours.</summary>
    private static bool IsGuarded(string text)
    {
        int at = text.AsSpan().IndexOfAnyExcept(Guard);
        return at >= 0 && FormulaStarts.Contains(text[at], StringComparison.Ordinal);
    }
}
