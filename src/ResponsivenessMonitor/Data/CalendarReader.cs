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

    /// <summary>All that cannot be read of a calendar, each with its setting; nothing when it can.</summary>
    internal IReadOnlyList<string> Faults(string name)
    {
        reading.Clear();
        CalendarOptions options = named.GetValueOrDefault(name) ?? OnlyEngland();
        Action[] parts =
        [
            () => _ = options.Zone.Length == 0 ? null : ZoneOf(name, options.Zone),
            () => _ = WeekOf(name, options),
            .. Enumerable.Range(0, options.Closures.Count).Select<int, Action>(place => () => _ = ClosureOf(name, options, place)),
            .. options.Exceptions.SelectMany<KeyValuePair<string, string>, Action>(exception =>
                [
                    () => _ = Told(ExceptionAt(name, exception.Key), exception.Key, OfficeCalendarText.ParseDates),
                    () => _ = Told(ExceptionAt(name, exception.Key), exception.Value, OfficeCalendarText.ParseDay),
                ]
            ),
            () => _ = Read(name),
        ];
        return [.. parts.Select(FaultOf).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (SettingFaultException fault)
        {
            return fault.Message;
        }
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
        Enumerable.Range(0, options.Closures.Count).Aggregate(Closures.None, (all, place) => all.And(ClosureOf(name, options, place)));

    private static Closures ClosureOf(string name, CalendarOptions options, int place) =>
        options.Closures[place].Trim().Equals(England, StringComparison.OrdinalIgnoreCase)
            ? EnglandBankHolidays.Closures
            : Closures.On(Told($"Calendars:{name}:Closures:{place}", options.Closures[place], OfficeCalendarText.ParseDates));

    private static ImmutableDictionary<LocalDate, DayHours> ExceptionsOf(string name, CalendarOptions options)
    {
        ImmutableDictionary<LocalDate, DayHours>.Builder days = ImmutableDictionary.CreateBuilder<LocalDate, DayHours>();
        foreach ((string dates, string open) in options.Exceptions)
        {
            foreach ((LocalDate date, DayHours hours) in DaysOf(name, dates, open))
            {
                days[date] = hours;
            }
        }

        return days.ToImmutable();
    }

    private static IEnumerable<(LocalDate Date, DayHours Hours)> DaysOf(string name, string dates, string open)
    {
        string setting = ExceptionAt(name, dates);
        DayHours hours = Told(setting, open, OfficeCalendarText.ParseDay);
        return [.. Told(setting, dates, OfficeCalendarText.ParseDates).Select(date => (date, hours))];
    }

    private static string ExceptionAt(string name, string dates) => $"Calendars:{name}:Exceptions:{dates}";

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
