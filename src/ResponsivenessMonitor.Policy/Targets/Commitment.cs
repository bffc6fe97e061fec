using NodaTime;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>What an account commits to beside its aim (¶15 b).</summary>
public abstract record Commitment
{
    private Commitment() { }

    /// <summary>No commitment: the aim is the standard. Marketing's default.</summary>
    public sealed record None : Commitment;

    /// <summary>"Replying on the same day": by the last close of the day on which the enquiry counts. A department's default.</summary>
    public sealed record SameOfficeDay : Commitment;

    /// <summary>Another agreed timescale (¶13, ¶15 a): an amount of office time, longer than zero.</summary>
    public sealed record Amount(Duration OfficeTime) : Commitment;
}
