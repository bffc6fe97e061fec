using System.Collections.Immutable;
using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>What a role is to be told of one enquiry now, and what no longer.</summary>
/// <param name="ToTell">The step to tell of, or null when there is nothing new.</param>
/// <param name="Superseded">Steps that are settled without a letter: overtaken by a graver one, by an answer, or by a closing.</param>
/// <param name="Because">Why.</param>
/// <param name="NextLook">When the next step falls due; null when none is to come by the clock.</param>
public sealed record StepPlan(PlannedStep? ToTell, ImmutableArray<Step> Superseded, PlanReason Because, Instant? NextLook);
