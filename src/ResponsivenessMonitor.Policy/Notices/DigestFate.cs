namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What becomes of the digest that every open day has (§6).</summary>
public enum DigestFate
{
    /// <summary>It is sent with what it has to say.</summary>
    Sent,

    /// <summary>It is sent to say that all is well.</summary>
    SentAllClear,

    /// <summary>It has nothing to say and is kept unsent.</summary>
    Empty,
}
