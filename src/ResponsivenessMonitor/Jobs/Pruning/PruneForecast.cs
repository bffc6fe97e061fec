using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>Tells what pruning would erase now, and changes nothing.</summary>
internal sealed class PruneForecast(IDbContextFactory<MonitorDbContext> databases, RuleBook rules, PolicyOptions options)
{
    /// <summary>Counts what is due, kind by kind, in the order in which it is erased.</summary>
    internal async Task<IReadOnlyList<PruneLine>> TellAsync(Instant now, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        DateTimeZone zone = (await rules.LatestAsync(db, RuleBook.DefaultCalendar, cancellationToken)).Calendar.Zone;
        Retention limits = Retention.At(now, zone, options);
        StorageTerms terms = Retention.Strict;
        string months = $"{options.RetainMonths} months";
        IQueryable<Enquiry> quoted = db.Enquiries.Where(enquiry => enquiry.Excerpt != null);
        IQueryable<Letter> written = db.Letters.Where(letter => letter.Text != null || letter.Html != null);
        IQueryable<StoredItem> named = db.Items.Where(item => !item.IsHashed);
        IQueryable<StoredItem> hashedNow = db.Items.Where(Due.Name(db, limits));
        IQueryable<StoredItem> hashed = db.Items.Where(Due.Item(db, limits));
        IQueryable<Enquiry> counted = db.Enquiries.Where(Due.Spell(limits));
        IQueryable<Notice> told = db.Notices.Where(notice => notice.EnquiryId != null);
        IQueryable<AuditEntry> decided = db.AuditEntries.Where(entry => entry.EnquiryId != null);
        IQueryable<Notice> lone = db.Notices.Where(notice => notice.EnquiryId == null);
        IQueryable<AuditEntry> general = db.AuditEntries.Where(entry => entry.EnquiryId == null);
        return
        [
            await LineAsync(
                "excerpts",
                $"at closing, at most {options.ExcerptHours} hours",
                quoted,
                Due.Excerpt(db, limits),
                row => row.FoundAt
            ),
            await LineAsync(
                $"addresses on {terms.Platform.DisplayName}",
                $"{(int)terms.Words.TotalHours} hours, not while the enquiry waits",
                db.Enquiries.Where(enquiry =>
                    enquiry.Permalink != null
                    && db.Accounts.Any(account => account.Id == enquiry.AccountId && account.Platform == terms.Platform)
                ),
                Due.Link(db, limits),
                row => row.FoundAt
            ),
            await LineAsync(
                $"authors on {terms.Platform.DisplayName}, to labels",
                $"{(int)terms.Authors.TotalHours} hours",
                db.Items.Where(item =>
                    item.Side == ItemSide.Inbound
                    && db.Accounts.Any(account => account.Id == item.AccountId && account.Platform == terms.Platform)
                    && !EF.Functions.Like(item.Author, StoredItem.LabelPrefix + "%")
                ),
                Due.Author(db, limits),
                row => row.FirstSeen
            ),
            await LineAsync("texts of letters", "7 days after sending", written, Due.Body(limits), row => row.WrittenAt),
            await LineAsync(
                "names of items, to hashes",
                "30 days after the conversation closed",
                named,
                Due.Name(db, limits),
                row => row.At
            ),
            await DatesAsync("enquiries, to monthly counts", months, db.Enquiries, Due.Spell(limits), row => row.CountedOn),
            await LineAsync(
                "acts on these enquiries",
                "with the enquiry",
                db.EnquiryActs,
                row => counted.Any(own => own.AccountId == row.AccountId && own.OpeningItem == row.OnItem),
                row => row.SaidAt
            ),
            await LineAsync(
                "notices of these enquiries",
                "with the enquiry",
                told,
                row => counted.Any(own => own.Id == row.EnquiryId),
                row => row.DueAt
            ),
            await LineAsync(
                "audit entries of these enquiries",
                "with the enquiry",
                decided,
                row => counted.Any(own => own.Id == row.EnquiryId),
                row => row.At
            ),
            await LineAsync(
                "items",
                "90 days, not while an enquiry of the conversation waits",
                db.Items,
                row =>
                    row.At <= limits.Items
                    && (
                        hashed.Any(own => own.AccountId == row.AccountId && own.PlatformItemId == row.PlatformItemId)
                        || hashedNow.Any(own => own.AccountId == row.AccountId && own.PlatformItemId == row.PlatformItemId)
                    ),
                row => row.At
            ),
            await LineAsync("readings", months, db.Readings, Due.Reading(limits), row => row.LastAt),
            await LineAsync("other notices", months, lone, Due.Notice(limits), row => row.DueAt),
            await LineAsync("letters", months, db.Letters, Due.Letter(limits), row => row.WrittenAt),
            await DatesAsync("digests", months, db.Digests, Due.Digest(limits), row => row.Date),
            await LineAsync("signs", $"{months} after they ended", db.Signs, Due.Sign(limits), row => row.OpenedAt),
            await LineAsync("cases", $"{months} after they closed", db.Cases, Due.Case(limits), row => row.OpenedAt),
            await LineAsync("silences", $"{months} after they ended", db.Silences, Due.Silence(limits), row => row.Until),
            await LineAsync("absences", "a year after they ended", db.Absences, Due.Absence(limits), row => row.Until),
            await LineAsync("other audit entries", months, general, Due.Entry(limits), row => row.At),
            await LineAsync("setbacks", "a week after the last attempt", db.Setbacks, Due.Setback(limits), row => row.LastAt),
            await DatesAsync("visits", months, db.Visits, Due.Visit(limits), row => row.Date),
        ];

        Task<PruneLine> LineAsync<T>(
            string what,
            string rule,
            IQueryable<T> all,
            Expression<Func<T, bool>> due,
            Expression<Func<T, Instant?>> at
        ) => OfAsync(what, rule, all, due, at, instant => LocalDatePattern.Iso.Format(instant.InZone(zone).Date), cancellationToken);

        Task<PruneLine> DatesAsync<T>(
            string what,
            string rule,
            IQueryable<T> all,
            Expression<Func<T, bool>> due,
            Expression<Func<T, LocalDate?>> on
        ) => OfAsync(what, rule, all, due, on, LocalDatePattern.Iso.Format, cancellationToken);
    }

    private static async Task<PruneLine> OfAsync<T, TWhen>(
        string what,
        string rule,
        IQueryable<T> all,
        Expression<Func<T, bool>> due,
        Expression<Func<T, TWhen?>> when,
        Func<TWhen, string> text,
        CancellationToken cancellationToken
    )
        where TWhen : struct
    {
        int rows = await all.CountAsync(due, cancellationToken);
        Expression<Func<T, bool>> stays = Expression.Lambda<Func<T, bool>>(Expression.Not(due.Body), due.Parameters);
        TWhen? oldest = await all.Where(stays).MinAsync(when, cancellationToken);
        return new PruneLine(what, rows, oldest is { } known ? text(known) : null, rule);
    }
}

/// <summary>What pruning would do to one kind of rows.</summary>
/// <param name="What">The kind.</param>
/// <param name="Rows">How many are due.</param>
/// <param name="OldestKept">The date of the oldest one that stays, by the default calendar's zone; null when none stays.</param>
/// <param name="Rule">How long such are kept (§7).</param>
internal sealed record PruneLine(string What, int Rows, string? OldestKept, string Rule);
