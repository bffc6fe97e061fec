using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Finds out what became of what waits: deleted, edited, answered by somebody else.</summary>
internal sealed class MastodonWaiting(MastodonCalls calls, MastodonGathering gathering, MastodonSupport support)
{
    private const int MostAtOnce = 20;
    private const int MostSingles = 10;
    private const int MostThreads = 5;
    private static readonly Duration LongAgo = Duration.FromDays(1);

    private readonly Dictionary<string, long> replies = new(StringComparer.Ordinal);

    internal List<Withdrawal> Withdrawn { get; } = [];

    /// <summary>How many replies are known of what waits.</summary>
    internal IReadOnlyDictionary<string, long> Replies => replies;

    /// <summary>Whether they were asked for one by one.</summary>
    internal bool IsOneByOne { get; private set; }

    /// <summary>Looks at them.</summary>
    /// <returns>Why that could not be done; null when all is well.</returns>
    internal async Task<Reading?> LookAsync(IReadOnlyList<WaitingItem> waiting, MastodonBookmark mark, Instant now)
    {
        string[] ids = [.. waiting.Select(item => item.Item.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] unseen = [.. ids.Where(id => gathering.Seen(id) is null)];
        Reading? failure = await FindAsync(unseen, mark.Turn, now);
        int looked = 0;
        foreach (string id in ids)
        {
            long known = mark.Replies.GetValueOrDefault(id);
            replies[id] = known;
            if (failure is null && gathering.Seen(id) is { RepliesCount: { } count } status && count > known && looked < MostThreads)
            {
                looked++;
                failure = await gathering.TakeRepliesAsync(status);
                replies[id] = count;
            }
        }

        return failure;
    }

    /// <summary>Asks for those that no list has shown: several at once where the server can, else some of them in turn.</summary>
    private async Task<Reading?> FindAsync(string[] ids, int turn, Instant now)
    {
        foreach (string[] some in support.GivesSeveral ? ids.Chunk(MostAtOnce) : [])
        {
            switch (await calls.AskAsync(MastodonPaths.Several(some), MastodonJson.Default.IReadOnlyListMastodonStatus))
            {
                case MastodonAnswer<IReadOnlyList<MastodonStatus>>.Good { Value: { } found }
                    when found.All(status => some.Contains(status.Id, StringComparer.Ordinal)):
                    foreach (MastodonStatus status in found)
                    {
                        if (await TakeAsync(status, now) is { } failure)
                        {
                            return failure;
                        }
                    }

                    continue;
                case MastodonAnswer<IReadOnlyList<MastodonStatus>>.Not { Refusal: MastodonRefusal.Limited or MastodonRefusal.Silent } not:
                    return await calls.FailureAsync(not.Refusal, MastodonPaths.Self);
                default:
                    support.GivesSeveral = false;
                    break;
            }

            break;
        }

        // What several at once did not show is asked for by itself: only the server's own word says that it is gone.
        string[] left = [.. ids.Where(id => gathering.Seen(id) is null)];
        IsOneByOne = left.Length > 0;
        foreach (
            string id in Enumerable.Range(0, Math.Min(left.Length, MostSingles)).Select(i => left[((turn * MostSingles) + i) % left.Length])
        )
        {
            switch (await calls.AskAsync(MastodonPaths.Status(id), MastodonJson.Default.MastodonStatus))
            {
                case MastodonAnswer<MastodonStatus>.Good { Value: { } status } when string.Equals(status.Id, id, StringComparison.Ordinal):
                    if (await TakeAsync(status, now) is { } failure)
                    {
                        return failure;
                    }

                    break;
                case MastodonAnswer<MastodonStatus>.Not { Refusal: MastodonRefusal.NotThere }:
                    Withdrawn.Add(new Withdrawal(new ItemId(id), At: null));
                    break;
                case MastodonAnswer<MastodonStatus>.Not { Refusal: MastodonRefusal.Limited or MastodonRefusal.Silent } not:
                    return await calls.FailureAsync(not.Refusal, MastodonPaths.Self);
                default:
                    break; // not to be seen by us at present, which does not say that it is gone
            }
        }

        return null;
    }

    private Task<Reading?> TakeAsync(MastodonStatus status, Instant now) =>
        gathering.SeeAsync(status, isNews: status.EditedAt >= now - LongAgo);
}
