namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>How an attainment is shown in letters, digest and report (policy, Figures); <c>audit</c> and <c>explain</c> always print it whole.</summary>
public abstract record FigureStanding
{
    private FigureStanding() { }

    /// <summary>Share, count and coverage are shown.</summary>
    /// <param name="Share">From 0 to 1.</param>
    /// <param name="Attainment">What it is the share of.</param>
    /// <param name="Coverage">What stands beside it.</param>
    public sealed record Known(double Share, Attainment Attainment, Coverage Coverage) : FigureStanding;

    /// <summary>Under ten enquiries: the counts are shown and no share.</summary>
    /// <param name="Attainment">The counts.</param>
    /// <param name="Coverage">What stands beside them.</param>
    public sealed record CountsOnly(Attainment Attainment, Coverage Coverage) : FigureStanding;

    /// <summary>Too little was watched: "not known", whatever was counted.</summary>
    /// <param name="Coverage">How little.</param>
    public sealed record NotKnown(Coverage Coverage) : FigureStanding;

    /// <summary>How the attainment of a period with that coverage is shown.</summary>
    public static FigureStanding Of(Attainment attainment, Coverage coverage, FigureRules rules) =>
        !coverage.IsKnown(rules) ? new NotKnown(coverage)
        : attainment.Share is { } share && attainment.Counted >= rules.SharesFrom ? new Known(share, attainment, coverage)
        : new CountsOnly(attainment, coverage);
}
