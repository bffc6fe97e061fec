using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>One department's account on X and a sibling, on either database, with people who act.</summary>
internal sealed class ActsOffice : IAsyncDisposable
{
    private readonly TestDatabase database;

    private ActsOffice(TestDatabase database, Account account, Account sibling)
    {
        (this.database, Account, Sibling) = (database, account, sibling);
        RuleBook rules = database.Get<RuleBook>();
        Conversations conversations = database.Get<Conversations>();
        Acts = new EnquiryActs(database, new EnquiryChanges(database, conversations), rules, database.Get<KeyRing>());
    }

    internal Account Account { get; }

    internal Account Sibling { get; }

    internal EnquiryActs Acts { get; }

    internal TestDatabase Database => database;

    internal static async Task<ActsOffice> OpenAsync(
        DatabaseProvider provider,
        string slug = "x/librarydesk",
        string sibling = "x/unihelp",
        params (string Key, string Value)[] settings
    )
    {
        TestDatabase made = await TestDatabase.OpenAsync(provider, settings);
        await using MonitorDbContext db = made.CreateDbContext();
        Account account = Rows.Account(slug);
        Account other = Rows.Account(sibling);
        db.Accounts.AddRange(account, other);
        _ = await db.SaveChangesAsync();
        db.Watches.AddRange(Watch(account), Watch(other));
        _ = await db.SaveChangesAsync();
        return new ActsOffice(made, account, other);
    }

    /// <summary>An item of the account's thread.</summary>
    internal StoredItem Item(
        string id,
        string at,
        ItemSide side = ItemSide.Inbound,
        string author = "somebody",
        string? inReplyTo = null,
        TriageKind triage = TriageKind.Enquiry,
        string thread = "thread",
        Account? of = null
    ) =>
        new()
        {
            AccountId = (of ?? Account).Id,
            PlatformItemId = id,
            Pseudonym = $"hash of {id}",
            Conversation = thread,
            InReplyTo = inReplyTo,
            Author = author,
            Side = side,
            Kind = side == ItemSide.Inbound ? MessageKind.Mention : null,
            Triage = side == ItemSide.Inbound ? triage : null,
            At = At(at),
            FirstSeen = At(at),
        };

    /// <summary>Keeps items as a reading does, and reads their conversations.</summary>
    internal async Task ReadAsync(string now, params StoredItem[] items)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        db.Items.AddRange(items);
        _ = await db.SaveChangesAsync();
        foreach (IGrouping<long, StoredItem> account in items.GroupBy(item => item.AccountId))
        {
            Account own = await db.Accounts.SingleAsync(other => other.Id == account.Key);
            await database
                .Get<Conversations>()
                .RereadAsync(
                    db,
                    own,
                    [.. account.Select(item => item.Conversation).Distinct(StringComparer.Ordinal)],
                    At(now),
                    words: null,
                    default
                );
        }

        _ = await db.SaveChangesAsync();
        await AssessAsync(now);
    }

    /// <summary>Somebody asks.</summary>
    /// <returns>The enquiry's number.</returns>
    internal async Task<long> AskAsync(string at, string id = "100")
    {
        await ReadAsync(at, Item(id, at));
        return (await EnquiriesAsync()).Single(enquiry => string.Equals(enquiry.OpeningItem, id, StringComparison.Ordinal)).Id;
    }

    /// <summary>The account was read completely, and the assessor looks.</summary>
    internal async Task AssessAsync(string now)
    {
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            _ = await db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.KnownTo, At(now)));
            _ = await db
                .Enquiries.Where(enquiry => enquiry.NextLookAt != null)
                .ExecuteUpdateAsync(set => set.SetProperty(enquiry => enquiry.NextLookAt, At(now)));
        }

        EnquiryAssessor assessor = new(database.Get<RuleBook>(), new MailOptions());
        await new AssessEnquiriesJob(database, assessor, Counting.Unheard(), NullLogger<AssessEnquiriesJob>.Instance).RunAsync(
            At(now),
            default
        );
    }

    internal async Task<Enquiry> EnquiryAsync(long id) => (await EnquiriesAsync()).Single(enquiry => enquiry.Id == id);

    internal async Task<List<Enquiry>> EnquiriesAsync()
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await db.Enquiries.AsNoTracking().OrderBy(enquiry => enquiry.Id).ToListAsync();
    }

    internal async Task<List<T>> AllAsync<T>()
        where T : class
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    internal static ActedBy Mia(string at) => new("mia@uni.example", At(at));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
