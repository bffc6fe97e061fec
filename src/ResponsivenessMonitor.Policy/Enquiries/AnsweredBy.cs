namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Who answered. Who typed the answer is neither asked for nor stored (¶28, ¶30).</summary>
public enum AnsweredBy
{
    /// <summary>The account itself.</summary>
    Account,

    /// <summary>Another registered account of the university.</summary>
    Sibling,

    /// <summary>Somebody, off the platform: by telephone, by mail, at the desk. A person's word, audited.</summary>
    Offline,
}
