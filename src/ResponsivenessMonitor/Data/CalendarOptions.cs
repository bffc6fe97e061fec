namespace ResponsivenessMonitor.Data;

/// <summary>A calendar of the settings; section <c>Calendars:{name}</c>.</summary>
internal sealed class CalendarOptions
{
    internal const string Section = "Calendars";

    /// <summary>The IANA zone; null to take that of the calendar it extends.</summary>
    public string? Zone { get; set; }

    /// <summary>The usual week, such as <c>mon-fri 09:00-17:00</c>; null to take that of the calendar it extends.</summary>
    public string? Hours { get; set; }

    /// <summary>The name of another calendar that this one adds to, or null.</summary>
    public string? Extends { get; set; }

    /// <summary><c>england</c>, dates and ranges of dates.</summary>
    public IList<string> Closures { get; } = [];

    /// <summary>Hours of single dates, such as <c>2026-12-24: 09:00-12:00</c>.</summary>
    public IDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
