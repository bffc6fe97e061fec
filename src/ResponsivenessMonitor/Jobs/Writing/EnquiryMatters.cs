using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Figures;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

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
        return new Matter.OfEnquiry(About(enquiry, own, links), notice.Step ?? Step.DueSoon, told);
    }

    /// <summary>What a letter of overdue enquiries counts beside those it tells: the others that its reader was told of and that are overdue still.</summary>
    internal async Task<IEnumerable<Matter>> BeforeAsync(
        MonitorDbContext db,
        LetterGroup group,
        ReaderLinks links,
        CancellationToken cancellationToken
    )
    {
        if (group.Recipient.PersonId is not { } person || !group.Notices.Any(IsOfOverdue))
        {
            return [];
        }

        Role[] roles = [.. group.Notices.Select(notice => notice.Role).Distinct()];
        long?[] told = [.. group.Notices.Select(notice => notice.EnquiryId)];
        List<Enquiry> overdue = await db
            .Enquiries.AsNoTracking()
            .Include(enquiry => enquiry.Account)
            .Where(enquiry => enquiry.NextLookAt != null && enquiry.EndedAt == null && enquiry.Standing == nameof(Standing.Breached))
            .Where(enquiry => enquiry.Account!.AdministratorId == person || enquiry.Account.DeputyId == person)
            .Where(enquiry => !told.Contains(enquiry.Id))
            .ToListAsync(cancellationToken);
        long?[] ids = [.. overdue.Select(enquiry => (long?)enquiry.Id)];
        ILookup<long?, Notice> before = (
            await db
                .Notices.AsNoTracking()
                .Where(notice => ids.Contains(notice.EnquiryId) && notice.State == NoticeState.Told && roles.Contains(notice.Role))
                .Where(notice => notice.Letter!.PersonId == person)
                .ToListAsync(cancellationToken)
        )
            .Where(IsOfOverdue)
            .ToLookup(notice => notice.EnquiryId);
        List<Matter> matters = [];
        foreach (
            IGrouping<long, (Enquiry Enquiry, Instant ToldAt)> own in overdue
                .Select(enquiry =>
                    (
                        Enquiry: enquiry,
                        ToldAt: before[enquiry.Id].Where(notice => notice.Round == enquiry.Round).Max(notice => notice.ToldAt)
                    )
                )
                .Where(pair => pair.ToldAt is not null)
                .Select(pair => (pair.Enquiry, pair.ToldAt ?? default))
                .GroupBy(pair => pair.Enquiry.AccountId)
                .OrderBy(own => own.Key)
        )
        {
            Enquiry first = own.First().Enquiry;
            EnquiryRules rulesOfIt = await rules.RulesOfAsync(db, first, cancellationToken);
            LetterAccount about = About(first, rulesOfIt, links);
            matters.Add(new Matter.OverdueBefore(about, own.Count(), own.Max(pair => pair.ToldAt)));
        }

        return matters;
    }

    private static bool IsOfOverdue(Notice notice) => notice.Step >= Step.Breached;

    private static LetterAccount About(Enquiry enquiry, EnquiryRules own, ReaderLinks links)
    {
        Account account = enquiry.Account ?? throw new InvalidOperationException($"Enquiry {enquiry.Id} has no account.");
        return LetterAccounts.Of(account, own.Calendar) with { Target = own.Target, Page = links.AccountPage(account.Id) };
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
