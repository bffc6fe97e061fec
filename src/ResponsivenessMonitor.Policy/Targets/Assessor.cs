using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>Decides where an enquiry stands (§1).</summary>
public static class Assessor
{
    private const int OpenDaysToNeverAnswered = 10;

    /// <summary>Where a spell stands at an instant, by what is known of its account.</summary>
    /// <param name="spell">The spell.</param>
    /// <param name="deadlines">Its deadlines: an open enquiry stands by those of its letters, an answered one by those of the figures.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="now">The instant asked about.</param>
    /// <param name="knownTo">
    /// The start of the account's last complete reading. A deadline is declared lapsed only when this is after the lapse; a warning accuses nobody
    /// and needs the clock alone.
    /// </param>
    public static Assessment Assess(Spell spell, SpellDeadlines deadlines, OfficeCalendar calendar, Instant now, Instant knownTo)
    {
        Instant seenTo = Instant.Min(now, knownTo);
        Assessment assessment = spell.End switch
        {
            SpellEnd.Answered answer => new Assessment(
                Answered(spell, answer, deadlines.ForFigures, calendar),
                StandingReason.AnswerGiven,
                NextLook: null
            ),
            SpellEnd.Closed closed => new Assessment(
                new Standing.Closed(closed.Reason),
                StandingReason.ClosedWithoutAnswer,
                NextLook: null
            ),
            _ => Open(deadlines.ForLetters, calendar, now, seenTo),
        };
        return assessment with { AsSeenAt = seenTo, IsFoundLate = spell.FoundAt > deadlines.ForLetters.FirstLapse };
    }

    /// <summary>The instant from which a breached enquiry counts as never answered: ten open days after the breach.</summary>
    public static Instant NeverAnsweredFrom(Deadlines deadlines, OfficeCalendar calendar) =>
        calendar.AfterOpenDays(deadlines.Breach.Lapses, OpenDaysToNeverAnswered);

    private static Standing.Answered Answered(Spell spell, SpellEnd.Answered answer, Deadlines deadlines, OfficeCalendar calendar) =>
        new(
            answer.At,
            answer.By,
            calendar.Within(spell.Received, answer.At),
            deadlines.Aim.IsMetAt(answer.At),
            deadlines.Commitment?.IsMetAt(answer.At)
        );

    private static Assessment Open(Deadlines deadlines, OfficeCalendar calendar, Instant now, Instant judged)
    {
        Instant breach = deadlines.Breach.Lapses;
        if (deadlines.Breach.HasLapsedAt(judged))
        {
            Instant never = NeverAnsweredFrom(deadlines, calendar);
            return judged > never
                ? new Assessment(new Standing.NeverAnswered(breach), StandingReason.TenOpenDaysSinceBreach, NextLook: null)
                : Judged(new Standing.Breached(breach), BreachReason(deadlines), never, now, judged);
        }

        if (deadlines.Aim.HasLapsedAt(judged))
        {
            return Judged(new Standing.PastAim(deadlines.Breach.Due), StandingReason.AimLapsed, breach, now, judged);
        }

        return now < deadlines.WarnAt
            ? new Assessment(new Standing.Waiting(deadlines.WarnAt), StandingReason.BeforeWarning, deadlines.WarnAt)
            : Judged(new Standing.DueSoon(deadlines.First.Due), StandingReason.WarningReached, deadlines.FirstLapse, now, judged);
    }

    /// <summary>An open standing until <paramref name="ends"/>: when the clock is past that already, it is a reading that is missing.</summary>
    private static Assessment Judged(Standing standing, StandingReason because, Instant ends, Instant now, Instant judged) =>
        now <= ends
            ? new Assessment(standing, because, JustAfter(ends))
            : new Assessment(standing, because, NextLook: null) { NotReadSince = judged };

    private static StandingReason BreachReason(Deadlines deadlines) =>
        deadlines.Commitment is null ? StandingReason.AimLapsedWithoutCommitment : StandingReason.CommitmentLapsed;

    /// <summary>A deadline is met at its lapse and missed after it; instants are kept to the microsecond.</summary>
    private static Instant JustAfter(Instant lapse) => lapse + Duration.FromNanoseconds(1000);
}
