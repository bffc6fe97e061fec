using NodaTime;

namespace ResponsivenessMonitor.Policy.Calendars;

/// <summary>An office calendar was asked for open time where it has none within 366 days, so that no deadline can be stated.</summary>
public sealed class NoOpenTimeException : InvalidOperationException
{
    /// <summary>No open time within 366 days of the instant.</summary>
    public NoOpenTimeException(Instant near, DateTimeZone zone)
        : base(
            $"The office calendar has no open time within 366 days of {near.InZone(zone).LocalDateTime:uuuu-MM-dd HH:mm} ({zone.Id}); "
                + "give it opening hours, or remove closures."
        ) => Near = near;

    /// <summary>Where open time was looked for.</summary>
    public Instant Near { get; }
}
