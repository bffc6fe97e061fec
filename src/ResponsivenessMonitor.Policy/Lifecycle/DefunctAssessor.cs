using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Judges from its signs whether an account looks defunct (¶15 e; policy §4).</summary>
public sealed class DefunctAssessor(LifecycleRules rules)
{
    /// <summary>Gone or past its end, or any two other signs; dormant and unvisited alone only after 60 days.</summary>
    /// <param name="signs">The signs that hold, at most one of a kind.</param>
    /// <param name="silences">What was said to be still alive, old silences too.</param>
    /// <param name="facts">What the signs were read from.</param>
    /// <param name="now">The instant of asking.</param>
    public DefunctVerdict Judge(ValueList<DefunctSign> signs, ValueList<Silence> silences, AccountFacts facts, Instant now)
    {
        ValueList<DefunctSign> counted = [.. signs.Where(sign => !silences.Any(silence => silence.Covers(sign.Kind, now)))];
        if (WhyDefunct(counted, facts, now) is { } reason)
        {
            return new DefunctVerdict.LooksDefunct(reason, signs, counted);
        }

        AliveReason alive =
            signs.Count == 0 ? AliveReason.NoSign
            : WhyDefunct(signs, facts, now) is not null ? AliveReason.Silenced
            : signs.Count == 1 ? AliveReason.OneSignOnly
            : AliveReason.NotQuietForLong;
        return new DefunctVerdict.LooksAlive(alive, signs);
    }

    private DefunctReason? WhyDefunct(ValueList<DefunctSign> signs, AccountFacts facts, Instant now) =>
        signs.Any(sign => sign.Kind == SignKind.Gone) ? DefunctReason.Gone
        : signs.Any(sign => sign.Kind == SignKind.PurposeEnded) ? DefunctReason.PurposeEnded
        : signs.Count < 2 ? null
        : signs.Any(sign => sign.Kind is not (SignKind.Dormant or SignKind.Unvisited)) ? DefunctReason.SeveralSigns
        // Both say the same, that nobody was there: two signs of one thing wait longer.
        : facts.SeenTo(now) - facts.LastSignOfLife >= rules.QuietFor ? DefunctReason.QuietForLong
        : null;
}
