namespace ResponsivenessMonitor.Telemetry;

/// <summary>The last look at the tables, for any number of readers; none of them asks the database, nor waits for it.</summary>
internal sealed class FactsBoard(TimeProvider time)
{
    /// <summary>How long a look counts: three that did not come mean that the database hangs.</summary>
    private static readonly TimeSpan Counts = FactsLoop.Interval * 3;

    private volatile Look? latest;

    /// <summary>What stood in the tables; null when that is not known, because the database does not answer.</summary>
    internal TableFacts? Facts => latest is { } look && IsFresh(look) ? look.Facts : null;

    /// <summary>Whether the database answers; null before the first look is over.</summary>
    internal bool? IsUp => latest is { } look ? look.Facts is not null && IsFresh(look) : null;

    /// <summary>Keeps a look.</summary>
    /// <param name="facts">What was seen; null when the database did not answer.</param>
    internal void Keep(TableFacts? facts) => latest = new Look(facts, time.GetTimestamp());

    private bool IsFresh(Look look) => time.GetElapsedTime(look.At) <= Counts;

    private sealed record Look(TableFacts? Facts, long At);
}
