using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Judges from its signs whether an account looks defunct (¶15 e; policy §4).</summary>
public sealed class DefunctAssessor(LifecycleOptions options)
{
    /// <summary>Gone or past its end, or any two other signs; dormant and unvisited alone only after 60 days.</summary>
    /// <param name="signs">The signs that hold, at most one of a kind.</param>
    /// <param name="silences">What was said to be still alive, old silences too.</param>
    /// <param name="facts">What the signs were read from.</param>
    /// <param name="now">The instant of asking.</param>
    public DefunctVerdict Judge(ImmutableArray<DefunctSign> signs, ImmutableArray<Silence> silences, AccountFacts facts, Instant now)
    {
        ImmutableArray<DefunctSign> counted = [.. signs.Where(sign => !silences.Any(silence => silence.Covers(sign.Kind, now)))];
        if (WhyDefunct(counted, facts, now) is { } reason)
        {
            return new DefunctVerdict.LooksDefunct(reason, signs, counted);
        }

        AliveReason alive =
            signs.Length == 0 ? AliveReason.NoSign
            : WhyDefunct(signs, facts, now) is not null ? AliveReason.Silenced
            : signs.Length == 1 ? AliveReason.OneSignOnly
            : AliveReason.NotQuietForLong;
        return new DefunctVerdict.LooksAlive(alive, signs);
    }

    private DefunctReason? WhyDefunct(ImmutableArray<DefunctSign> signs, AccountFacts facts, Instant now) =>
        signs.Any(sign => sign.Kind == SignKind.Gone) ? DefunctReason.Gone
        : signs.Any(sign => sign.Kind == SignKind.PurposeEnded) ? DefunctReason.PurposeEnded
        : signs.Length < 2 ? null
        : signs.Any(sign => sign.Kind is not (SignKind.Dormant or SignKind.Unvisited)) ? DefunctReason.SeveralSigns
        // Both say the same, that nobody was there: two signs of one thing wait longer.
        : facts.SeenTo(now) - facts.LastSignOfLife >= options.QuietFor ? DefunctReason.QuietForLong
        : null;
}
