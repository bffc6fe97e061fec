using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What a role is to be told of one enquiry now, and what no longer.</summary>
/// <param name="ToTell">The step to tell of, or null when there is nothing new.</param>
/// <param name="Superseded">Steps settled without a letter: overtaken by a graver one, by an answer, by a closing, or before the round began.</param>
/// <param name="Withdrawn">Waiting steps that are no longer true, as after an edit; they may fall due again.</param>
/// <param name="Because">Why.</param>
/// <param name="NextLook">The earliest instant at which the clock alone could bring something new; null when it cannot.</param>
public sealed record StepPlan(
    PlannedStep? ToTell,
    ValueList<Step> Superseded,
    ValueList<Step> Withdrawn,
    PlanReason Because,
    Instant? NextLook
);
