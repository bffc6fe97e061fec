namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Which comments count as enquiries (§2, option <c>Comments</c> of an account).</summary>
public enum CommentRule
{
    /// <summary>Those that ask or complain: the default.</summary>
    Asking,

    /// <summary>All but thanks.</summary>
    All,

    /// <summary>None: comments are remarks.</summary>
    None,
}
