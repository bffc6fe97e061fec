using NodaTime;

namespace ResponsivenessMonitor.Policy.Tests.Support;

internal static class Dates
{
    /// <summary>The date of a text such as <c>2026-06-09</c>.</summary>
    public static LocalDate On(string date) => CalendarText.Date(date);
}
