using System.Collections.Immutable;
using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Reads the calendars of the settings, together with the closures that persons entered.</summary>
/// <param name="named">The settings.</param>
/// <param name="entered">What persons entered: of a calendar's dates it beats what the settings say, and holds in those that extend it.</param>
internal sealed class CalendarReader(NamedCalendars named, IReadOnlyCollection<EnteredClosure> entered)
{
    private const string England = "england";
    private const string DefaultZone = "Europe/London";

    private readonly Dictionary<string, OfficeHours> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> reading = [];

    /// <exception cref="SettingFaultException">The settings say of the calendar what cannot be read.</exception>
    internal OfficeHours Read(string name)
    {
        if (known.TryGetValue(name, out OfficeHours? hours))
        {
            return hours;
        }

        CalendarOptions options =
            named.GetValueOrDefault(name) ?? (IsDefault(name) ? OnlyEngland() : throw Unknown($"Calendars:{name}", name));
        hours = WithEntered(name, options.Extends.Length == 0 ? Alone(name, options) : Extended(name, options));
        if (hours.Week.Equals(NeverOpen) && !hours.Exceptions.Values.Any(day => !day.Intervals.IsEmpty))
        {
            throw new SettingFaultException($"Calendars:{name}:Hours", "it never opens; write hours such as 'mon-fri 09:00-17:00'.");
        }

        return known[name] = hours;
    }

    private static KeyValuePair<LocalDate, DayHours>[] NoDays { get; } = [];

    private static OpeningHours NeverOpen { get; } = OfficeCalendarText.ParseHours("closed");

    private static CalendarOptions OnlyEngland() => new() { Closures = { England } };

    private static OfficeHours Alone(string name, CalendarOptions options) =>
        new(
            ZoneOf(name, options.Zone.Length == 0 ? DefaultZone : options.Zone),
            WeekOf(name, options) ?? OpeningHours.Weekdays,
            ClosuresOf(name, options),
            ExceptionsOf(name, options)
        );

    private OfficeHours Extended(string name, CalendarOptions options)
    {
        string setting = $"Calendars:{name}:Extends";
        reading.Add(name);
        if (reading.Contains(options.Extends, StringComparer.OrdinalIgnoreCase))
        {
            throw new SettingFaultException(
                setting,
                $"the calendars go round in a circle: {string.Join(" → ", [.. reading, options.Extends])}."
            );
        }

        if (!named.ContainsKey(options.Extends) && !IsDefault(options.Extends))
        {
            throw Unknown(setting, options.Extends);
        }

        OfficeHours basis = Read(options.Extends);
        _ = reading.Remove(name);
        if (options.Zone.Length > 0 && !ZoneOf(name, options.Zone).Equals(basis.Zone))
        {
            throw new SettingFaultException(
                $"Calendars:{name}:Zone",
                $"it must be that of '{options.Extends}', {basis.Zone.Id}; leave it out."
            );
        }

        return basis.Extend(WeekOf(name, options), ClosuresOf(name, options), ExceptionsOf(name, options));
    }

    private OfficeHours WithEntered(string name, OfficeHours hours)
    {
        EnteredClosure[] own = [.. entered.Where(row => row.Calendar.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return own.Length == 0
            ? hours
            : hours.Extend(
                closures: Closures.On(own.Where(row => row.Open is null).Select(row => row.Date).Order()),
                exceptions: own.SelectMany(row =>
                        row.Open is { } open ? [KeyValuePair.Create(row.Date, OfficeCalendarText.ParseDay(open))] : NoDays
                    )
                    .ToImmutableDictionary()
            );
    }

    private static DateTimeZone ZoneOf(string name, string id) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)
        ?? throw new SettingFaultException($"Calendars:{name}:Zone", $"'{id}' is no time zone; write an IANA name such as {DefaultZone}.");

    private static OpeningHours? WeekOf(string name, CalendarOptions options) =>
        options.Hours.Length == 0 ? null : Told($"Calendars:{name}:Hours", options.Hours, OfficeCalendarText.ParseHours);

    private static Closures ClosuresOf(string name, CalendarOptions options) =>
        options
            .Closures.Select((text, place) => (text, setting: $"Calendars:{name}:Closures:{place}"))
            .Aggregate(
                Closures.None,
                (all, entry) =>
                    entry.text.Trim().Equals(England, StringComparison.OrdinalIgnoreCase)
                        ? all.And(EnglandBankHolidays.Closures)
                        : all.And(Closures.On(Told(entry.setting, entry.text, OfficeCalendarText.ParseDates)))
            );

    private static ImmutableDictionary<LocalDate, DayHours> ExceptionsOf(string name, CalendarOptions options)
    {
        ImmutableDictionary<LocalDate, DayHours>.Builder days = ImmutableDictionary.CreateBuilder<LocalDate, DayHours>();
        foreach ((string dates, string open) in options.Exceptions)
        {
            string setting = $"Calendars:{name}:Exceptions:{dates}";
            DayHours hours = Told(setting, open, OfficeCalendarText.ParseDay);
            foreach (LocalDate date in Told(setting, dates, OfficeCalendarText.ParseDates))
            {
                days[date] = hours;
            }
        }

        return days.ToImmutable();
    }

    private SettingFaultException Unknown(string setting, string name) =>
        new(setting, $"there is no calendar '{name}'; the settings have {string.Join(", ", named.Keys.Order(StringComparer.Ordinal))}.");

    private static bool IsDefault(string name) => name.Equals(RuleBook.DefaultCalendar, StringComparison.OrdinalIgnoreCase);

    private static T Told<T>(string setting, string text, Func<string, T> read)
    {
        try
        {
            return read(text);
        }
        catch (CalendarTextException fault)
        {
            throw new SettingFaultException(setting, fault.Message, fault);
        }
    }
}
