using System.Linq.Expressions;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Pruning;

/// <summary>What has been kept long enough (§7), kind by kind: what erases it and what foretells it go by the same.</summary>
internal static class Due
{
    /// <summary>Of enquiries with an excerpt: whose excerpt goes.</summary>
    internal static Expression<Func<Enquiry, bool>> Excerpt(Retention limits) =>
        enquiry => enquiry.Excerpt != null && (enquiry.State != EnquiryState.Open || enquiry.FoundAt <= limits.Excerpts);

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
