using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>What has been kept long enough (§7), kind by kind: what erases it and what foretells it go by the same.</summary>
internal static class Due
{
    /// <summary>Of enquiries with an excerpt: whose excerpt goes.</summary>
    internal static Expression<Func<Enquiry, bool>> Excerpt(MonitorDbContext db, Retention limits)
    {
        Platform strict = Retention.Strict.Platform;
        Instant words = limits.Words;
        return enquiry =>
            enquiry.Excerpt != null
            && (
                enquiry.State != EnquiryState.Open
                || enquiry.FoundAt <= limits.Excerpts
                || (enquiry.FoundAt <= words && db.Accounts.Any(account => account.Id == enquiry.AccountId && account.Platform == strict))
            );
    }

    /// <summary>Of items: those whose author, or whom they name, a platform's terms do not allow to be recognised any more.</summary>
    internal static Expression<Func<StoredItem, bool>> Author(MonitorDbContext db, Retention limits)
    {
        Platform strict = Retention.Strict.Platform;
        Instant authors = limits.Authors;
        return item =>
            item.FirstSeen <= authors
            && (
                item.Side == ItemSide.Inbound
                    ? item.Author != StoredItem.ErasedAuthor && !EF.Functions.Like(item.Author, StoredItem.LabelPrefix + "%")
                    : item.Names != string.Empty && !EF.Functions.Like(item.Names, StoredItem.LabelPrefix + "%")
            )
            && db.Accounts.Any(account => account.Id == item.AccountId && account.Platform == strict);
    }

    /// <summary>Of enquiries: whose address goes before its names do, by a platform's terms.</summary>
    internal static Expression<Func<Enquiry, bool>> Link(MonitorDbContext db, Retention limits)
    {
        Platform strict = Retention.Strict.Platform;
        Instant words = limits.Words;
        return enquiry =>
            enquiry.Permalink != null
            && enquiry.State != EnquiryState.Open
            && enquiry.FoundAt <= words
            && db.Accounts.Any(account => account.Id == enquiry.AccountId && account.Platform == strict);
    }

    /// <summary>Of letters: whose text goes.</summary>
    internal static Expression<Func<Letter, bool>> Body(Retention limits) =>
        letter => (letter.Text != null || letter.Html != null) && (letter.FinalAt <= limits.Letters || letter.WrittenAt <= limits.Rows);

    /// <summary>Of items: those in whose conversation names become hashes, unless one of its enquiries was given up only lately.</summary>
    internal static Expression<Func<StoredItem, bool>> Name(MonitorDbContext db, Retention limits)
    {
        // An enquiry given up as never answered closed ten open days after its breach, so that much later than its lapse at least.
        Instant lapsed = limits.Names - Duration.FromDays(10);
        return item =>
            !item.IsHashed
            && item.At <= limits.Names
            && !db.Enquiries.Any(enquiry =>
                enquiry.AccountId == item.AccountId
                && enquiry.Conversation == item.Conversation
                && (
                    enquiry.State == EnquiryState.Open
                    || enquiry.EndedAt > limits.Names
                    || (enquiry.State == EnquiryState.NeverAnswered && (enquiry.CommitmentLapses ?? enquiry.AimLapses) > lapsed)
                )
            )
            && (
                db.Enquiries.Any(enquiry => enquiry.AccountId == item.AccountId && enquiry.Conversation == item.Conversation)
                || !db.Items.Any(other =>
                    other.AccountId == item.AccountId && other.Conversation == item.Conversation && other.At > limits.Names
                )
            );
    }

    /// <summary>Enquiries of which monthly counts are left.</summary>
    internal static Expression<Func<Enquiry, bool>> Spell(Retention limits) =>
        enquiry => enquiry.State != EnquiryState.Open && enquiry.CountedOn <= limits.Dates;

    /// <summary>Items that go; hashing comes first, for it finds by items what is to be hashed.</summary>
    internal static Expression<Func<StoredItem, bool>> Item(MonitorDbContext db, Retention limits) =>
        item =>
            item.IsHashed
            && item.At <= limits.Items
            && !db.Enquiries.Any(enquiry =>
                enquiry.AccountId == item.AccountId && enquiry.Conversation == item.Conversation && enquiry.State == EnquiryState.Open
            );

    internal static Expression<Func<ReadingPeriod, bool>> Reading(Retention limits) => reading => reading.LastAt <= limits.Rows;

    /// <summary>Of notices: those of no enquiry; the others go with theirs.</summary>
    internal static Expression<Func<Notice, bool>> Notice(Retention limits) =>
        notice => notice.DueAt <= limits.Rows && notice.DeliverAt == null && notice.EnquiryId == null;

    internal static Expression<Func<Letter, bool>> Letter(Retention limits) =>
        letter => letter.WrittenAt <= limits.Rows && letter.SendAt == null;

    internal static Expression<Func<Digest, bool>> Digest(Retention limits) =>
        digest => digest.Date <= limits.Dates && digest.DueAt == null;

    internal static Expression<Func<AccountSign, bool>> Sign(Retention limits) => sign => sign.ClosedAt <= limits.Rows;

    internal static Expression<Func<AccountCase, bool>> Case(Retention limits) => row => row.ClosedAt <= limits.Rows;

    internal static Expression<Func<AccountSilence, bool>> Silence(Retention limits) => silence => silence.Until <= limits.Rows;

    internal static Expression<Func<Absence, bool>> Absence(Retention limits) => absence => absence.Until <= limits.Absences;

    /// <summary>Of the audit log: entries of no enquiry; the others go with theirs.</summary>
    internal static Expression<Func<AuditEntry, bool>> Entry(Retention limits) =>
        entry => entry.At <= limits.Rows && entry.EnquiryId == null;

    /// <summary>What still fails is tried every hour; what was not tried for a week is there no more, or need not be done any more.</summary>
    internal static Expression<Func<Setback, bool>> Setback(Retention limits) => setback => setback.LastAt <= limits.Letters;

    internal static Expression<Func<VisitDay, bool>> Visit(Retention limits) => day => day.Date <= limits.Dates;
}
