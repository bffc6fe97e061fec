using NodaTime;

namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>An exported history.</summary>
/// <param name="Names">The accounts, conversations and authors.</param>
/// <param name="Items">The items.</param>
/// <param name="Rows">The good lines in file order.</param>
/// <param name="Accounts">The accounts of the good lines, as numbers of the names.</param>
/// <param name="Faults">What was wrong with the other lines.</param>
internal sealed record Export(NameTable Names, NameTable Items, List<ExportRow> Rows, IReadOnlySet<int> Accounts, Faults Faults)
{
    /// <summary>The time of the latest item; null when there is no good line.</summary>
    internal Instant? Latest => Rows.Count == 0 ? null : Instant.FromUnixTimeMilliseconds(Rows.Max(row => row.At));
}
