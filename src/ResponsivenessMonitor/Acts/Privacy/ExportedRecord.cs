namespace ResponsivenessMonitor.Acts.Privacy;

/// <summary>One thing that is kept of an author, and what belongs to it.</summary>
/// <param name="Kind">What it is, in the singular, such as <c>enquiry</c>.</param>
/// <param name="Facts">What is kept, in order: numbers, truths, texts and instants; null where nothing is.</param>
/// <param name="Parts">What belongs to it, kind by kind.</param>
internal sealed record ExportedRecord(string Kind, IReadOnlyList<(string Name, object? Value)> Facts, IReadOnlyList<ExportedRecord> Parts)
{
    internal ExportedRecord(string kind, params IReadOnlyList<(string Name, object? Value)> facts)
        : this(kind, facts, []) { }
}
