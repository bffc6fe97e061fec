using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>What must be said to a role, once: its natural key is unique. The role's person is looked up when the letter is written.</summary>
internal sealed class Notice
{
    public long Id { get; private set; }

    /// <summary>What it is, in natural terms: <c>overdue:{slug}:{hash of the opening item}:{round}:{step}:{role}</c>, <c>visit:{slug}:{date}</c>…</summary>
    public string DedupKey { get; init; } = string.Empty;

    /// <summary>The step of an enquiry, or null when it is of another kind.</summary>
    public Step? Step { get; init; }

    /// <summary>What else it tells, or null when it is a step.</summary>
    public NoticeKind? Kind { get; init; }

    public Role Role { get; init; }

    /// <summary>The account it is about; null when it is about several.</summary>
    public long? AccountId { get; init; }

    public long? EnquiryId { get; init; }

    /// <summary>The round of the enquiry, counted from 1; 0 for what is no step.</summary>
    public int Round { get; init; }

    /// <summary>The digest it announces, or null.</summary>
    public long? DigestId { get; init; }

    /// <summary>What its letter must say and no table keeps, as <c>name=value</c> lines; or null.</summary>
    public string? Detail { get; set; }

    public NoticeState State { get; private set; }

    /// <summary>When it fell due.</summary>
    public Instant DueAt { get; set; }

    /// <summary>From when on it may be told, with others or alone; null when it may be told as soon as it leaves.</summary>
    public Instant? ReadyAt { get; private set; }

    /// <summary>When its letter leaves; null when there is nothing left to do.</summary>
    public Instant? DeliverAt { get; private set; }

    /// <summary>How things stood when the account was last read, or null.</summary>
    public Instant? AsSeenAt { get; private set; }

    public bool IsFoundLate { get; private set; }

    /// <summary>When its letter was written, or null.</summary>
    public Instant? ToldAt { get; private set; }

    public long? LetterId { get; private set; }

    public Letter? Letter { get; private set; }

    /// <summary>Why it was settled without a letter, or null.</summary>
    public string? SettledBecause { get; private set; }

    /// <summary>The notice waits for its letter from the instant on.</summary>
    internal Notice Waiting(Instant deliverAt)
    {
        (State, DeliverAt) = (NoticeState.Waiting, deliverAt);
        return this;
    }

    /// <summary>The step that it tells has fallen due, perhaps once more after an edit.</summary>
    /// <param name="planned">What was planned.</param>
    /// <param name="leavesAt">When the letter that gathers it leaves.</param>
    internal Notice FallDue(PlannedStep planned, Instant leavesAt)
    {
        Detail = State == NoticeState.Waiting ? Detail : null; // that it waited in a quarantine is said of that time alone
        (State, SettledBecause, DueAt) = (NoticeState.Waiting, null, planned.DueAt);
        (ReadyAt, DeliverAt) = (planned.DeliverAt, leavesAt);
        (AsSeenAt, IsFoundLate) = (planned.AsSeenAt, planned.IsFoundLate);
        return this;
    }

    /// <summary>The step as the rules see it; only a notice of a step has one.</summary>
    internal StepRecord ToRecord() =>
        new(
            Step ?? throw new InvalidOperationException($"{DedupKey} tells no step."),
            State switch
            {
                NoticeState.Told => StepState.Told,
                NoticeState.Superseded => StepState.Superseded,
                _ => StepState.Waiting,
            },
            DueAt
        );

    /// <summary>Whether a letter that leaves now tells it.</summary>
    internal bool IsReady(Instant now) => State == NoticeState.Waiting && (ReadyAt ?? DeliverAt) <= now;

    /// <summary>It leaves no sooner than the instant: its reader wants no letters before.</summary>
    internal void HoldUntil(Instant until) => (ReadyAt, DeliverAt) = (until, until);

    /// <summary>Its letter was written.</summary>
    internal void Tell(Letter letter, Instant at) => (State, DeliverAt, Letter, ToldAt) = (NoticeState.Told, null, letter, at);

    /// <summary>Its letter was taken back before it was sent: it waits again.</summary>
    internal void TellAnew(Instant at)
    {
        (State, Letter, LetterId, ToldAt) = (NoticeState.Waiting, null, null, null);
        (ReadyAt, DeliverAt) = (at, at);
    }

    /// <summary>It needs no letter.</summary>
    internal Notice Supersede(string because)
    {
        (State, DeliverAt, SettledBecause) = (NoticeState.Superseded, null, because);
        return this;
    }
}

/// <summary>What became of a notice.</summary>
internal enum NoticeState
{
    /// <summary>Its letter is to be written.</summary>
    Waiting,

    /// <summary>Its letter was written.</summary>
    Told,

    /// <summary>It was settled without a letter.</summary>
    Superseded,
}
