using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Makes monthly counts of old enquiries, and erases them with all that speaks of them (§7).</summary>
internal sealed class SpellCounter(RuleBook rules)
{
    internal async Task<int> CountAsync(MonitorDbContext db, Retention limits, int most, CancellationToken cancellationToken)
    {
        List<Enquiry> due = await db
            .Enquiries.AsNoTracking()
            .Where(Due.Spell(limits))
            .OrderBy(enquiry => enquiry.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (Enquiry enquiry in due)
        {
            OfficeCalendar calendar = await rules.CalendarAsync(db, enquiry.CalendarId, cancellationToken);
            MonthlyFigures figures = await FiguresAsync(db, enquiry, cancellationToken);
            Add(figures, enquiry.ToFigures(calendar, limits.Now));
            await EraseActsAsync(db, enquiry, cancellationToken);
        }

        _ = await db.SaveChangesAsync(cancellationToken);
        long[] ids = [.. due.Select(enquiry => enquiry.Id)];
        _ = await db
            .AuditEntries.Where(entry => entry.EnquiryId != null && ids.Contains(entry.EnquiryId.Value))
            .ExecuteDeleteAsync(cancellationToken);
        _ = await db
            .Notices.Where(notice => notice.EnquiryId != null && ids.Contains(notice.EnquiryId.Value))
            .ExecuteDeleteAsync(cancellationToken);
        return await db.Enquiries.Where(enquiry => ids.Contains(enquiry.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<MonthlyFigures> FiguresAsync(MonitorDbContext db, Enquiry enquiry, CancellationToken cancellationToken)
    {
        LocalDate month = enquiry.CountedOn.With(DateAdjusters.StartOfMonth);
        if (await db.Figures.FindAsync([enquiry.AccountId, month, enquiry.TargetId], cancellationToken) is { } known)
        {
            return known;
        }

        MonthlyFigures made = new()
        {
            AccountId = enquiry.AccountId,
            Month = month,
            TargetId = enquiry.TargetId,
        };
        _ = db.Figures.Add(made);
        return made;
    }

    private static void Add(MonthlyFigures to, SpellFigures spell)
    {
        to.Enquiries++;
        to.Answered += spell.Turnaround is null ? 0 : 1;
        to.AimMet += spell.Aim == DeadlineOutcome.Met ? 1 : 0;
        to.AimCounted += Counts(spell.Aim) ? 1 : 0;
        to.CommitmentMet += spell.Commitment == DeadlineOutcome.Met ? 1 : 0;
        to.CommitmentCounted += spell.Commitment is { } commitment && Counts(commitment) ? 1 : 0;
    }

    private static bool Counts(DeadlineOutcome outcome) => outcome is DeadlineOutcome.Met or DeadlineOutcome.Missed;

    private static Task<int> EraseActsAsync(MonitorDbContext db, Enquiry enquiry, CancellationToken cancellationToken) =>
        db
            .EnquiryActs.Where(act => act.AccountId == enquiry.AccountId && act.OnItem == enquiry.OpeningItem)
            .ExecuteDeleteAsync(cancellationToken);
}
