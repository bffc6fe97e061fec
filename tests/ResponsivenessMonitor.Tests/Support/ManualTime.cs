using NodaTime;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
/// <param name="start">Its first present.</param>
internal sealed class ManualTime(Instant start) : TimeProvider
{
    /// <summary>Its present.</summary>
    internal Instant Now { get; set; } = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    /// <inheritdoc/>
    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    /// <summary>Moves it forward.</summary>
    internal void Advance(Duration by) => Now += by;
}
