using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>How far an account has been read, and when it is read next: one for each account, narrow and often written.</summary>
internal sealed class Watch
{
    public long AccountId { get; init; }

    public Account? Account { get; private set; }

    /// <summary>By what it is read, or null when there are no credentials.</summary>
    public long? AccessId { get; set; }

    public PlatformAccess? Access { get; set; }

    /// <summary>Where the last reading ended, or null before the first.</summary>
    public string? Bookmark { get; set; }

    /// <summary>When it is read next; null when it is not read.</summary>
    public Instant? NextPollAt { get; set; }

    /// <summary>When its visits are looked at next; null while that waits for a reading.</summary>
    public Instant? NextVisitLookAt { get; set; }

    /// <summary>When its signs, case, access and rehearsal are looked at next; null when it is not in force.</summary>
    public Instant? NextReviewAt { get; set; }

    /// <summary>Who reads it at present, or null.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>Until when, by the database's clock; null when nobody does.</summary>
    public Instant? LeaseUntil { get; set; }

    /// <summary>Counts the leases, so that one who wakes late can be told from one who holds it now.</summary>
    public long LeaseEpoch { get; set; }

    /// <summary>The start of its last complete reading, or null if there was none.</summary>
    public Instant? KnownTo { get; set; }

    /// <summary>Nothing older opens an enquiry: MonitoredSince at first, moved on as old items are pruned.</summary>
    public Instant OpensAfter { get; set; }

    /// <summary>When its profile was last seen, or null.</summary>
    public Instant? ProfileAt { get; set; }

    /// <summary>Its last own post or reply, or null when none is known.</summary>
    public Instant? LastActivityAt { get; private set; }

    /// <summary>The unbroken row of gone-like answers; all null when the last answer was another one.</summary>
    public GoneKind? GoneKind { get; set; }

    public Instant? GoneFirstAt { get; set; }

    public Instant? GoneLastAt { get; set; }

    public int GoneCount { get; set; }

    /// <summary>How our access is lost at present, or null when it is not.</summary>
    public AccessLossKind? LossKind { get; set; }

    /// <summary>The first reading that failed so, or null.</summary>
    public Instant? LossSince { get; set; }

    /// <summary>Readings that failed so in a row.</summary>
    public int LossCount { get; set; }

    internal GoneAnswers? GoneAnswers =>
        GoneKind is { } kind && GoneFirstAt is { } first && GoneLastAt is { } last ? new GoneAnswers(kind, first, last, GoneCount) : null;

    /// <summary>Keeps the time of an own post or reply, if it is the last one known.</summary>
    internal void TakeActivity(Instant? at) => LastActivityAt = at > LastActivityAt || LastActivityAt is null ? at : LastActivityAt;

    /// <summary>Keeps a gone-like answer.</summary>
    internal void TakeGone(GoneKind kind, Instant at)
    {
        GoneAnswers answers = GoneAnswers?.Next(kind, at) ?? GoneAnswers.First(kind, at);
        (GoneKind, GoneFirstAt, GoneLastAt, GoneCount) = (answers.Kind, answers.FirstAt, answers.LastAt, answers.Count);
        EndLoss();
    }

    /// <summary>Keeps that our access is lost; of a loss of the same kind the first reading that failed stays.</summary>
    internal void TakeLoss(AccessLossKind kind, Instant at)
    {
        (LossSince, LossCount) = LossKind == kind ? (LossSince, LossCount + 1) : (at, 1);
        LossKind = kind;
    }

    /// <summary>Keeps a complete reading.</summary>
    internal void TakeComplete(Instant began)
    {
        KnownTo = began;
        (GoneKind, GoneFirstAt, GoneLastAt, GoneCount) = (null, null, null, 0);
        EndLoss();
    }

    private void EndLoss() => (LossKind, LossSince, LossCount) = (null, null, 0);
}
