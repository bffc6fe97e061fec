namespace ResponsivenessMonitor.Policy.Visits;

/// <summary>What showed that an account was looked after on a day (¶15 c).</summary>
public enum EvidenceKind
{
    /// <summary>It replied to somebody.</summary>
    Replied,

    /// <summary>It liked somebody's item.</summary>
    Liked,

    /// <summary>It passed somebody's item on.</summary>
    PassedOn,

    /// <summary>It followed somebody.</summary>
    Followed,

    /// <summary>It hid an item.</summary>
    Hid,

    /// <summary>It deleted an item.</summary>
    Deleted,

    /// <summary>Its administrator said so, with one click.</summary>
    CheckedIn,

    /// <summary>It published a post, which may have been scheduled days before.</summary>
    Published,
}
