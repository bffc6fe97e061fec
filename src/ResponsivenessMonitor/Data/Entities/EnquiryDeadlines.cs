using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <content>The deadlines, as they were computed when the spell began; an edit moves them on, never back, and only a recount does as it likes.</content>
internal sealed partial class Enquiry
{
    /// <summary>The local date by which its figures are grouped.</summary>
    public LocalDate CountedOn { get; private set; }

    public Instant AimDue { get; private set; }

    public Instant AimLapses { get; private set; }

    /// <summary>Null when there is no commitment.</summary>
    public Instant? CommitmentDue { get; private set; }

    public Instant? CommitmentLapses { get; private set; }

    public Instant WarnAt { get; private set; }

    /// <summary>The aim by which the figures go, where an earlier item turned up later; else null.</summary>
    public Instant? CountedAimDue { get; private set; }

    public Instant? CountedAimLapses { get; private set; }

    public Instant? CountedCommitmentDue { get; private set; }

    public Instant? CountedCommitmentLapses { get; private set; }

    internal Instant BreachLapses => CommitmentLapses ?? AimLapses;

    internal Deadlines ForLetters() =>
        new(OpenedAt, CountedOn, new Deadline(AimDue, AimLapses), ToDeadline(CommitmentDue, CommitmentLapses), WarnAt);

    internal SpellDeadlines ToDeadlines()
    {
        Deadlines letters = ForLetters();
        return new SpellDeadlines(
            letters,
            ToDeadline(CountedAimDue, CountedAimLapses) is { } aim
                ? letters with
                {
                    Received = Received,
                    Aim = aim,
                    Commitment = ToDeadline(CountedCommitmentDue, CountedCommitmentLapses),
                }
                : letters
        );
    }

    /// <summary>Counts it again by other rules, now that it no longer waits (§1). Where it stands and what was told stay as they are.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="knownTo">Up to when its account is known.</param>
    /// <param name="now">When it is counted again.</param>
    internal void Recount(EnquiryRules rules, Instant knownTo, Instant now)
    {
        (CalendarId, TargetId) = (rules.CalendarId, rules.TargetId);
        Keep(SpellDeadlines.For(rules.Calendar, rules.Target, ToSpell()));
        SpellFigures figures = ToFigures(rules.Calendar, knownTo);
        Turnaround = figures.Turnaround;
        KeepWhatBecameKnown(figures.Attainment == DeadlineOutcome.Missed, now);
        Version++;
    }

    private static Deadline? ToDeadline(Instant? due, Instant? lapses) =>
        (due, lapses) is ({ } instant, { } lapse) ? new Deadline(instant, lapse) : null;

    private void Keep(SpellDeadlines deadlines)
    {
        Deadlines letters = deadlines.ForLetters;
        (AimDue, AimLapses, WarnAt) = (letters.Aim.Due, letters.Aim.Lapses, letters.WarnAt);
        (CommitmentDue, CommitmentLapses) = (letters.Commitment?.Due, letters.Commitment?.Lapses);
        Deadlines counted = deadlines.ForFigures;
        CountedOn = counted.CountedOn;
        Deadlines? own = counted.Received == letters.Received ? null : counted;
        (CountedAimDue, CountedAimLapses) = (own?.Aim.Due, own?.Aim.Lapses);
        (CountedCommitmentDue, CountedCommitmentLapses) = (own?.Commitment?.Due, own?.Commitment?.Lapses);
    }
}
