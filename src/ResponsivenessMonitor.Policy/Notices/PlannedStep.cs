using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>A step that a role is to be told of.</summary>
/// <param name="Step">The step.</param>
/// <param name="Role">Who is to be told.</param>
/// <param name="DueAt">When it fell due.</param>
/// <param name="DeliverAt">When its letter may leave: held to office hours, for those whose letters are.</param>
public sealed record PlannedStep(Step Step, Role Role, Instant DueAt, Instant DeliverAt)
{
    /// <summary>Whether it waited for an opening.</summary>
    public bool IsHeld => DeliverAt > DueAt;
}
