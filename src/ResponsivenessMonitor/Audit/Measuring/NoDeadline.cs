using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>An enquiry that the office calendar gives no deadline, so that it cannot be measured.</summary>
/// <param name="Line">The line of its oldest item.</param>
/// <param name="Reason">Why, without a full stop.</param>
internal sealed record NoDeadline(int Line, string Reason)
{
    internal static NoDeadline Of(ExportRow opening, Exception cause) =>
        new(opening.Line, cause is NoOpenTimeException ? cause.Message.TrimEnd('.') : "the office calendar ends with the year 2199");

    /// <summary>Whether the exception is what the calendar throws where it has no open time or ends.</summary>
    internal static bool IsCausedBy(Exception fault) => fault is NoOpenTimeException or ArgumentOutOfRangeException;
}
