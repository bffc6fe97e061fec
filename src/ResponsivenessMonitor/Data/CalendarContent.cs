using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Data;

/// <summary>Office hours as a version of a calendar keeps them: the same hours give the same text.</summary>
internal static class CalendarContent
{
    private static readonly LocalDatePattern Pattern = LocalDatePattern.Iso;

    internal static string Write(OfficeHours hours) =>
        JsonSerializer.Serialize(
            new Stored(
                hours.Zone.Id,
                OfficeCalendarText.Format(hours.Week),
                hours.Closures.Dates.ToDictionary(
                    Pattern.Format,
                    date => hours.Closures.NameOf(date) ?? string.Empty,
                    StringComparer.Ordinal
                ),
                hours.Closures.CompleteUntil is { } until ? Pattern.Format(until) : null,
                hours
                    .Exceptions.OrderBy(pair => pair.Key)
                    .ToDictionary(pair => Pattern.Format(pair.Key), pair => pair.Value.ToString(), StringComparer.Ordinal)
            )
        );

    /// <exception cref="InvalidOperationException">The text is none that <see cref="Write"/> wrote.</exception>
    internal static OfficeHours Read(string content)
    {
        Stored stored = JsonSerializer.Deserialize<Stored>(content) ?? throw new InvalidOperationException("A stored calendar is empty.");
        return new OfficeHours(
            DateTimeZoneProviders.Tzdb[stored.Zone],
            OfficeCalendarText.ParseHours(stored.Week),
            Closures.None.And(
                stored.Closures.Select(pair => (Pattern.Parse(pair.Key).Value, pair.Value)),
                stored.CompleteUntil is { } until ? Pattern.Parse(until).Value : null
            ),
            stored.Exceptions.ToImmutableDictionary(pair => Pattern.Parse(pair.Key).Value, pair => OfficeCalendarText.ParseDay(pair.Value))
        );
    }

    private sealed record Stored(
        string Zone,
        string Week,
        Dictionary<string, string> Closures,
        string? CompleteUntil,
        Dictionary<string, string> Exceptions
    );
}
