using NodaTime;

namespace ResponsivenessMonitor.Demo;

/// <summary>A clock that stands still until it is moved, for installations that are played.</summary>
internal sealed class PlayedTime(Instant start) : TimeProvider
{
    private long ticks = start.ToUnixTimeTicks();

    /// <summary>What it shows.</summary>
    internal Instant Now
    {
        get => Instant.FromUnixTimeTicks(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value.ToUnixTimeTicks());
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
