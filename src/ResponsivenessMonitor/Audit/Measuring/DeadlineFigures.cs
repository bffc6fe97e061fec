using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>How far one deadline was kept.</summary>
/// <param name="Met">Enquiries answered at or before the lapse.</param>
/// <param name="AnsweredLate">Enquiries answered after it.</param>
/// <param name="UnansweredPast">Enquiries unanswered past it.</param>
internal readonly record struct DeadlineFigures(int Met, int AnsweredLate, int UnansweredPast)
{
    internal Attainment Attainment => new(Met, Met + AnsweredLate + UnansweredPast);

    internal DeadlineFigures With(DeadlineOutcome outcome, bool isAnswered) =>
        (outcome, isAnswered) switch
        {
            (DeadlineOutcome.Met, _) => this with { Met = Met + 1 },
            (DeadlineOutcome.Missed, true) => this with { AnsweredLate = AnsweredLate + 1 },
            (DeadlineOutcome.Missed, false) => this with { UnansweredPast = UnansweredPast + 1 },
            _ => this,
        };

    internal DeadlineFigures And(DeadlineFigures other) =>
        new(Met + other.Met, AnsweredLate + other.AnsweredLate, UnansweredPast + other.UnansweredPast);
}
