using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>What an export is measured by.</summary>
/// <param name="Calendar">The office calendar of all accounts of the file.</param>
/// <param name="Target">Their reply target.</param>
/// <param name="AsOf">Up to when the history is known: later items are ignored, deadlines lapsed by then are past.</param>
internal sealed record AuditRules(OfficeCalendar Calendar, ReplyTarget Target, Instant AsOf);
