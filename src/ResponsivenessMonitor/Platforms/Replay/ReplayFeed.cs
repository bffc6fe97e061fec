using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>All that readings of one account will ever bring, in the order in which it happens.</summary>
internal sealed class ReplayFeed
{
    private readonly ReplayEvent[] events;
    private readonly ReplayItem[] own; // by time

    /// <param name="account">Whose feed it is.</param>
    /// <param name="events">In any order.</param>
    /// <param name="state">What keeps the account from being read.</param>
    internal ReplayFeed(AccountId account, IEnumerable<ReplayEvent> events, ReplayState state)
    {
        this.events = [.. events.OrderBy(happening => happening.At).ThenBy(happening => happening.Line)];
        State = state;
        own =
        [
            .. this
                .events.OfType<ReplayEvent.Published>()
                .Select(published => published.Item)
                .Where(item => string.Equals(item.First.AuthorId, account.Slug, StringComparison.Ordinal))
                .Distinct(),
        ];
    }

    /// <summary>What keeps the account from being read.</summary>
    internal ReplayState State { get; }

    /// <summary>How many events there are up to an instant, that one included.</summary>
    internal int CountAt(Instant now) => CountAt(events, happening => happening.At, now);

    /// <summary>Some of the events.</summary>
    internal ReadOnlySpan<ReplayEvent> Between(int start, int end) => events.AsSpan()[start..end];

    /// <summary>The account's last post or reply that stands at an instant; null when there is none.</summary>
    internal Instant? LastPostAt(Instant now)
    {
        for (int i = CountAt(own, item => item.First.At, now) - 1; i >= 0; i--)
        {
            if (own[i].AsOf(now) is { } item)
            {
                return item.At;
            }
        }

        return null;
    }

    private static int CountAt<T>(T[] ordered, Func<T, Instant> time, Instant now)
    {
        (int low, int high) = (0, ordered.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = time(ordered[middle]) <= now ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
