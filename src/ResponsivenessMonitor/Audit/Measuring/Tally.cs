using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>Adds up the enquiries of one account, or of a part of it.</summary>
internal sealed class Tally
{
    private readonly List<long> turnarounds = []; // milliseconds, of the answered
    private readonly List<long> wallTimes = [];
    private int enquiries;
    private DeadlineFigures aim;
    private DeadlineFigures? commitment;

    internal void Add(SpellFigures figures)
    {
        enquiries++;
        bool isAnswered = figures.Turnaround is not null;
        if (figures is { Turnaround: { } turnaround, WallTime: { } wallTime })
        {
            turnarounds.Add(Milliseconds(turnaround));
            wallTimes.Add(Milliseconds(wallTime));
        }

        aim = aim.With(figures.Aim, isAnswered);
        if (figures.Commitment is { } outcome)
        {
            commitment = commitment.GetValueOrDefault().With(outcome, isAnswered);
        }
    }

    internal void Add(Tally other)
    {
        enquiries += other.enquiries;
        turnarounds.AddRange(other.turnarounds);
        wallTimes.AddRange(other.wallTimes);
        aim = aim.And(other.aim);
        commitment = other.commitment is { } more ? commitment.GetValueOrDefault().And(more) : commitment;
    }

    /// <summary>The figures of what was added.</summary>
    /// <param name="account">The account's name.</param>
    /// <param name="hasCommitment">Whether the target has a commitment; without one its figures are null.</param>
    internal AccountFigures ToFigures(string account, bool hasCommitment)
    {
        turnarounds.Sort();
        wallTimes.Sort();
        return new AccountFigures(
            account,
            enquiries,
            turnarounds.Count,
            aim,
            hasCommitment ? commitment.GetValueOrDefault() : null,
            Percentiles.Of(turnarounds),
            Percentiles.Of(wallTimes)
        );
    }

    private static long Milliseconds(Duration duration) => duration.BclCompatibleTicks / NodaConstants.TicksPerMillisecond;
}
