using NodaTime;

namespace ResponsivenessMonitor.Policy.Notices;

/// <summary>A step that was decided before, as it is kept.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">What became of it.</param>
/// <param name="DueAt">When it fell due, as was decided then.</param>
public readonly record struct StepRecord(Step Step, StepState State, Instant DueAt);
