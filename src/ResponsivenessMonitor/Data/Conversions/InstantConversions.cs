using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace ResponsivenessMonitor.Data.Conversions;

/// <summary>Instants as <c>timestamptz</c>, to the microsecond.</summary>
internal sealed class InstantToTimestamp()
    : ValueConverter<Instant, DateTime>(
        instant => instant.InMicroseconds().ToDateTimeUtc(),
        stored => Instant.FromDateTimeUtc(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    );

/// <summary>Instants as whole microseconds since 1970, the same precision as in PostgreSQL.</summary>
internal sealed class InstantToMicroseconds()
    : ValueConverter<Instant, long>(instant => instant.ToUnixTimeTicks() / 10, stored => Instant.FromUnixTimeTicks(stored * 10));
