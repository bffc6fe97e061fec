using NodaTime;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>The offices of the pretend university before anybody enters a closure.</summary>
internal static class DemoOffice
{
    internal static OfficeCalendar CalendarOf(DemoAccount account)
    {
        DemoCalendar named = DemoCalendar.All.Single(calendar => string.Equals(calendar.Name, account.Calendar, StringComparison.Ordinal));
        return new OfficeCalendar(
            new OfficeHours(DateTimeZoneProviders.Tzdb[named.Zone], OfficeCalendarText.ParseHours(named.Hours))
            {
                Closures = named.Closures.Count > 0 ? EnglandBankHolidays.Closures : Closures.None,
            }
        );
    }
}
