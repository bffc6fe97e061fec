using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Finds what a link is of, and whether its bearer may still use it, by the register as it is now.</summary>
internal sealed class Arrivals(RuleBook rules, PersonHours hours, MarketingOptions marketing)
{
    internal async Task<Arrival> FindAsync(MonitorDbContext db, SignedLink link, Instant now, CancellationToken cancellationToken)
    {
        RegisteredPerson? bearer = link.PersonId is { } id
            ? await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancellationToken)
            : null;
        return link.Purpose switch
        {
            LinkPurpose.HandOver or LinkPurpose.DeclineNudges => await OfPersonAsync(db, link, bearer, now, cancellationToken),
            LinkPurpose.Settle or LinkPurpose.JudgeClosing => await db
                .Enquiries.AsNoTracking()
                .SingleOrDefaultAsync(enquiry => enquiry.Id == link.Entity, cancellationToken)
                is { } enquiry
                ? await OfAccountAsync(db, link, bearer, enquiry.AccountId, enquiry, now, cancellationToken)
                : new Arrival.Gone(),
            _ => await OfAccountAsync(db, link, bearer, link.Entity, enquiry: null, now, cancellationToken),
        };
    }

    private async Task<Arrival> OfPersonAsync(
        MonitorDbContext db,
        SignedLink link,
        RegisteredPerson? bearer,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        bool isNamed =
            bearer is not null
            && LinkRights.IsOwn(link)
            && (
                link.Purpose != LinkPurpose.HandOver
                || await db.Accounts.AnyAsync(account => account.AdministratorId == bearer.Id, cancellationToken)
            );
        return isNamed && bearer is not null
            ? new Arrival.Here(
                new ActionVisit(db, link, now, AddressOf(bearer), await hours.OfAsync(db, bearer, cancellationToken)) { Person = bearer }
            )
            : new Arrival.NotTheirs();
    }

    private async Task<Arrival> OfAccountAsync(
        MonitorDbContext db,
        SignedLink link,
        RegisteredPerson? bearer,
        long accountId,
        Enquiry? enquiry,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Account? account = await db
            .Accounts.AsNoTracking()
            .Include(one => one.Administrator)
            .Include(one => one.Deputy)
            .Include(one => one.Authoriser)
            .SingleOrDefaultAsync(one => one.Id == accountId, cancellationToken);
        if (account is null)
        {
            return new Arrival.Gone();
        }

        if (!LinkRights.Has(link, account) || (link.PersonId is not null && bearer is null))
        {
            return new Arrival.NotTheirs();
        }

        ActionVisit visit = new(db, link, now, AddressOf(bearer), await rules.CalendarOfAsync(db, account, cancellationToken))
        {
            Account = account,
        };
        visit = enquiry is null ? visit : visit with { Enquiry = enquiry };
        return new Arrival.Here(bearer is null ? visit : visit with { Person = bearer });
    }

    private string AddressOf(RegisteredPerson? bearer) =>
        bearer is not null ? bearer.Address ?? bearer.Name
        : marketing.Address.Length > 0 ? marketing.Address
        : marketing.Name;
}
