namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Gathers the items of a page, and finds out where each belongs.</summary>
internal sealed class MastodonGathering(
    MastodonCalls calls,
    MastodonThreads threads,
    IReadOnlyList<WaitingItem> waiting,
    MastodonViewer viewer
)
{
    private const int MostOfAThread = 200;

    private readonly Dictionary<string, PlatformItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MastodonStatus> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> named = waiting
        .GroupBy(item => item.Item.Value, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Conversation.Value, StringComparer.Ordinal);

    /// <summary>By whom the statuses are seen.</summary>
    internal MastodonViewer Viewer { get; set; } = viewer;

    /// <summary>In the order in which they were taken: from the oldest of a list on.</summary>
    internal IEnumerable<PlatformItem> Items => items.Values;

    internal bool HasInbound => items.Values.Any(item => item.Kind is not null);

    /// <summary>The status, if a list that was read in this page showed it; then it is neither deleted nor out of sight.</summary>
    internal MastodonStatus? Seen(string id) => seen.GetValueOrDefault(id);

    /// <summary>Takes a status that a list shows.</summary>
    /// <returns>Why it could not be found out where it belongs; null when all is well.</returns>
    internal async Task<Reading?> SeeAsync(MastodonStatus status, bool isNews, bool isQuote = false)
    {
        seen[status.Id] = status;
        if (!isNews || (isQuote && items.ContainsKey(status.Id)))
        {
            return null; // it names the account besides, which says more
        }

        (MastodonThread? thread, Reading? failure) = await ThreadOfAsync(status);
        if (thread is { } found)
        {
            Add(status, found, isQuote && !MastodonMapping.NamesUs(status, Viewer));
        }

        return failure;
    }

    /// <summary>Takes what replies to a status that waits: siblings may have answered, or somebody else.</summary>
    internal async Task<Reading?> TakeRepliesAsync(MastodonStatus status)
    {
        switch (await calls.AskAsync(MastodonPaths.Context(status.Id), MastodonJson.Default.MastodonContext))
        {
            case MastodonAnswer<MastodonContext>.Good { Value: { } context }:
                MastodonThread thread = threads.Find(Viewer.Me, status.Id) ?? Root(status, context.Ancestors);
                foreach (MastodonStatus reply in context.Descendants.Take(MostOfAThread))
                {
                    threads.Keep(Viewer.Me, reply.Id, thread);
                    Add(reply, thread, isQuote: false);
                }

                return null;
            case MastodonAnswer<MastodonContext>.Not { Refusal: MastodonRefusal.Limited or MastodonRefusal.Silent } not:
                return await calls.FailureAsync(not.Refusal, MastodonPaths.Account(Viewer.Me));
            default:
                return null; // it is gone, or not to be seen: the next look at what waits says which
        }
    }

    private void Add(MastodonStatus status, MastodonThread thread, bool isQuote)
    {
        if (status.Reblog is null)
        {
            items[status.Id] = MastodonMapping.ItemOf(status, NameOf(status, thread), thread, Viewer, isQuote);
        }
    }

    /// <summary>
    /// What a conversation is called. What waits keeps the name by which it is kept: where a root is deleted, servers forget that its replies
    /// belong together.
    /// </summary>
    private string NameOf(MastodonStatus status, MastodonThread thread) =>
        named.GetValueOrDefault(status.Id)
        ?? (status.InReplyToId is { } parent ? named.GetValueOrDefault(parent) : null)
        ?? named.GetValueOrDefault(thread.Root)
        ?? thread.Root;

    /// <summary>Where a status belongs, or why that cannot be found out now.</summary>
    private async Task<(MastodonThread? Thread, Reading? Failure)> ThreadOfAsync(MastodonStatus status)
    {
        string me = Viewer.Me;
        MastodonThread? known = threads.Find(me, status.Id);
        if (known is null && status.InReplyToId is null)
        {
            known = Root(status, []);
        }
        else if (known is null && status.InReplyToId is { } parent && threads.Find(me, parent) is { } parents)
        {
            threads.Keep(me, status.Id, parents);
            known = parents;
        }

        if (known is not null)
        {
            return (known, null);
        }

        switch (await calls.AskAsync(MastodonPaths.Context(status.Id), MastodonJson.Default.MastodonContext))
        {
            case MastodonAnswer<MastodonContext>.Good { Value: { } context }:
                MastodonThread thread = Root(status, context.Ancestors);
                foreach (MastodonStatus ancestor in context.Ancestors.TakeLast(MostOfAThread))
                {
                    threads.Keep(me, ancestor.Id, thread);
                    if (!items.ContainsKey(ancestor.Id))
                    {
                        Add(ancestor, thread, isQuote: false); // an answer counts by its whole chain of replies
                    }
                }

                return (thread, null);
            case MastodonAnswer<MastodonContext>.Not { Refusal: MastodonRefusal.NotThere or MastodonRefusal.NotTaken }:
                // A server without contexts; or one that has deleted it since it was listed, which is found out while it waits.
                return (Guess(status), null);
            case MastodonAnswer<MastodonContext>.Not not:
                return (null, await calls.FailureAsync(not.Refusal, MastodonPaths.Account(me)));
            default:
                throw new InvalidOperationException("A server gives something or refuses it.");
        }
    }

    /// <summary>Where a status belongs as far as it says itself: below what it replies to.</summary>
    private MastodonThread Guess(MastodonStatus status)
    {
        bool isToUs = string.Equals(status.InReplyToAccountId, Viewer.Me, StringComparison.Ordinal);
        MastodonThread thread = new(status.InReplyToId ?? status.Id, MastodonMapping.IsDirect(status), isToUs);
        threads.Keep(Viewer.Me, status.Id, thread);
        return thread;
    }

    /// <summary>The root of a status: the ancestor that replies to nothing, else the first that is shown.</summary>
    private MastodonThread Root(MastodonStatus status, IReadOnlyList<MastodonStatus> ancestors)
    {
        MastodonStatus root =
            ancestors.FirstOrDefault(ancestor => ancestor.InReplyToId is null) ?? (ancestors is [{ } first, ..] ? first : status);
        MastodonThread thread = new(root.Id, MastodonMapping.IsDirect(root), MastodonMapping.IsOwn(root, Viewer));
        threads.Keep(Viewer.Me, status.Id, thread);
        threads.Keep(Viewer.Me, root.Id, thread);
        return thread;
    }
}
