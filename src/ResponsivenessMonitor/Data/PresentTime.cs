using NodaTime;

namespace ResponsivenessMonitor.Data;

/// <summary>The present as it can be kept.</summary>
internal static class PresentTime
{
    /// <summary>The present in whole microseconds, as both databases keep instants: what is compared with a kept one must not be finer.</summary>
    internal static Instant Present(this TimeProvider time)
    {
        const int TicksOfMicrosecond = 10;
        long ticks = Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks - (((ticks % TicksOfMicrosecond) + TicksOfMicrosecond) % TicksOfMicrosecond));
    }
}
