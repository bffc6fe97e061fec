using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts;

/// <summary>The register as it is: all accounts with their persons and accesses, and the calendars they may name.</summary>
internal sealed class AccountRegister
{
    private readonly Dictionary<AccountId, Account> accounts;
    private readonly Dictionary<long, Watch> watches;
    private readonly Dictionary<string, RegisteredPerson> people;

    private AccountRegister(
        List<Account> accounts,
        List<Watch> watches,
        List<RegisteredPerson> people,
        IReadOnlyDictionary<string, DateTimeZone> zones
    )
    {
        this.people = people
            .Where(person => person.Address is not null)
            .ToDictionary(person => person.Address ?? string.Empty, StringComparer.OrdinalIgnoreCase);
        this.accounts = accounts.ToDictionary(account => account.Slug);
        this.watches = watches.ToDictionary(watch => watch.AccountId);
        Zones = zones;
    }

    /// <summary>The zone of each calendar, by its name.</summary>
    internal IReadOnlyDictionary<string, DateTimeZone> Zones { get; }

    /// <summary>The accounts in order of their slugs.</summary>
    internal IEnumerable<Account> Accounts => accounts.Values.OrderBy(account => account.Slug.Slug, StringComparer.Ordinal);

    /// <summary>Loads it, tracked: what is changed in it is saved with the context.</summary>
    internal static async Task<AccountRegister> LoadAsync(MonitorDbContext db, CancellationToken cancellationToken)
    {
        List<Account> registered = await db
            .Accounts.Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Include(account => account.Authoriser)
            .ToListAsync(cancellationToken);
        List<Watch> watched = await db.Watches.Include(watch => watch.Access).ToListAsync(cancellationToken);
        List<CalendarVersion> calendars = await db
            .Calendars.AsNoTracking()
            .OrderBy(calendar => calendar.Version)
            .ToListAsync(cancellationToken);
        Dictionary<string, DateTimeZone> zones = new(StringComparer.Ordinal);
        foreach (CalendarVersion calendar in calendars)
        {
            zones[calendar.Name] = CalendarContent.Read(calendar.Content).Zone;
        }

        return new AccountRegister(registered, watched, await db.People.ToListAsync(cancellationToken), zones);
    }

    internal Account? Find(AccountId slug) => accounts.GetValueOrDefault(slug);

    /// <summary>The account that has the handle today, in any case of letters; else the one that was registered with it.</summary>
    internal Account? Find(Platform platform, string handle) =>
        accounts.Values.FirstOrDefault(account =>
            account.Platform == platform && string.Equals(account.Handle, handle, StringComparison.OrdinalIgnoreCase)
        ) ?? Find(new AccountId(platform, handle));

    /// <summary>Who has the address, or null.</summary>
    internal RegisteredPerson? PersonAt(string address) => people.GetValueOrDefault(address);

    internal Watch? WatchOf(Account account) => watches.GetValueOrDefault(account.Id);

    internal AccountDraft DraftOf(Account account) => AccountDraft.Of(account, AccessOf(account));

    internal AccessReference? AccessOf(Account account) =>
        WatchOf(account)?.Access is { } access ? AccessReference.OfKept(access.Credential, access.Host) : null;
}
