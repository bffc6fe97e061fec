namespace ResponsivenessMonitor.Data;

/// <summary>All calendars of the settings, by name; section <c>Calendars</c>. Names are the same in any case.</summary>
internal sealed class NamedCalendars() : Dictionary<string, CalendarOptions>(StringComparer.OrdinalIgnoreCase)
{
    internal const string Section = "Calendars";
}

/// <summary>A calendar of the settings, in the short texts that people write; section <c>Calendars:{name}</c>.</summary>
internal sealed class CalendarOptions
{
    /// <summary>The IANA zone; empty for Europe/London, or for that of the calendar it extends.</summary>
    public string Zone { get; set; } = string.Empty;

    /// <summary>The usual week; empty for <c>mon-fri 09:00-17:00</c>, or for the week of the calendar it extends.</summary>
    public string Hours { get; set; } = string.Empty;

    /// <summary>The name of another calendar that this one adds to; empty when it stands alone.</summary>
    public string Extends { get; set; } = string.Empty;

    /// <summary><c>england</c>, dates and ranges of dates.</summary>
    public IList<string> Closures { get; } = [];

    /// <summary>Hours of single dates or ranges of dates, such as <c>2026-12-24: 09:00-12:00</c>.</summary>
    public IDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
