using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>What letters need to know of a step of an enquiry.</summary>
internal sealed class EnquiryMatters(RuleBook rules, MailOptions mail)
{
    internal async Task<Matter> OfAsync(
        MonitorDbContext db,
        Notice notice,
        Recipient recipient,
        ReaderLinks links,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Enquiry enquiry = await db
            .Enquiries.Include(enquiry => enquiry.Account)
            .SingleAsync(enquiry => enquiry.Id == notice.EnquiryId, cancellationToken);
        Account account = enquiry.Account ?? throw new InvalidOperationException($"Enquiry {enquiry.Id} has no account.");
        EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
        if (notice.Step == Step.Breached)
        {
            enquiry.LookAt(now); // its reminders follow the day on which this letter leaves
        }

        LetterEnquiry told = new(enquiry.Id, enquiry.Kind, enquiry.Received, enquiry.AimDue, enquiry.CommitmentDue)
        {
            Waited = own.Calendar.Within(enquiry.Received, now),
            AsSeenAt = await StaleSinceAsync(db, enquiry.AccountId, now, cancellationToken),
            IsFoundLate = notice.IsFoundLate,
            FoundAt = notice.IsFoundLate ? enquiry.FoundAt : null,
            Sensitive = enquiry.Sensitive,
            Excerpt = MayQuote(notice, recipient) ? enquiry.Excerpt : null,
            Permalink = enquiry.Permalink is { } link && Uri.TryCreate(link, UriKind.Absolute, out Uri? address) ? address : null,
            Settle = links.Settle(enquiry.Id),
        };
        LetterAccount about = LetterAccounts.Of(account, own.Calendar) with { Target = own.Target, Page = links.AccountPage(account.Id) };
        return new Matter.OfEnquiry(about, notice.Step ?? Step.DueSoon, told);
    }

    /// <summary>When the account was last read, where that is so long ago that the letter has to say so; else null.</summary>
    private static async Task<Instant?> StaleSinceAsync(
        MonitorDbContext db,
        long accountId,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Instant? knownTo = await db
            .Watches.Where(watch => watch.AccountId == accountId)
            .Select(watch => watch.KnownTo)
            .SingleOrDefaultAsync(cancellationToken);
        return now - knownTo >= new FigureRules().ReadingIsFreshFor ? knownTo : null;
    }

    /// <summary>No words in an escalation, to Marketing, or to an address outside the house's domains (§7).</summary>
    private bool MayQuote(Notice notice, Recipient recipient) =>
        notice.Step != Step.Escalated
        && recipient.Role is Role.Administrator or Role.Deputy
        && mail.InternalDomains.Any(domain => Addresses.IsWithin(recipient.Address, domain));
}
