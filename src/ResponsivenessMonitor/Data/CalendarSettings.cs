using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Makes office hours of the calendars in the settings.</summary>
internal sealed class CalendarSettings
{
    private readonly NamedCalendars named;

    /// <summary>The calendars of a configuration; what is wrong with them is said when they are read.</summary>
    public CalendarSettings(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(NamedCalendars.Section);
        named = section.Get<NamedCalendars>() ?? [];
        foreach ((string name, CalendarOptions options) in named)
        {
            if (section[$"{name}:Closures"] is { Length: > 0 } one)
            {
                options.Closures.Add(one); // a single text where a list is meant
            }
        }
    }

    /// <summary>The names of all calendars in lower case, the default one always among them, by their characters.</summary>
    internal IReadOnlyList<string> Names =>
        [
            .. named
                .Keys.Append(RuleBook.DefaultCalendar)
                .Select(name => name.ToLowerInvariant())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What is wrong with all calendars, every fault once.</summary>
    internal IReadOnlyList<string> Faults() => [.. Names.SelectMany(FaultsOf).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with one calendar, every fault with its setting.</summary>
    internal IReadOnlyList<string> FaultsOf(string name) => new CalendarReader(named, []).Faults(name);

    /// <summary>The hours of a calendar.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <param name="entered">
    /// What persons entered beside the settings: it beats what the settings say of the date, and holds in calendars that extend this one.
    /// </param>
    /// <exception cref="SettingFaultException">A setting cannot be read; the message names it and says how to write it.</exception>
    internal OfficeHours Read(string name, IReadOnlyCollection<EnteredClosure>? entered = null) =>
        new CalendarReader(named, entered ?? []).Read(name);
}
