using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>Rows that are valid unless a test says otherwise, saved.</summary>
internal static class StoredRows
{
    internal static Account Account(string handle, string? calendar = null) =>
        new()
        {
            Slug = new AccountId(Platform.Mastodon, handle),
            Platform = Platform.Mastodon,
            Handle = handle,
            Name = handle,
            Steward = Steward.Department,
            Calendar = calendar,
            MonitoredSince = TestDatabase.Made,
        };

    /// <summary>An account that is read next at the instant.</summary>
    internal static async Task<Account> WatchedAsync(
        this MonitorDbContext db,
        string handle,
        Instant nextPollAt,
        PlatformAccess? access = null
    )
    {
        Account account = Account(handle);
        _ = db.Accounts.Add(account);
        _ = await db.SaveChangesAsync();
        _ = db.Watches.Add(
            new Watch
            {
                AccountId = account.Id,
                Access = access,
                NextPollAt = nextPollAt,
                OpensAfter = TestDatabase.Made,
            }
        );
        _ = await db.SaveChangesAsync();
        return account;
    }

    /// <summary>An enquiry that waits since the instant.</summary>
    internal static async Task<Enquiry> EnquiryAsync(
        this MonitorDbContext db,
        RuleBook rules,
        Account account,
        string item,
        Instant received
    )
    {
        EnquiryRules present = await rules.RulesOfAsync(db, account, CancellationToken.None);
        Spell spell = new(new ItemId(item), new AuthorKey("someone"), received, received, received, [], End: null);
        Enquiry enquiry = Enquiry.Open(account.Id, $"about {item}", $"key of {item}", MessageKind.Mention, spell, present, received);
        _ = db.Enquiries.Add(enquiry);
        _ = await db.SaveChangesAsync();
        return enquiry;
    }

    internal static Letter Letter(string key, Instant? sendAt) =>
        new()
        {
            Key = key,
            MessageId = $"<{key}@example.ac.uk>",
            RecipientAddress = "jo@example.ac.uk",
            SendAt = sendAt,
            WrittenAt = TestDatabase.Made,
        };
}
