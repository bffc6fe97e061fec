using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit;

/// <summary>What <c>audit</c> was asked.</summary>
/// <param name="File">The export; <c>-</c> is the standard input.</param>
/// <param name="Hours">The office hours of all its accounts.</param>
/// <param name="Target">Their reply target.</param>
/// <param name="AsOf">Up to when the history is known; null for the latest item.</param>
/// <param name="Explain">The item to explain, perhaps with its account before it; null for the figures.</param>
/// <param name="Form">How to write.</param>
/// <param name="Width">How many characters fit in a line; a table that is wider is written account by account.</param>
internal sealed record AuditRequest(
    string File,
    OfficeHours Hours,
    ReplyTarget Target,
    Instant? AsOf,
    string? Explain,
    OutputForm Form,
    int Width
);
