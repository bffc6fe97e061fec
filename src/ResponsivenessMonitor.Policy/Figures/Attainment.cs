using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>How often a deadline was met, of an account or of several together; never of a person (¶15 a, b; ¶28, 30).</summary>
public sealed record Attainment
{
    /// <summary>So many met of so many counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More are met than counted, or fewer than none.</exception>
    public Attainment(int met, int counted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(met);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(met, counted);
        Met = met;
        Counted = counted;
    }

    /// <summary>Nothing counted.</summary>
    public static Attainment None { get; } = new(met: 0, counted: 0);

    /// <summary>Answered by the deadline's lapse.</summary>
    public int Met { get; }

    /// <summary>All that count: a share is always shown with it.</summary>
    public int Counted { get; }

    /// <summary>Met of counted, from 0 to 1; null when nothing counts.</summary>
    public double? Share => Counted == 0 ? null : (double)Met / Counted;

    /// <summary>
    /// Of one deadline's outcomes: met of all that were met or missed, so of the answered, the open past it, the never answered, and those closed
    /// after it without Marketing's confirmation. What is pending or left out does not count.
    /// </summary>
    public static Attainment Of(IEnumerable<DeadlineOutcome> outcomes)
    {
        (int met, int missed) = (0, 0);
        foreach (DeadlineOutcome outcome in outcomes)
        {
            met += outcome == DeadlineOutcome.Met ? 1 : 0;
            missed += outcome == DeadlineOutcome.Missed ? 1 : 0;
        }

        return new Attainment(met, met + missed);
    }

    /// <summary>Both together: of another day or another account.</summary>
    public Attainment And(Attainment other) => new(Met + other.Met, Counted + other.Counted);

    /// <summary>Whether the goal is met: its share is at least the goal, exactly. Null when nothing counts.</summary>
    public bool? MeetsGoal(FigureRules rules) => Counted == 0 ? null : (long)Met * 100 >= (long)Counted * rules.AttainmentGoal;
}
