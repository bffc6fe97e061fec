using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Times as policy's examples write them: local, in a calendar's zone.</summary>
internal static class LocalText
{
    /// <summary>The instant of a local time such as <c>2026-06-09T10:00</c>; of two the first, in a gap forward by its length.</summary>
    public static Instant At(this OfficeCalendar calendar, string local) =>
        calendar.Zone.AtLeniently(LocalDateTimePattern.VariablePrecisionIso.Parse(local).Value).ToInstant();

    /// <summary>"warn … | aim … | commitment …", local: what an example states of an enquiry at once.</summary>
    public static string Times(this Asked asked)
    {
        Deadlines d = asked.Deadlines;
        string commitment = d.Commitment is { } deadline ? Text(asked, deadline.Due) : "none";
        return $"warn {Text(asked, d.WarnAt)}, aim {Text(asked, d.Aim.Due)}, commitment {commitment}";
    }

    private static string Text(Asked asked, Instant at)
    {
        LocalDateTime local = at.InZone(asked.Calendar.Zone).LocalDateTime;
        return local.ToString(
            local.Second == 0 ? "ddd d MMM HH:mm" : "ddd d MMM HH:mm:ss",
            System.Globalization.CultureInfo.InvariantCulture
        );
    }
}
