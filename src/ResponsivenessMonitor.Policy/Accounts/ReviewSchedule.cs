using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>When a registration is to be confirmed, and what follows when it is not (§5).</summary>
/// <remarks>
/// Years and months go by the account calendar's local dates, reminders by 24-hour days from the asking. A step that came late moves the later ones:
/// each keeps its distance from the one before, so nobody is called unreachable right after a first reminder.
/// </remarks>
public sealed class ReviewSchedule(OfficeCalendar calendar, ReviewRules rules)
{
    /// <summary>The date of the next review: 12 months after the later of registration and last confirmation.</summary>
    /// <param name="registeredOn">When Marketing registered the account; where that is not known, when it went live.</param>
    /// <param name="lastConfirmedOn">When a review was last confirmed, or null if none was yet.</param>
    /// <returns>A date the month does not have is its last: 29 February leads to the 28th.</returns>
    public LocalDate DueOn(LocalDate registeredOn, LocalDate? lastConfirmedOn) =>
        LocalDate.Max(registeredOn, lastConfirmedOn ?? registeredOn).PlusMonths(rules.EveryMonths);

    /// <summary>What is to be done now.</summary>
    /// <param name="registeredOn">When Marketing registered the account; where that is not known, when it went live.</param>
    /// <param name="lastConfirmedOn">When an earlier review was last confirmed, or null if none was yet.</param>
    /// <param name="round">The review that was asked for and has not been superseded, or null when none was yet.</param>
    /// <param name="now">The instant of asking.</param>
    public ReviewStep Decide(LocalDate registeredOn, LocalDate? lastConfirmedOn, ReviewRound? round, Instant now)
    {
        if (round is not null)
        {
            return Decide(registeredOn, round, now);
        }

        LocalDate due = DueOn(registeredOn, lastConfirmedOn);
        return calendar.DateOf(now) < due ? new ReviewStep.NotDue(due) : new ReviewStep.Ask(due);
    }

    private ReviewStep Decide(LocalDate registeredOn, ReviewRound round, Instant now)
    {
        LocalDate next = DueOn(registeredOn, calendar.DateOf(round.ConfirmedAt ?? round.AskedAt));
        bool isNextDue = calendar.DateOf(now) >= next;
        if (round.ConfirmedAt is { } confirmed)
        {
            return isNextDue ? new ReviewStep.Ask(next) : new ReviewStep.Confirmed(confirmed, next);
        }

        Instant due = DueAt(round);
        int reminders = round.RemindedAt.Count;
        if (reminders < 2)
        {
            return now < due ? new ReviewStep.Waiting(due, round.Missing) : new ReviewStep.Remind(reminders + 1, due, round.Missing);
        }

        if (round.AdministratorConfirmedAt is null)
        {
            return isNextDue ? new ReviewStep.Ask(next)
                : now < due ? new ReviewStep.Waiting(due, round.Missing)
                : new ReviewStep.Unreachable(round.AskedAt, due, next);
        }

        // An authoriser who stays silent is no sign. Whoever it was, there is no third reminder; the next yearly review asks both again.
        return isNextDue ? new ReviewStep.Ask(next) : new ReviewStep.Waiting(calendar.StartOfDay(next), round.Missing);
    }

    private Instant DueAt(ReviewRound round) =>
        round.RemindedAt switch
        {
            [] => round.AskedAt + rules.FirstReminderAfter,
            [Instant first] => Instant.Max(
                round.AskedAt + rules.SecondReminderAfter,
                first + (rules.SecondReminderAfter - rules.FirstReminderAfter)
            ),
            [.., Instant last] => Instant.Max(
                round.AskedAt + rules.UnreachableAfter,
                last + (rules.UnreachableAfter - rules.SecondReminderAfter)
            ),
        };
}
