using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Asks a platform for what is new of an account.</summary>
internal sealed partial class AccountReader(
    PlatformRegister platforms,
    ReadsBudget budget,
    PollingOptions options,
    ILogger<AccountReader> logger
)
{
    /// <summary>How often an account's own profile is asked for.</summary>
    private static readonly Duration ProfileEvery = Duration.FromHours(12);

    private readonly ConcurrentDictionary<Platform, (Instant At, SiblingAccounts All)> siblings = new();

    /// <summary>The watch of a claim, with its access and account.</summary>
    internal static Task<Watch> LoadAsync(MonitorDbContext db, Claim claim, CancellationToken cancellationToken) =>
        db
            .Watches.Include(watch => watch.Access)
            .Include(watch => watch.Account)
            .SingleAsync(watch => watch.AccountId == claim.Id, cancellationToken);

    /// <summary>Reads an account.</summary>
    /// <param name="db">Is read, not written.</param>
    /// <param name="watch">With its access and account.</param>
    /// <param name="now">When it begins.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    internal async Task<AccountReading> ReadAsync(MonitorDbContext db, Watch watch, Instant now, CancellationToken cancellationToken)
    {
        Account account =
            watch.Account ?? throw new InvalidOperationException($"Account {watch.AccountId} has a watch and no registration.");
        List<OpenEnquiry> open = await OpenEnquiry.OfAsync(db, account.Id, cancellationToken);
        if (platforms.Find(account.Platform, watch.Access?.Credential) is not { } platform)
        {
            Reading none = new Reading.Unreachable(PlatformRegister.WhyNone(account.Platform, watch.Access?.Credential));
            return new AccountReading(account.Slug.Slug, open, new CompletedReading(now, [], none));
        }

        MonthlySpending spending = await budget.SpendingOfAsync(db, account, now, cancellationToken);
        switch (spending.Pace)
        {
            case SpendingPace.Over over:
                LogOver(account.Slug.Slug);
                return new AccountReading(
                    account.Slug.Slug,
                    open,
                    new CompletedReading(now, [], new Reading.QuotaSpent(LimitScope.Account, over.Until))
                );
            case SpendingPace.Slowed:
                LogSlowed(account.Slug.Slug);
                break;
            default:
                break;
        }

        ReadRequest request = new(
            AccountAccess.Stated(account.Slug, account.Handle, account.AuthorId, watch.Access?.Credential, watch.Access?.Host),
            watch.Bookmark is { } bookmark ? new Bookmark(bookmark) : null,
            [.. open.Select(WaitingOf).OfType<WaitingItem>()],
            OwnActivity: open.Count > 0 || PollPlan.WantsActivity(watch.KnownTo, now),
            WithProfile: watch.ProfileAt is not { } seen || now - seen >= ProfileEvery
        )
        {
            Siblings = await SiblingsAsync(db, account, now, cancellationToken),
        };
        try
        {
            CompletedReading reading = await CompletedReading.ReadAsync(
                platform,
                request,
                now,
                options.AnswerWithin,
                cancellationToken,
                spending.IsSpentBy
            );
            return new AccountReading(account.Slug.Slug, open, reading) { Bill = budget.CostOf(account.Platform, reading.Reads) };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception, account.Id);
            return new AccountReading(
                account.Slug.Slug,
                open,
                new CompletedReading(
                    now,
                    [],
                    new Reading.Unreachable(exception is SettingFaultException ? exception.Message : exception.GetType().Name)
                )
            );
        }
    }

    /// <summary>The university's other accounts on the platform; all readings of one tick go by the same, for a platform may have many.</summary>
    private async Task<IReadOnlyCollection<string>> SiblingsAsync(
        MonitorDbContext db,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (!siblings.TryGetValue(account.Platform, out (Instant At, SiblingAccounts All) known) || known.At != now)
        {
            known = (now, await SiblingAccounts.OnAsync(db, account.Platform, cancellationToken));
            siblings[account.Platform] = known;
        }

        return known.All.But(account);
    }

    /// <summary>What waits under the platform's own names; null where those are not known any more.</summary>
    private static WaitingItem? WaitingOf(OpenEnquiry enquiry)
    {
        if (Enquiry.IsErased(enquiry.OpeningItem) || Pseudonyms.IsOne(enquiry.OpeningItem))
        {
            return null;
        }

        // Somebody asked in a conversation that had been closed for so long that its name was forgotten: it is found by what was asked.
        string conversation = Pseudonyms.IsOne(enquiry.Conversation) ? enquiry.OpeningItem : enquiry.Conversation;
        return new WaitingItem(new ItemId(enquiry.OpeningItem), new ItemId(conversation));
    }

    [LoggerMessage(2008, LogLevel.Error, "Failed to read account {AccountId}.", EventName = "ReadingFailed")]
    private partial void LogFailed(Exception exception, long accountId);

    [LoggerMessage(
        2009,
        LogLevel.Information,
        "Reads {Account} less often than planned, so that its monthly budget lasts.",
        EventName = "ReadingSlowed"
    )]
    private partial void LogSlowed(string account);

    [LoggerMessage(2010, LogLevel.Warning, "Did not read {Account}: its monthly budget is spent.", EventName = "ReadingBudgetSpent")]
    private partial void LogOver(string account);
}

/// <summary>What was read of an account.</summary>
/// <param name="Account">Its slug.</param>
/// <param name="Open">The enquiries that waited when it was read.</param>
/// <param name="Reading">What came.</param>
internal sealed record AccountReading(string Account, List<OpenEnquiry> Open, CompletedReading Reading)
{
    /// <summary>What the platform bills for it, at the prices and in the currency of the settings.</summary>
    internal decimal Bill { get; init; }
}
