using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>Local dates on which an office is closed all day, each with the name people know it by.</summary>
public sealed class Closures
{
    private readonly ImmutableSortedDictionary<LocalDate, string> names;

    private Closures(ImmutableSortedDictionary<LocalDate, string> names, LocalDate? completeUntil)
    {
        this.names = names;
        CompleteUntil = completeUntil;
    }

    /// <summary>No closures at all.</summary>
    public static Closures None { get; } = new(ImmutableSortedDictionary<LocalDate, string>.Empty, completeUntil: null);

    /// <summary>The closed dates, ascending.</summary>
    public IEnumerable<LocalDate> Dates => names.Keys;

    /// <summary>The last date up to which the list is known to be whole, or null where nobody stated an end.</summary>
    /// <remarks>Figures for later dates may count a holiday as an open day; whoever shows them says so.</remarks>
    public LocalDate? CompleteUntil { get; }

    /// <summary>The given dates, unnamed.</summary>
    public static Closures On(params IEnumerable<LocalDate> dates) => None.And(dates.Select(date => (date, string.Empty)));

    /// <summary>These and the given named dates; a date named twice keeps its last name.</summary>
    /// <param name="dates">Dates and their names.</param>
    /// <param name="completeUntil">The last date up to which the given dates are whole, or null when no end is known.</param>
    public Closures And(IEnumerable<(LocalDate Date, string Name)> dates, LocalDate? completeUntil = null)
    {
        ImmutableSortedDictionary<LocalDate, string>.Builder builder = names.ToBuilder();
        foreach ((LocalDate date, string name) in dates)
        {
            builder[date] = name;
        }

        return new Closures(builder.ToImmutable(), Earlier(CompleteUntil, completeUntil));
    }

    /// <summary>These and the others; the list is whole up to the earlier of both ends.</summary>
    public Closures And(Closures others) => And(others.names.Select(pair => (pair.Key, pair.Value)), others.CompleteUntil);

    /// <summary>Whether the date is closed.</summary>
    public bool Contains(LocalDate date) => names.ContainsKey(date);

    /// <summary>The name of the closure on the date: empty when it has none, null when the date is not closed.</summary>
    public string? NameOf(LocalDate date) => names.GetValueOrDefault(date);

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) =>
        (one, other) switch
        {
            ({ } a, { } b) => LocalDate.Min(a, b),
            _ => one ?? other,
        };
}
