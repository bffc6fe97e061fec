using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Plays one platform of a script: every reading brings what has happened by the clock's present, and nothing of what is to come.</summary>
/// <remarks>
/// What was deleted or hidden before any reading saw it is never shown, as on real platforms; what it was is told all the same. Acts of the account
/// are always among the readings, asked for or not. An account that the script says nothing of is there and silent.
/// </remarks>
internal sealed class ReplayPlatform : IPlatform
{
    private readonly IReadOnlyDictionary<AccountId, ReplayFeed> feeds;
    private readonly ReplayState everywhere;
    private readonly TimeProvider time;
    private readonly ReplayRules rules;

    /// <param name="name">Which platform of the script.</param>
    /// <param name="script">The script; it may speak of other platforms too.</param>
    /// <param name="time">Whose present it is.</param>
    /// <param name="rules">How pages are cut.</param>
    internal ReplayPlatform(Platform name, ReplayScript script, TimeProvider time, ReplayRules rules)
    {
        if (rules is not { PageSize: >= 1, Overlap: >= 0 })
        {
            throw new ArgumentOutOfRangeException(nameof(rules), rules, "A page holds at least one event, and an overlap is not negative.");
        }

        (Name, this.time, this.rules) = (name, time, rules);
        (feeds, everywhere) = ReplayFeeds.Of(name, script);
    }

    /// <inheritdoc/>
    public Platform Name { get; }

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } = new(ServerNeed.None, MayBePublic: true, "nothing but the script");

    /// <summary>All platforms of a script, in order of their names.</summary>
    internal static IReadOnlyList<ReplayPlatform> All(ReplayScript script, TimeProvider time, ReplayRules rules) =>
        [.. script.Platforms.Select(name => new ReplayPlatform(name, script, time, rules))];

    /// <inheritdoc/>
    public Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Read(request, time.GetCurrentInstant()));
    }

    /// <inheritdoc/>
    public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        Task.FromResult<AccessCheck>(
            feeds.ContainsKey(access.Account)
                ? new AccessCheck.Works("played by the script")
                : new AccessCheck.Lacks("the script says nothing of it", "name it in Replay:Script, or state another access")
        );

    private Reading Read(ReadRequest request, Instant now)
    {
        ReplayFeed feed = feeds.GetValueOrDefault(request.Access.Account) ?? new ReplayFeed(request.Access.Account, [], everywhere);
        if (feed.State.HinderedAt(now) is { } hindered)
        {
            return hindered;
        }

        int count = feed.CountAt(now);
        int start = PositionOf(request.Since, count);
        int end = Math.Min(count, start + rules.PageSize);
        int from = start == end ? start : Math.Max(0, start - rules.Overlap); // nothing new, nothing read again
        return PageOf(feed.Between(from, end), now) with
        {
            Bookmark = new Bookmark(end.ToString(CultureInfo.InvariantCulture)),
            Profile = request.WithProfile ? ProfileOf(feed, request.Access, now) : null,
            More = end < count,
            Cost = 1,
        };
    }

    /// <summary>Where to begin: what is no bookmark of ours, or lies in the future, is none, and all is read again.</summary>
    private static int PositionOf(Bookmark? since, int count) =>
        since is { } bookmark
        && int.TryParse(bookmark.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int position)
        && position <= count
            ? position
            : 0;

    private static Reading.Page PageOf(ReadOnlySpan<ReplayEvent> events, Instant now)
    {
        List<PlatformItem> items = [];
        List<Withdrawal> withdrawn = [];
        List<Activity> activity = [];
        HashSet<ItemId> shown = [];
        foreach (ReplayEvent happening in events)
        {
            switch (happening)
            {
                case ReplayEvent.Published { Item: { } item } when item.AsOf(now) is { } version && shown.Add(version.Id):
                    items.Add(version);
                    break;
                case ReplayEvent.Withdrawn { Withdrawal: { } withdrawal }:
                    withdrawn.Add(withdrawal);
                    break;
                case ReplayEvent.Acted { Activity: { } act }:
                    activity.Add(act);
                    break;
                default:
                    break;
            }
        }

        return new Reading.Page([.. items], [.. withdrawn], [.. activity], default, Profile: null, More: false);
    }

    private static AccountProfile ProfileOf(ReplayFeed feed, AccountAccess access, Instant now)
    {
        string author = access.Account.Slug;
        Instant? last = feed.LastPostAt(now);
        return feed.State.HandleAt(now) is { } handle && !string.Equals(handle, access.Handle, StringComparison.OrdinalIgnoreCase)
            ? new AccountProfile.Renamed(author, last, handle)
            : new AccountProfile.Live(author, last);
    }
}
