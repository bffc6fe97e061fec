using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Somebody on an action page: with what link, about what, and when.</summary>
/// <param name="Db">The database, as it is now.</param>
/// <param name="Link">The link they came with; it is ours.</param>
/// <param name="Now">When they came.</param>
/// <param name="Address">Their address, for the audit log.</param>
/// <param name="Hours">The calendar in whose zone times are told: the account's, or the person's.</param>
internal sealed record ActionVisit(MonitorDbContext Db, SignedLink Link, Instant Now, string Address, OfficeCalendar Hours)
{
    private readonly Account? account;
    private readonly Enquiry? enquiry;
    private readonly RegisteredPerson? person;

    /// <summary>The account, with its people, of links that are of an account or an enquiry.</summary>
    internal Account Account
    {
        get => account ?? throw new InvalidOperationException($"{Link.Purpose} is of no account.");
        init => account = value;
    }

    /// <summary>The enquiry, of links that are of one.</summary>
    internal Enquiry Enquiry
    {
        get => enquiry ?? throw new InvalidOperationException($"{Link.Purpose} is of no enquiry.");
        init => enquiry = value;
    }

    /// <summary>The bearer, unless it is Marketing.</summary>
    internal RegisteredPerson Person
    {
        get => person ?? throw new InvalidOperationException($"{Link.Purpose} is of no person.");
        init => person = value;
    }

    /// <summary>Tells times in the zone of the hours.</summary>
    internal PageClock Clock => new(Now, Hours.Zone);

    /// <summary>What the audit log is to say.</summary>
    internal ActedBy Who => new($"{Address}, by a link in a letter", Now);
}
