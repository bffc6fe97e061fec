using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>Counts ended enquiries again by the calendar and target in force now (§1): the one way in which they change. What was told stays told.</summary>
internal sealed class RecountDates(IDbContextFactory<MonitorDbContext> databases, RuleBook rules)
{
    private const int Attempts = 5;

    /// <summary>Recounts the enquiries counted on some dates that no longer wait, all of them or none.</summary>
    /// <param name="dates">The dates, both ends in.</param>
    /// <param name="only">One account, or null for all.</param>
    /// <param name="reason">Why, for the audit log.</param>
    /// <param name="who">Who wants it.</param>
    /// <param name="isDryRun">Whether it is only asked what would change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<Recount> RunAsync(
        DateInterval dates,
        AccountId? only,
        string reason,
        ActedBy who,
        bool isDryRun,
        CancellationToken cancellationToken
    )
    {
        for (int attempt = 1; ; attempt++)
        {
            await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
            await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                Recount recount = await RecountAsync(db, dates, only, who.At, cancellationToken);
                if (!isDryRun && recount.Changed.Count > 0)
                {
                    Audit(db, recount, dates, only, reason, who);
                    _ = await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }

                return recount;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody decided on one of them meanwhile: by what is true now it may count otherwise.
            }
        }
    }

    private async Task<Recount> RecountAsync(
        MonitorDbContext db,
        DateInterval dates,
        AccountId? only,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<Account> accounts =
        [
            .. (await db.Accounts.ToListAsync(cancellationToken)).Where(account => only is null || account.Slug == only),
        ];
        List<Recounted> all = [];
        List<ErasedMonth> erased = [];
        int open = 0;
        foreach (Account account in accounts.OrderBy(account => account.Slug.Slug, StringComparer.Ordinal))
        {
            EnquiryRules present = await rules.RulesOfAsync(db, account, cancellationToken);
            Instant? knownTo = await db
                .Watches.Where(watch => watch.AccountId == account.Id)
                .Select(watch => watch.KnownTo)
                .SingleOrDefaultAsync(cancellationToken);
            List<Enquiry> counted = await db
                .Enquiries.Where(enquiry => enquiry.AccountId == account.Id)
                .Where(enquiry => enquiry.CountedOn >= dates.Start && enquiry.CountedOn <= dates.End)
                .OrderBy(enquiry => enquiry.Received)
                .ThenBy(enquiry => enquiry.Id)
                .ToListAsync(cancellationToken);
            open += counted.Count(enquiry => enquiry.State == EnquiryState.Open);
            foreach (Enquiry enquiry in counted.Where(enquiry => enquiry.State != EnquiryState.Open))
            {
                Instant known = Instant.Min(now, knownTo ?? enquiry.FoundAt);
                EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
                Count before = Count.Of(enquiry, own, known);
                enquiry.Recount(present, known, now);
                Count after = Count.Of(enquiry, present, known);
                if (before == after)
                {
                    db.Entry(enquiry).State = EntityState.Unchanged; // a version that makes no difference is no change
                }

                all.Add(new Recounted(enquiry.Id, account.Id, account.Slug, present.Calendar.Zone, before, after));
            }

            erased.AddRange(await ErasedAsync(db, account, dates, cancellationToken));
        }

        return new Recount(all, erased, open);
    }

    /// <summary>Of enquiries that were erased to counts nothing is left to count again.</summary>
    private static async Task<IEnumerable<ErasedMonth>> ErasedAsync(
        MonitorDbContext db,
        Account account,
        DateInterval dates,
        CancellationToken cancellationToken
    )
    {
        LocalDate first = dates.Start.With(DateAdjusters.StartOfMonth);
        LocalDate last = dates.End;
        List<MonthlyFigures> months = await db
            .Figures.AsNoTracking()
            .Where(figures => figures.AccountId == account.Id && figures.Month >= first && figures.Month <= last)
            .ToListAsync(cancellationToken);
        return months
            .GroupBy(figures => figures.Month)
            .OrderBy(month => month.Key)
            .Select(month => new ErasedMonth(account.Slug, month.Key, month.Sum(figures => figures.Enquiries)));
    }

    private static void Audit(MonitorDbContext db, Recount recount, DateInterval dates, AccountId? only, string reason, ActedBy who)
    {
        foreach (Recounted changed in recount.Changed)
        {
            _ = db.AuditEntries.Add(
                new AuditEntry
                {
                    At = who.At,
                    By = who.By,
                    Action = "recounted",
                    AccountId = changed.AccountId,
                    EnquiryId = changed.EnquiryId,
                    Detail = changed.ToString(),
                }
            );
        }

        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = "recount",
                AccountId = only is null ? null : recount.All[0].AccountId,
                Detail =
                    $"{dates.Start:uuuu-MM-dd}..{dates.End:uuuu-MM-dd}: {recount.Changed.Count} of {recount.All.Count} changed: {reason}",
            }
        );
    }
}
