using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>Whom a letter is written to and why, and how its reader gets fewer of its kind: by handing over, waiting or declining (§6).</summary>
internal sealed class LetterHeads(PersonHours hours)
{
    internal async Task<LetterHead> OfAsync(
        MonitorDbContext db,
        LetterGroup group,
        ReaderLinks links,
        Instant now,
        DateTimeZone zone,
        CancellationToken cancellationToken
    )
    {
        LetterHead head = new(group.Recipient.Name, group.Recipient.Role, now, zone)
        {
            WouldHaveGoneTo = group.Recipient.WouldHaveGoneTo,
            WouldHaveGoneToRole = group.Recipient.WouldHaveGoneTo is null ? null : group.Notices[0].Role,
            InsteadOf = group.Recipient.InsteadOf,
            SilentFrom = group.HeldBack?.From,
            MayRepeat = group.HeldBack is { MayRepeat: true },
        };
        if (group.Recipient.PersonId is not { } person || !group.Recipient.Role.IsHeldToOfficeHours())
        {
            return head;
        }

        long[] ids = [.. group.Notices.Select(notice => notice.AccountId).OfType<long>().Distinct()];
        List<Account> accounts = await db
            .Accounts.Include(account => account.Deputy)
            .Where(account => ids.Contains(account.Id))
            .OrderBy(account => account.Slug)
            .ToListAsync(cancellationToken);
        bool hasDeputy = accounts.Exists(account => account is { Deputy.Address.Length: > 0 } && account.DeputyId != person);
        head = head with { HandOver = hasDeputy ? links.HandOver : null, Decline = group.IsOfNudgesOnly ? links.Decline : null };
        return group.IsOfReminders && accounts.Count > 0 && links.Mute(accounts[0].Id) is { } mute
            ? await MutableAsync(db, head, mute, person, accounts[0], cancellationToken)
            : head;
    }

    /// <summary>Letters may wait for the next opening, unless they did so on the open day before.</summary>
    private async Task<LetterHead> MutableAsync(
        MonitorDbContext db,
        LetterHead head,
        Uri mute,
        long personId,
        Account account,
        CancellationToken cancellationToken
    )
    {
        RegisteredPerson person = await db.People.SingleAsync(other => other.Id == personId, cancellationToken);
        OfficeCalendar calendar = await hours.OfAsync(db, person, account, cancellationToken);
        LocalDate? last = await PersonActs.LastMutedAsync(db, personId, cancellationToken);
        return MuteRules.Decide(calendar, last, head.WrittenAt) is MuteDecision.Muted muted
            ? head with
            {
                Mute = mute,
                MuteUntil = muted.Until,
            }
            : head;
    }
}
