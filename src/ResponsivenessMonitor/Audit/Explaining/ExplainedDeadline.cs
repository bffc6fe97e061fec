using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>How one deadline of one enquiry was found and how it counts.</summary>
/// <param name="Rule">What was promised, such as <c>4 h of office time</c>.</param>
/// <param name="Deadline">When it is due and when it lapses.</param>
/// <param name="Outcome">How it counts.</param>
/// <param name="Remarks">Why it is due or lapses at another time than one may expect; whole sentences.</param>
internal sealed record ExplainedDeadline(string Rule, Deadline Deadline, DeadlineOutcome Outcome, IReadOnlyList<string> Remarks)
{
    internal static ExplainedDeadline OfAim(Deadlines deadlines, SpellFigures figures, AuditRules rules) =>
        OfAmount(rules.Target.Aim, deadlines.Aim, figures.Aim);

    internal static ExplainedDeadline? OfCommitment(Deadlines deadlines, SpellFigures figures, AuditRules rules) =>
        (rules.Target.Commitment, deadlines.Commitment, figures.Commitment) switch
        {
            (Commitment.Amount(Duration amount), { } deadline, { } outcome) => OfAmount(amount, deadline, outcome),
            (Commitment.SameOfficeDay, { } deadline, { } outcome) => new ExplainedDeadline(
                "the same office day",
                deadline,
                outcome,
                [.. SameDayRemarks(deadlines, deadline, rules)]
            ),
            _ => null,
        };

    private static ExplainedDeadline OfAmount(Duration amount, Deadline deadline, DeadlineOutcome outcome) =>
        new(
            $"{HumanDuration.Exact(amount)} of office time",
            deadline,
            outcome,
            deadline.Lapses > deadline.Due ? ["The time is used up exactly at a close, so an answer counts until the next opening."] : []
        );

    private static IEnumerable<string> SameDayRemarks(Deadlines deadlines, Deadline deadline, AuditRules rules)
    {
        OfficeCalendar calendar = rules.Calendar;
        Instant close = calendar.LastClose(deadlines.CountedOn);
        if (deadline.Due != close)
        {
            string left = HumanDuration.Exact(calendar.Within(deadlines.Received, close));
            string least = HumanDuration.Exact(rules.Target.MinimumSameDay);
            yield return $"Only {left} of office time, less than {least}, were left on {LocalText.Of(deadlines.CountedOn)}, so the next open day counts.";
        }

        if (deadline.Lapses > deadline.Due)
        {
            yield return "An answer in the evening is still the same day, so it lapses at midnight.";
        }
    }
}
