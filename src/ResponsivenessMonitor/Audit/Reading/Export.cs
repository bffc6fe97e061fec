using NodaTime;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>An exported history: its good lines in file order, the names on them, and what was wrong with the others.</summary>
internal sealed record Export(NameTable Names, List<ExportRow> Rows, IReadOnlySet<int> Accounts, Faults Faults)
{
    /// <summary>The time of the latest item; null when there is no good line.</summary>
    internal Instant? Latest => Rows.Count == 0 ? null : Instant.FromUnixTimeMilliseconds(Rows.Max(row => row.At));
}
