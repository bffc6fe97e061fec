namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Whether an account looks defunct (¶15 e).</summary>
public abstract record DefunctVerdict
{
    private DefunctVerdict(ValueList<DefunctSign> signs) => Signs = signs;

    /// <summary>The signs that hold, silenced ones too.</summary>
    public ValueList<DefunctSign> Signs { get; }

    /// <summary>It does not.</summary>
    /// <param name="Reason">Why not.</param>
    /// <param name="Signs">The signs that hold all the same.</param>
    public sealed record LooksAlive(AliveReason Reason, ValueList<DefunctSign> Signs) : DefunctVerdict(Signs);

    /// <summary>It does.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Signs">The signs that hold; those that count are named in the letter.</param>
    /// <param name="Counted">The signs that count: not silenced.</param>
    public sealed record LooksDefunct(DefunctReason Reason, ValueList<DefunctSign> Signs, ValueList<DefunctSign> Counted)
        : DefunctVerdict(Signs);
}
