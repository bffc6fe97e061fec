using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>A figure in a table: said in words, and drawn as a bar where it is a share.</summary>
/// <param name="Text">The figure.</param>
public sealed record FigureCell(string Text)
{
    /// <summary>What stands below it, line by line: how much was watched, how it was before.</summary>
    public ValueList<string> More { get; init; } = [];

    /// <summary>How much of the bar is filled, 0 to 1; null where there is none.</summary>
    public double? Share { get; init; }

    /// <summary>Where the goal is marked, 0 to 1; null where there is none.</summary>
    public double? Goal { get; init; }

    /// <summary>All of it, for plain text.</summary>
    public string InOneLine => string.Join("; ", More.Prepend(Text));
}
