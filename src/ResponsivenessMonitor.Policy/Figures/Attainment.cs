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

    /// <summary>Met of answered, open past the deadline, never answered, and closed after it without Marketing's confirmation.</summary>
    /// <param name="met">Answered by the deadline's lapse.</param>
    /// <param name="answered">All answered, those too.</param>
    /// <param name="openPast">Still open, the deadline lapsed.</param>
    /// <param name="neverAnswered">Given up as never answered.</param>
    /// <param name="closedAfter">Closed without an answer after the lapse, and not confirmed by Marketing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are met than answered.</exception>
    public static Attainment Of(int met, int answered, int openPast, int neverAnswered, int closedAfter)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(met, answered);
        ArgumentOutOfRangeException.ThrowIfNegative(openPast);
        ArgumentOutOfRangeException.ThrowIfNegative(neverAnswered);
        ArgumentOutOfRangeException.ThrowIfNegative(closedAfter);
        return new Attainment(met, answered + openPast + neverAnswered + closedAfter);
    }

    /// <summary>Both together: of another day or another account.</summary>
    public Attainment And(Attainment other) => new(Met + other.Met, Counted + other.Counted);

    /// <summary>Whether the goal is met: its share is at least the goal, exactly. Null when nothing counts.</summary>
    public bool? MeetsGoal(FigureOptions options) => Counted == 0 ? null : (long)Met * 100 >= (long)Counted * options.AttainmentGoal;
}
