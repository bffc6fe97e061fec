using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a recount found.</summary>
/// <param name="All">The enquiries that were counted again, changed or not.</param>
/// <param name="Erased">Months of which only counts are left.</param>
/// <param name="Open">Enquiries of these dates that still wait: edits reach them by themselves.</param>
internal sealed record Recount(IReadOnlyList<Recounted> All, IReadOnlyList<ErasedMonth> Erased, int Open)
{
    /// <summary>Those that count otherwise now.</summary>
    internal IReadOnlyList<Recounted> Changed { get; } = [.. All.Where(one => one.Before != one.After)];

    /// <summary>The aim's attainment over all of them.</summary>
    internal Attainment Aim(Func<Recounted, Count> side) => Attainment.Of(All.Select(one => side(one).AimOutcome));

    /// <summary>The commitment's.</summary>
    internal Attainment Commitment(Func<Recounted, Count> side) =>
        Attainment.Of(All.Select(one => side(one).CommitmentOutcome).OfType<DeadlineOutcome>());
}

/// <summary>An enquiry before and after a recount.</summary>
/// <param name="EnquiryId">Its number.</param>
/// <param name="AccountId">Its account's number.</param>
/// <param name="Account">Its account.</param>
/// <param name="Zone">The zone of the account's calendar.</param>
/// <param name="Before">How it was counted.</param>
/// <param name="After">How it is counted by the rules in force now.</param>
internal sealed record Recounted(long EnquiryId, long AccountId, AccountId Account, DateTimeZone Zone, Count Before, Count After)
{
    /// <summary>What changed, from what to what, for the audit log.</summary>
    public override string ToString() => $"from {Before} to {After}";
}

/// <summary>How an enquiry counts in the figures.</summary>
/// <param name="CountedOn">The date it is grouped by.</param>
/// <param name="AimDue">When the aim was due.</param>
/// <param name="AimOutcome">How the aim counts.</param>
/// <param name="CommitmentDue">When the commitment was due, or null without one.</param>
/// <param name="CommitmentOutcome">How the commitment counts, or null without one.</param>
/// <param name="Turnaround">Office time to the answer, or null without one.</param>
/// <param name="Deadlines">All its deadlines, those of its letters among them.</param>
internal sealed record Count(
    LocalDate CountedOn,
    Instant AimDue,
    DeadlineOutcome AimOutcome,
    Instant? CommitmentDue,
    DeadlineOutcome? CommitmentOutcome,
    Duration? Turnaround,
    SpellDeadlines Deadlines
)
{
    internal static Count Of(Enquiry enquiry, EnquiryRules own, Instant knownTo)
    {
        SpellFigures figures = enquiry.ToFigures(own.Calendar, knownTo);
        SpellDeadlines deadlines = enquiry.ToDeadlines();
        return new Count(
            figures.CountedOn,
            deadlines.ForFigures.Aim.Due,
            figures.Aim,
            deadlines.ForFigures.Commitment?.Due,
            figures.Commitment,
            figures.Turnaround,
            deadlines
        );
    }

    /// <summary>Such as <c>counted on 2026-06-09, aim due 2026-06-09T13:00:00Z missed, commitment due 2026-06-09T16:00:00Z met</c>.</summary>
    public override string ToString() =>
        $"counted on {LocalDatePattern.Iso.Format(CountedOn)}, aim due {InstantPattern.General.Format(AimDue)} {AccountFields.Word(AimOutcome)}"
        + (
            (CommitmentDue, CommitmentOutcome) is ({ } due, { } outcome)
                ? $", commitment due {InstantPattern.General.Format(due)} {AccountFields.Word(outcome)}"
                : string.Empty
        );
}

/// <summary>A month of which only counts are left, so that it cannot be counted again.</summary>
/// <param name="Account">The account.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Enquiries">How many enquiries it had.</param>
internal readonly record struct ErasedMonth(AccountId Account, LocalDate Month, int Enquiries);
