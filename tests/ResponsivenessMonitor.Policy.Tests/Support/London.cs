using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>The office of the worked examples: London, Mon-Fri 09:00-17:00, England's bank holidays.</summary>
internal static class London
{
    public static OfficeCalendar Calendar => CalendarText.London;

    /// <summary>The instant of a local time such as <c>2026-06-09T10:00</c>; of two the first, in a gap forward by its length.</summary>
    public static Instant At(string local) => Calendar.At(local);
}
