using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The monthly counts of enquiries that were erased (§7): each enquiry is either kept or counted here, never both.</summary>
internal sealed class ErasedSpells
{
    private readonly List<(MonthlyFigures Month, bool HasCommitment)> months = [];

    /// <summary>Loads the counts of the months that begin within some dates.</summary>
    internal static async Task<ErasedSpells> LoadAsync(
        MonitorDbContext db,
        RuleBook rules,
        DateInterval dates,
        CancellationToken cancellationToken
    )
    {
        (LocalDate first, LocalDate last) = (dates.Start, dates.End);
        List<MonthlyFigures> rows = await db
            .Figures.AsNoTracking()
            .Where(row => row.Month >= first && row.Month <= last)
            .ToListAsync(cancellationToken);
        ErasedSpells erased = new();
        foreach (MonthlyFigures row in rows)
        {
            bool hasCommitment = (await rules.TargetAsync(db, row.TargetId, cancellationToken)).Commitment is not null;
            erased.months.Add((row, hasCommitment));
        }

        return erased;
    }

    /// <summary>The first month within the dates of which counts are left, or null.</summary>
    internal LocalDate? FirstMonthIn(DateInterval dates) =>
        months.Select(month => month.Month.Month).Where(dates.Contains).Select(month => (LocalDate?)month).Min();

    /// <summary>What is left of those of the months that lie wholly within the dates: of a part of a month nothing is known any more.</summary>
    internal ErasedCounts Of(DateInterval dates, long? accountId = null)
    {
        ErasedCounts all = ErasedCounts.None;
        foreach ((MonthlyFigures month, bool hasCommitment) in months)
        {
            bool isWithin = dates.Contains(month.Month) && dates.Contains(month.Month.With(DateAdjusters.EndOfMonth));
            if (isWithin && (accountId is null || month.AccountId == accountId))
            {
                Attainment aim = new(month.AimMet, month.AimCounted);
                Attainment commitment = new(month.CommitmentMet, month.CommitmentCounted);
                all = new ErasedCounts(
                    all.Enquiries + month.Enquiries,
                    all.Answered + month.Answered,
                    all.Aim.And(aim),
                    all.Commitment.And(commitment),
                    all.Attainment.And(hasCommitment ? commitment : aim)
                );
            }
        }

        return all;
    }
}

/// <summary>What is left of erased enquiries.</summary>
internal sealed record ErasedCounts(int Enquiries, int Answered, Attainment Aim, Attainment Commitment, Attainment Attainment)
{
    /// <summary>Of none.</summary>
    internal static ErasedCounts None { get; } = new(0, 0, Attainment.None, Attainment.None, Attainment.None);
}
