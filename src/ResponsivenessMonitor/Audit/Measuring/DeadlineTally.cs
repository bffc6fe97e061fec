using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>How often one deadline was met by an answer, and how often it lapsed without one.</summary>
internal readonly record struct DeadlineTally(int Met, int Past)
{
    internal DeadlineTally With(DeadlineOutcome outcome, bool isAnswered) =>
        (outcome, isAnswered) switch
        {
            (DeadlineOutcome.Met, _) => this with { Met = Met + 1 },
            (DeadlineOutcome.Missed, false) => this with { Past = Past + 1 },
            _ => this,
        };

    public static DeadlineTally operator +(DeadlineTally one, DeadlineTally other) => new(one.Met + other.Met, one.Past + other.Past);
}
