using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>A step that a role is to be told of.</summary>
/// <param name="Step">The step.</param>
/// <param name="Role">Who is to be told.</param>
/// <param name="DueAt">When it fell due.</param>
/// <param name="DeliverAt">When its letter may leave.</param>
/// <param name="IsHeld">Whether it waits for office hours to open; held letters leave together at the opening.</param>
public sealed record PlannedStep(Step Step, Role Role, Instant DueAt, Instant DeliverAt, bool IsHeld)
{
    /// <summary>How things stood when the account was last read: the letter says "as seen 13:50".</summary>
    public Instant AsSeenAt { get; init; }

    /// <summary>Whether the enquiry was found only after a deadline had lapsed: the letter says why, and blames nobody for reminders never sent.</summary>
    public bool IsFoundLate { get; init; }
}
