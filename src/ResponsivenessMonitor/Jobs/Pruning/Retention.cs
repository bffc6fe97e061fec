using NodaTime;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>How long what is kept (§7), as of an instant. What is as old as a limit or older is erased.</summary>
/// <param name="Now">The instant.</param>
/// <param name="Excerpts">Excerpts taken by then.</param>
/// <param name="Letters">Bodies of letters settled by then.</param>
/// <param name="Names">Names of items and conversations, and addresses, of what was closed by then.</param>
/// <param name="Items">Items published by then.</param>
/// <param name="Absences">Absences that ended by then.</param>
/// <param name="Rows">Everything else that happened by then.</param>
/// <param name="Dates">The same as a date: enquiries counted and visits asked for on it or before.</param>
internal sealed record Retention(
    Instant Now,
    Instant Excerpts,
    Instant Letters,
    Instant Names,
    Instant Items,
    Instant Absences,
    Instant Rows,
    LocalDate Dates
)
{
    /// <summary>Whose terms are stricter than the rest.</summary>
    internal static StorageTerms Strict => StorageTerms.LinkedIn;

    /// <summary>Authors first seen by then, on the platform of <see cref="Strict"/>.</summary>
    internal Instant Authors => Now - Strict.Authors;

    /// <summary>Words found by then, on the same.</summary>
    internal Instant Words => Now - Strict.Words;

    private static readonly Duration OfLetters = Duration.FromDays(7);
    private static readonly Duration OfNames = Duration.FromDays(30);
    private static readonly Duration OfItems = Duration.FromDays(90);
    private static readonly Duration OfAbsences = Duration.FromDays(365);

    /// <summary>The limits; months go by the zone's dates.</summary>
    internal static Retention At(Instant now, DateTimeZone zone, PolicyOptions options)
    {
        LocalDateTime monthsAgo = now.InZone(zone).LocalDateTime.PlusMonths(-options.RetainMonths);
        return new Retention(
            now,
            now - Duration.FromHours(options.ExcerptHours),
            now - OfLetters,
            now - OfNames,
            now - OfItems,
            now - OfAbsences,
            zone.AtLeniently(monthsAgo).ToInstant(),
            monthsAgo.Date
        );
    }
}
