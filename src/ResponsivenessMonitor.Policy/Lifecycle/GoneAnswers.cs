using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>An unbroken row of answers in which the platform said that an account is gone (policy §4).</summary>
/// <remarks>
/// Only answers of the platform count: an outage, a limit or a refused token says nothing and neither lengthens the row nor breaks it; any other
/// answer ends it. Such answers never move knownTo: an account that shows nothing has not been read.
/// </remarks>
/// <param name="Kind">What the last of them said.</param>
/// <param name="FirstAt">When the first reading that got one began.</param>
/// <param name="LastAt">When the last reading that got one began.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record GoneAnswers(GoneKind Kind, Instant FirstAt, Instant LastAt, int Count)
{
    /// <summary>The first of a row.</summary>
    public static GoneAnswers First(GoneKind kind, Instant at) => new(kind, at, at, Count: 1);

    /// <summary>The row with one more answer.</summary>
    /// <exception cref="ArgumentException">The answer is older than the last one.</exception>
    public GoneAnswers Next(GoneKind kind, Instant at) =>
        at >= LastAt
            ? new GoneAnswers(kind, FirstAt, at, Count + 1)
            : throw new ArgumentException("Answers come in order of their readings.", nameof(at));

    /// <summary>What the row says by now.</summary>
    public Visibility Judge(LifecycleRules rules)
    {
        Duration over = LastAt - FirstAt;
        return Count < rules.GoneAnswers || over < rules.CannotBeSeenOver ? new Visibility.Doubtful(FirstAt, Kind)
            : over < rules.GoneOver ? new Visibility.CannotBeSeen(FirstAt, Kind)
            : new Visibility.Gone(FirstAt, Kind);
    }
}
