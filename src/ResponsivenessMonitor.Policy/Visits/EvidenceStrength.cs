namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>How much a piece of evidence says (¶15 c).</summary>
public enum EvidenceStrength
{
    /// <summary>It may have happened without anybody there.</summary>
    Weak,

    /// <summary>Somebody was there.</summary>
    Strong,
}
