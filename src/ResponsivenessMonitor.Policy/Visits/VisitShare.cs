namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>On how many of the days that could be judged accounts were visited (¶15 c). Unknown and closed days are skipped.</summary>
public sealed record VisitShare
{
    /// <summary>So many visited of so many judged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More were visited than judged, or fewer than none.</exception>
    public VisitShare(int visited, int judged)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(visited);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(visited, judged);
        Visited = visited;
        Judged = judged;
    }

    /// <summary>The share of days, of one account or of several together.</summary>
    public static VisitShare Of(IEnumerable<VisitVerdict> days)
    {
        (int visited, int missed) = (0, 0);
        foreach (VisitVerdict day in days)
        {
            visited += day is VisitVerdict.Visited ? 1 : 0;
            missed += day is VisitVerdict.Missed ? 1 : 0;
        }

        return new VisitShare(visited, visited + missed);
    }

    /// <summary>Days with evidence of a visit.</summary>
    public int Visited { get; }

    /// <summary>Days visited or missed.</summary>
    public int Judged { get; }

    /// <summary>Visited of judged, from 0 to 1; null when no day was judged.</summary>
    public double? Share => Judged == 0 ? null : (double)Visited / Judged;
}
