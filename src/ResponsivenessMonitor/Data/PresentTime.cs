using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>The present as it can be kept.</summary>
internal static class PresentTime
{
    /// <summary>The present in whole microseconds, as both databases keep instants: what is compared with a kept one must not be finer.</summary>
    internal static Instant Present(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow()).InMicroseconds();

    /// <summary>The instant in whole microseconds; what is finer is cut off.</summary>
    internal static Instant InMicroseconds(this Instant instant) => Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks() / 10 * 10);
}
