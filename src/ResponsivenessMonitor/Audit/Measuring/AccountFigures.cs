namespace ResponsivenessMonitor.Audit.Measuring;

/// <summary>What was measured of one account, or of all together.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Enquiries">All enquiries.</param>
/// <param name="Answered">Those that were answered.</param>
/// <param name="Aim">How far the aim was kept.</param>
/// <param name="Commitment">How far the commitment was kept; null when there is none.</param>
/// <param name="Turnaround">Office time of the answered; null when none was answered.</param>
/// <param name="WallTime">Elapsed time of the answered; null when none was answered.</param>
internal sealed record AccountFigures(
    string Account,
    int Enquiries,
    int Answered,
    DeadlineFigures Aim,
    DeadlineFigures? Commitment,
    Percentiles? Turnaround,
    Percentiles? WallTime
)
{
    internal int Unanswered => Enquiries - Answered;
}
