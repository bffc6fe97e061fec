using NodaTime;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>
/// Since when this process has been at work without a break. What was due while it was stopped, or stood still with its machine, is late and yet nobody's
/// fault: it wants some time to catch up.
/// </summary>
/// <param name="interval">From one tick to the next.</param>
internal sealed class Wakefulness(Duration interval)
{
    /// <summary>So many ticks that did not come are a break.</summary>
    private const int Missed = 2;

    private Instant? since;
    private Instant last;

    /// <summary>A tick has come.</summary>
    /// <returns>How long the process has been at work.</returns>
    internal Duration Tick(Instant now)
    {
        bool isBroken = since is null || now < last || now - last > (interval * Missed) + Duration.FromMinutes(1);
        (since, last) = (isBroken ? now : since, now);
        return now - (since ?? now);
    }
}
