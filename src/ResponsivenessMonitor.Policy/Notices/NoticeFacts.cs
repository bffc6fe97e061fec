using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What is known of one enquiry when somebody is to be told of it.</summary>
/// <param name="Role">Who is to be told.</param>
/// <param name="Steward">Who runs the account.</param>
/// <param name="Assessment">Where the enquiry stands; it says which steps may be declared, and as seen when.</param>
/// <param name="Schedule">When each step falls due.</param>
public sealed record NoticeFacts(Role Role, Steward Steward, Assessment Assessment, StepSchedule Schedule)
{
    /// <summary>The steps decided for this role in the enquiry's present round; a step that was withdrawn is none of them.</summary>
    public IReadOnlyList<StepRecord> Decided { get; init; } = [];

    /// <summary>When a person reopened the enquiry, which supersedes every step overtaken by then; null in its first round.</summary>
    public Instant? RoundBegan { get; init; }
}
