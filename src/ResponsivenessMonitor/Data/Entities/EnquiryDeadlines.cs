using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <content>The deadlines, as they were computed when the spell began; an edit moves them on, never back.</content>
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
