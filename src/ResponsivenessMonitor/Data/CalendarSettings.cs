using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>The calendars as the settings state them, section <c>Calendars</c>.</summary>
internal sealed class CalendarSettings(IConfiguration configuration)
{
    internal const string Section = "Calendars";
    private const string England = "england";

    /// <summary>The names, in order.</summary>
    internal IReadOnlyList<string> Names =>
        [.. configuration.GetSection(Section).GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal)];

    /// <summary>Reads a calendar, with the one it extends.</summary>
    /// <exception cref="FormatException">A setting of it cannot be read; the message names the setting.</exception>
    /// <param name="name">The calendar's name.</param>
    /// <param name="also">Adds to a calendar what is not in the settings; those that extend it get that too.</param>
    internal OfficeHours Read(string name, Func<string, OfficeHours, OfficeHours>? also = null) =>
        Read(name, also ?? ((_, hours) => hours), []);

    private OfficeHours Read(string name, Func<string, OfficeHours, OfficeHours> also, ImmutableList<string> extending)
    {
        string path = $"{Section}:{name}";
        IConfigurationSection section = configuration.GetSection(path);
        if (!section.Exists())
        {
            throw new FormatException($"{path}: there is no such calendar; state {path}:Zone and {path}:Hours.");
        }

        if (extending.Contains(name, StringComparer.Ordinal))
        {
            throw new FormatException($"{path}:Extends: {string.Join(" extends ", extending)} extends {name} again; end the circle.");
        }

        Closures closures = Told(
            $"{path}:Closures",
            () => Lists(section.GetSection("Closures")).Select(Dates).Aggregate(Closures.None, (all, one) => all.And(one))
        );
        ImmutableDictionary<LocalDate, DayHours> exceptions = section
            .GetSection("Exceptions")
            .GetChildren()
            .SelectMany(child =>
                Told(
                        child.Path,
                        () =>
                            OfficeCalendarText
                                .ParseDates(child.Key)
                                .Select(date => (date, Hours: OfficeCalendarText.ParseDay(child.Value ?? string.Empty)))
                    )
                    .ToArray()
            )
            .ToImmutableDictionary(pair => pair.date, pair => pair.Hours);
        OpeningHours? week = section["Hours"] is { Length: > 0 } hours
            ? Told($"{path}:Hours", () => OfficeCalendarText.ParseHours(hours))
            : null;
        OfficeHours stated = section["Extends"] is { Length: > 0 } other
            ? Read(other, also, extending.Add(name)).Extend(week, closures, exceptions)
            : new OfficeHours(Zone(path, section["Zone"]), week ?? OpeningHours.Weekdays, closures, exceptions);
        return also(name, stated);
    }

    private static IEnumerable<string> Lists(IConfigurationSection section) =>
        section.Value is { Length: > 0 } one ? [one] : section.GetChildren().Select(child => child.Value ?? string.Empty);

    private static Closures Dates(string text) =>
        string.Equals(text.Trim(), England, StringComparison.OrdinalIgnoreCase)
            ? EnglandBankHolidays.Closures
            : Closures.On(OfficeCalendarText.ParseDates(text));

    private static DateTimeZone Zone(string path, string? text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text ?? string.Empty)
        ?? throw new FormatException($"{path}:Zone: '{text}' is no time zone; write an IANA name such as Europe/London.");

    private static T Told<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{path}: {fault.Message}", fault);
        }
    }
}
