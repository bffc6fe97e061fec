namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>The lists of a breach digest in which an enquiry can stand (§6).</summary>
[Flags]
public enum DigestSections
{
    /// <summary>Nothing to say of it.</summary>
    None = 0,

    /// <summary>It became known as breached since the last digest, answered late meanwhile or not.</summary>
    Breached = 1,

    /// <summary>It is past its aim and still open.</summary>
    PastAim = 2,

    /// <summary>It was breached and is still open; oldest first.</summary>
    StillOpen = 4,

    /// <summary>It was closed without a reply after a deadline had lapsed, since the last digest.</summary>
    ClosedWithoutReply = 8,

    /// <summary>An earlier digest told of a breach that an answer in time, learnt later, has undone.</summary>
    Corrected = 16,
}
