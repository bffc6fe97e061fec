using System.Globalization;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>What all plays of a run came to, for docs/reliability.md.</summary>
internal sealed class SweepTally
{
    private int plays;
    private int kills;
    private int lost;
    private int doubled;
    private int repeats;

    internal void Add(Verdict verdict, int kills)
    {
        plays++;
        this.kills += kills;
        lost += verdict.Lost.Count;
        doubled += verdict.Doubled.Count;
        repeats += verdict.Repeats.Count;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Fail-point sweep: {plays} plays, {kills} kills, {lost} lost, {doubled} doubled, {repeats} letters repeated."
        );
}
