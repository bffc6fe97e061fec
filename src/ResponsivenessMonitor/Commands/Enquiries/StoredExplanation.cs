using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Audit.Explaining;
using ResponsivenessMonitor.Audit.Measuring;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands.Enquiries;

/// <summary>All that is known of an enquiry.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Enquiry">The enquiry.</param>
/// <param name="Spell">The same as the rules see it.</param>
/// <param name="Rules">What it is measured by, and up to when its account is known.</param>
/// <param name="KnownTo">The start of the account's last complete reading, or null before the first.</param>
/// <param name="Assessment">Where it stands.</param>
/// <param name="Aim">The aim.</param>
/// <param name="Commitment">The commitment; null when there is none.</param>
/// <param name="PromotedAt">When a person or an edit made the message that opened it an enquiry; null when triage found it to be one.</param>
/// <param name="Notices">What was to be told about it, oldest first.</param>
/// <param name="Acts">What persons said of it, oldest first.</param>
/// <param name="Audit">What persons did to it, oldest first.</param>
internal sealed record StoredExplanation(
    Account Account,
    Enquiry Enquiry,
    Spell Spell,
    AuditRules Rules,
    Instant? KnownTo,
    Assessment Assessment,
    ExplainedDeadline Aim,
    ExplainedDeadline? Commitment,
    Instant? PromotedAt,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<EnquiryAct> Acts,
    IReadOnlyList<AuditEntry> Audit
)
{
    private const string Edited =
        "The calendar or the target was edited while it was open; an edit never brings a deadline forward, so the later of old and new counts.";

    internal OfficeCalendar Calendar => Rules.Calendar;

    internal SpellEnd.Answered? Answer => Spell.End as SpellEnd.Answered;

    /// <summary>Up to when its time is counted: its end, else the last reading, else when it was found.</summary>
    internal Instant Until => Spell.End?.At ?? Instant.Max(Rules.AsOf, Spell.Received);

    internal static async Task<StoredExplanation?> FindAsync(
        MonitorDbContext db,
        RuleBook book,
        long number,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Enquiry? enquiry = await db
            .Enquiries.AsNoTracking()
            .Include(other => other.Account)
            .SingleOrDefaultAsync(other => other.Id == number, cancellationToken);
        if (enquiry is not { Account: { } account })
        {
            return null;
        }

        EnquiryRules rules = await book.RulesOfAsync(db, enquiry, cancellationToken);
        Instant? knownTo = await db
            .Watches.Where(watch => watch.AccountId == account.Id)
            .Select(watch => watch.KnownTo)
            .SingleOrDefaultAsync(cancellationToken);
        Instant seenTo = Instant.Min(now, knownTo ?? enquiry.FoundAt);
        AuditRules measure = new(rules.Calendar, rules.Target, seenTo);
        Spell spell = enquiry.ToSpell();
        SpellFigures figures = enquiry.ToFigures(rules.Calendar, seenTo);
        Deadlines stored = enquiry.ToDeadlines().ForFigures;
        Deadlines computed = Deadlines.For(rules.Calendar, rules.Target, spell.Received);
        return new StoredExplanation(
            account,
            enquiry,
            spell,
            measure,
            knownTo,
            enquiry.Assess(rules.Calendar, now, seenTo),
            Said(ExplainedDeadline.OfAim(stored, figures, measure), isAsComputed: stored.Aim == computed.Aim),
            Commit(stored, computed, figures, measure),
            await db
                .Items.Where(item => item.AccountId == account.Id && item.PlatformItemId == enquiry.OpeningItem)
                .Select(item => item.PromotedAt)
                .SingleOrDefaultAsync(cancellationToken),
            await db
                .Notices.AsNoTracking()
                .Include(notice => notice.Letter)
                .Where(notice => notice.EnquiryId == number)
                .OrderBy(notice => notice.Id)
                .ToListAsync(cancellationToken),
            await db
                .EnquiryActs.AsNoTracking()
                .Where(act => act.AccountId == account.Id && act.OnItem == enquiry.OpeningItem)
                .OrderBy(act => act.Id)
                .ToListAsync(cancellationToken),
            await db
                .AuditEntries.AsNoTracking()
                .Where(entry => entry.EnquiryId == number)
                .OrderBy(entry => entry.Id)
                .ToListAsync(cancellationToken)
        );
    }

    /// <summary>A commitment that the target gave up meanwhile still holds for an enquiry that had it.</summary>
    private static ExplainedDeadline? Commit(Deadlines stored, Deadlines computed, SpellFigures figures, AuditRules rules) =>
        (stored.Commitment, figures.Commitment) switch
        {
            ({ } deadline, { } outcome) => ExplainedDeadline.OfCommitment(stored, figures, rules) is { } told
                ? Said(told, stored.Commitment == computed.Commitment)
                : new ExplainedDeadline("as it was when the enquiry was received", deadline, outcome, [Edited]),
            _ => null,
        };

    private static ExplainedDeadline Said(ExplainedDeadline deadline, bool isAsComputed) =>
        isAsComputed ? deadline : deadline with { Remarks = [Edited] };
}
