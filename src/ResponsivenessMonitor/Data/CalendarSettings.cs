using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes office hours of the calendars in the settings.</summary>
internal sealed class CalendarSettings(IConfiguration configuration)
{
    private const string England = "england";
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The names of all calendars, the default one always among them, by their characters.</summary>
    internal IReadOnlyList<string> Names =>
        [
            .. configuration
                .GetSection(CalendarOptions.Section)
                .GetChildren()
                .Select(section => section.Key)
                .Append(RuleBook.DefaultCalendar)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The hours of a calendar.</summary>
    /// <exception cref="FormatException">A setting cannot be read; the message names it and says how to write it.</exception>
    internal OfficeHours Read(string name) => Read(name, []);

    private OfficeHours Read(string name, ImmutableList<string> extending)
    {
        if (extending.Contains(name))
        {
            throw Bad(
                extending[^1],
                nameof(CalendarOptions.Extends),
                $"the calendars {string.Join(" → ", extending.Add(name))} extend one another"
            );
        }

        IConfigurationSection section = configuration.GetSection($"{CalendarOptions.Section}:{name}");
        if (!section.Exists())
        {
            return string.Equals(name, RuleBook.DefaultCalendar, StringComparison.Ordinal)
                ? new OfficeHours(London, OpeningHours.Weekdays) { Closures = EnglandBankHolidays.Closures }
                : throw Bad(extending is [.., { } by] ? by : name, nameof(CalendarOptions.Extends), $"there is no calendar '{name}'");
        }

        CalendarOptions options = section.Get<CalendarOptions>() ?? new CalendarOptions();
        OfficeHours? extended = options.Extends is { Length: > 0 } other ? Read(other, extending.Add(name)) : null;
        if (extended is not null && options.Zone is { } zone && !string.Equals(zone, extended.Zone.Id, StringComparison.Ordinal))
        {
            throw Bad(name, nameof(CalendarOptions.Zone), $"it extends a calendar in {extended.Zone.Id}; leave the zone out or write that");
        }

        OpeningHours? week = options.Hours is { } text
            ? Try(name, nameof(CalendarOptions.Hours), () => OfficeCalendarText.ParseHours(text))
            : null;
        Closures closures = options
            .Closures.Select((entry, index) => Try(name, $"Closures:{index}", () => ClosuresIn(entry)))
            .Aggregate(Closures.None, (all, one) => all.And(one));
        ImmutableDictionary<LocalDate, DayHours> exceptions = options.Exceptions.ToImmutableDictionary(
            pair => Try(name, $"Exceptions:{pair.Key}", () => LocalDatePattern.Iso.Parse(pair.Key).GetValueOrThrow()),
            pair => Try(name, $"Exceptions:{pair.Key}", () => OfficeCalendarText.ParseDay(pair.Value))
        );
        return extended?.Extend(week, closures, exceptions)
            ?? new OfficeHours(ZoneOf(name, options.Zone), week ?? OpeningHours.Weekdays, closures, exceptions);
    }

    private static DateTimeZone ZoneOf(string name, string? zone) =>
        zone is null
            ? London
            : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
                ?? throw Bad(name, nameof(CalendarOptions.Zone), $"'{zone}' is no IANA time zone; write one such as Europe/London");

    private static Closures ClosuresIn(string entry) =>
        entry.Equals(England, StringComparison.OrdinalIgnoreCase)
            ? EnglandBankHolidays.Closures
            : Closures.On(OfficeCalendarText.ParseDates(entry));

    private static T Try<T>(string calendar, string setting, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is FormatException or UnparsableValueException or ArgumentException)
        {
            throw new FormatException($"{CalendarOptions.Section}:{calendar}:{setting}: {fault.Message}", fault);
        }
    }

    private static FormatException Bad(string calendar, string setting, string reason) =>
        new($"{CalendarOptions.Section}:{calendar}:{setting}: {reason}.");
}
