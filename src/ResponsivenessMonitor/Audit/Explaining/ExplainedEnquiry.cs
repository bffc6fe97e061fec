using NodaTime;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Audit.Reading;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Explaining;

/// <summary>How one enquiry was counted.</summary>
/// <param name="Spell">The enquiry.</param>
/// <param name="WrittenAt">The time of its oldest item as the export gives it; an item is never received before the one it replies to.</param>
/// <param name="CountedOn">The office day it is counted on.</param>
/// <param name="CountedFrom">The first open instant at or after it was received.</param>
/// <param name="Until">When it was answered, else up to when the history is known.</param>
/// <param name="Intervals">The open intervals between received and that instant.</param>
/// <param name="Aim">The aim.</param>
/// <param name="Commitment">The commitment; null when there is none.</param>
internal sealed record ExplainedEnquiry(
    Spell Spell,
    Instant WrittenAt,
    LocalDate CountedOn,
    Instant CountedFrom,
    Instant Until,
    IReadOnlyList<Interval> Intervals,
    ExplainedDeadline Aim,
    ExplainedDeadline? Commitment
)
{
    /// <summary>The answer; null while the enquirer waits.</summary>
    internal SpellEnd.Answered? Answer => Spell.End as SpellEnd.Answered;

    /// <summary>The sum of the intervals.</summary>
    internal Duration OfficeTime => Intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);

    internal Duration WallTime => Until - Spell.Received;

    /// <param name="spell">The enquiry.</param>
    /// <param name="opening">The row of its oldest item.</param>
    /// <param name="rules">What it is measured by.</param>
    /// <exception cref="ExportException">The calendar gives it no deadline.</exception>
    internal static ExplainedEnquiry Of(Spell spell, ExportRow opening, AuditRules rules)
    {
        try
        {
            return Of(spell, Instant.FromUnixTimeMilliseconds(opening.At), rules);
        }
        catch (Exception fault) when (NoDeadline.IsCausedBy(fault))
        {
            NoDeadline enquiry = NoDeadline.Of(opening, fault);
            throw new ExportException($"line {enquiry.Line}: its enquiry has no deadline: {enquiry.Reason}.", fault);
        }
    }

    private static ExplainedEnquiry Of(Spell spell, Instant writtenAt, AuditRules rules)
    {
        SpellDeadlines deadlines = SpellDeadlines.For(rules.Calendar, rules.Target, spell);
        Deadlines counted = deadlines.ForFigures;
        SpellFigures figures = SpellFigures.Of(spell, deadlines, rules.Calendar, rules.AsOf);
        Instant until = (spell.End as SpellEnd.Answered)?.At ?? rules.AsOf;
        return new ExplainedEnquiry(
            spell,
            writtenAt,
            counted.CountedOn,
            rules.Calendar.NextOpen(spell.Received),
            until,
            [.. rules.Calendar.OpenIntervals(spell.Received, until)],
            ExplainedDeadline.OfAim(counted, figures, rules),
            ExplainedDeadline.OfCommitment(counted, figures, rules)
        );
    }
}
