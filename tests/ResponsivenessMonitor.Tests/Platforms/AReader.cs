using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>Reads one account of a played script again and again, and keeps what stands.</summary>
internal sealed class AReader
{
    private readonly ManualTime time = new(AScript.Nine);
    private readonly Func<ReplayPlatform> play;
    private ReplayPlatform platform;
    private readonly AccountId account;

    internal AReader(ReplayScript script, string account = AScript.LibraryDesk, ReplayRules? rules = null)
    {
        this.account = AccountId.Parse(account);
        play = () => new ReplayPlatform(this.account.Platform, script, time, rules ?? new ReplayRules());
        platform = play();
    }

    /// <summary>Where the last page ended; null before the first.</summary>
    internal Bookmark? Bookmark { get; set; }

    /// <summary>The items that stand, by their ids, as they were last given.</summary>
    internal SortedDictionary<string, PlatformItem> Kept { get; } = new(StringComparer.Ordinal);

    internal List<Withdrawal> Withdrawn { get; } = [];

    internal List<Activity> Activity { get; } = [];

    internal int Pages { get; private set; }

    /// <summary>As after a restart, of which the bookmark alone is left.</summary>
    internal void Restart() => platform = play();

    /// <summary>One call at a time of the script, from the last bookmark.</summary>
    internal async Task<Reading> AskAsync(double minutes, bool withProfile = false, string? handle = null)
    {
        time.Now = AScript.At(minutes);
        AccountAccess access = new(account, handle ?? account.Slug.Split('/')[1], AuthorId: null, Credential: null, Host: null);
        return await platform.ReadAsync(
            new ReadRequest(access, Bookmark, [], OwnActivity: true, withProfile),
            TestContext.CurrentContext.CancellationToken
        );
    }

    /// <summary>One complete reading, page by page.</summary>
    internal async Task<AReader> ReadAsync(double minutes)
    {
        bool more = true;
        while (more)
        {
            Reading.Page page = (Reading.Page)await AskAsync(minutes);
            Keep(page);
            (Bookmark, more) = (page.Bookmark, page.More);
        }

        return this;
    }

    private void Keep(Reading.Page page)
    {
        Pages++;
        foreach (PlatformItem item in page.Items)
        {
            Kept[item.Id.Value] = item;
        }

        foreach (Withdrawal withdrawal in page.Withdrawn)
        {
            _ = Kept.Remove(withdrawal.Item.Value);
        }

        Withdrawn.AddRange(page.Withdrawn.Except(Withdrawn));
        Activity.AddRange(page.Activity.Except(Activity));
    }
}
