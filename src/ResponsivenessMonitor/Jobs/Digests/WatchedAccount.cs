using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>An account of which a digest may speak.</summary>
/// <param name="Account">Its registration, with its people.</param>
/// <param name="Watch">How far it was read; null while it was only asked for.</param>
/// <param name="Calendar">Its calendar now.</param>
/// <param name="Letter">The account as letters speak of it.</param>
internal sealed record WatchedAccount(Account Account, Watch? Watch, OfficeCalendar Calendar, LetterAccount Letter)
{
    /// <summary>Whether it is in force.</summary>
    internal bool IsInForce => Account.State is AccountState.Live or AccountState.Closing;

    /// <summary>Whether there are credentials to read it by.</summary>
    internal bool HasAccess => Watch?.AccessId is not null;

    /// <summary>Up to when its enquiries can be judged.</summary>
    internal Instant KnownTo => Watch?.KnownTo ?? Watch?.OpensAfter ?? Instant.MinValue;

    /// <summary>All accounts, by their slugs.</summary>
    internal static async Task<List<WatchedAccount>> LoadAsync(MonitorDbContext db, RuleBook rules, CancellationToken cancellationToken)
    {
        List<Account> accounts = await db
            .Accounts.AsNoTracking()
            .Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Include(account => account.Authoriser)
            .ToListAsync(cancellationToken);
        Dictionary<long, Watch> watches = await db.Watches.AsNoTracking().ToDictionaryAsync(watch => watch.AccountId, cancellationToken);
        Dictionary<string, OfficeCalendar> calendars = new(StringComparer.Ordinal);
        List<WatchedAccount> watched = [];
        foreach (Account account in accounts.OrderBy(account => account.Slug.Slug, StringComparer.Ordinal))
        {
            string name = account.Calendar ?? RuleBook.DefaultCalendar;
            if (!calendars.TryGetValue(name, out OfficeCalendar? calendar))
            {
                calendar = calendars[name] = (await rules.LatestAsync(db, name, cancellationToken)).Calendar;
            }

            watched.Add(new WatchedAccount(account, watches.GetValueOrDefault(account.Id), calendar, LetterAccounts.Of(account, calendar)));
        }

        return watched;
    }
}
