using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>What one enquiry adds to the figures (¶15 b, "Figures").</summary>
/// <param name="CountedOn">The local date it is grouped by.</param>
/// <param name="Turnaround">Office time from received to answered; null when it was not answered.</param>
/// <param name="WallTime">Elapsed time from received to answered; null when it was not answered.</param>
/// <param name="Aim">How the aim counts.</param>
/// <param name="Commitment">How the commitment counts; null when there is none.</param>
public readonly record struct SpellFigures(
    LocalDate CountedOn,
    Duration? Turnaround,
    Duration? WallTime,
    DeadlineOutcome Aim,
    DeadlineOutcome? Commitment
)
{
    /// <summary>The outcome that "attainment" alone speaks of: the commitment's where there is one, else the aim's.</summary>
    public DeadlineOutcome Attainment => Commitment ?? Aim;

    /// <summary>The figures of a spell, for somebody who knows the account up to <paramref name="knownTo"/>.</summary>
    /// <param name="spell">The spell.</param>
    /// <param name="deadlines">Its deadlines; the figures go by those of its oldest item.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="knownTo">The last instant that is known: of an exported history its as-of instant.</param>
    public static SpellFigures Of(Spell spell, SpellDeadlines deadlines, OfficeCalendar calendar, Instant knownTo)
    {
        Deadlines counted = deadlines.ForFigures;
        Instant? answered = (spell.End as SpellEnd.Answered)?.At;
        return new SpellFigures(
            counted.CountedOn,
            answered is { } at ? calendar.Within(spell.Received, at) : null,
            answered - spell.Received,
            OutcomeOf(spell.End, counted.Aim, knownTo),
            counted.Commitment is { } commitment ? OutcomeOf(spell.End, commitment, knownTo) : null
        );
    }

    private static DeadlineOutcome OutcomeOf(SpellEnd? end, Deadline deadline, Instant knownTo) =>
        end switch
        {
            SpellEnd.Answered answer => deadline.IsMetAt(answer.At) ? DeadlineOutcome.Met : DeadlineOutcome.Missed,
            SpellEnd.Closed closed when deadline.IsMetAt(closed.At) || closed.IsConfirmedByMarketing => DeadlineOutcome.LeftOut,
            SpellEnd.Closed => DeadlineOutcome.Missed, // too late to take it back, unless Marketing confirms
            _ => deadline.HasLapsedAt(knownTo) ? DeadlineOutcome.Missed : DeadlineOutcome.Pending,
        };
}
