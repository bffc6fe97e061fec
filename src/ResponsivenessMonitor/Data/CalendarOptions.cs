namespace ResponsivenessMonitor.Data;

/// <summary>All calendars of the settings, by name; section <c>Calendars</c>. Names are the same in any case.</summary>
internal sealed class NamedCalendars() : Dictionary<string, CalendarOptions>(StringComparer.OrdinalIgnoreCase)
{
    internal const string Section = "Calendars";
}

/// <summary>A calendar of the settings, in the short texts that people write; section <c>Calendars:{name}</c>.</summary>
internal sealed class CalendarOptions
{
    /// <summary>The IANA time zone; a calendar that extends another has that one's.</summary>
    [Setting(Default = "`Europe/London`", Example = "Europe/London")]
    public string Zone { get; set; } = string.Empty;

    /// <summary>The usual week.</summary>
    [Setting(
        Default = "`mon-fri 09:00-17:00`, or the week of the calendar it extends",
        Example = "mon-fri 09:00-12:30,13:30-17:00; sat 10:00-14:00"
    )]
    public string Hours { get; set; } = string.Empty;

    /// <summary>The name of another calendar, whose hours hold where this one states none, and whose closures hold too.</summary>
    [Setting(Example = "default")]
    public string Extends { get; set; } = string.Empty;

    /// <summary>Dates and ranges of dates that are closed, and <c>england</c> for bank holidays.</summary>
    [Setting(
        Default = "none; `england` for `default` where nothing is stated of it",
        OrOne = true,
        Example = "[ \"england\", \"2026-12-24..2027-01-01\" ]"
    )]
    public IList<string> Closures { get; } = [];

    /// <summary>Hours of single dates or ranges of dates; they beat a closure.</summary>
    [Setting(Key = "DATES", Example = "\"2026-12-24\": \"09:00-12:00\"")]
    public IDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
