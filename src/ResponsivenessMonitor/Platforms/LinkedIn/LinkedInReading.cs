using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>One page of a reading: the Page itself when it is wanted, notifications, then own posts and what became of what waits.</summary>
/// <remarks>Notifications are asked for by time, which alone is a cursor. What fails ends the page; nothing of it is kept.</remarks>
internal sealed class LinkedInReading
{
    /// <summary>Own posts are looked for so far before the last look, for those that LinkedIn shows late.</summary>
    private static readonly Duration PostsOverlap = Duration.FromDays(1);

    private const int MostPosts = 50;

    private readonly LinkedInCalls calls;
    private readonly ReadRequest request;
    private readonly LinkedInOptions options;
    private readonly Instant now;
    private readonly Dictionary<ItemId, PlatformItem> items = [];
    private readonly Dictionary<ItemId, Withdrawal> withdrawn = [];
    private LinkedInBookmark mark;
    private AccountProfile? profile;

    internal LinkedInReading(LinkedInCalls calls, ReadRequest request, LinkedInBookmark mark, LinkedInOptions options, Instant now) =>
        (this.calls, this.request, this.mark, this.options, this.now) = (calls, request, mark, options, now);

    /// <summary>Reads.</summary>
    /// <returns>A page, or why there is none.</returns>
    internal async Task<Reading> ReadAsync()
    {
        if ((mark.Me is null || (request.WithProfile && mark.Walk is null)) && await KnowSelfAsync() is { } unknown)
        {
            return unknown;
        }

        string me = mark.Me ?? throw new InvalidOperationException("A Page that was found has a name.");
        LinkedInViewer viewer = new(me, me, now);
        LinkedInThreads threads = new(calls, me);
        LinkedInWalk walk = mark.WalkOf(options, now);
        LinkedInAnswer<LinkedInList<LinkedInNotification>> answer = await calls.AskAsync(
            LinkedInPaths.Notifications(me, walk.From, walk.End, walk.Start),
            LinkedInJson.Default.LinkedInListLinkedInNotification
        );
        if (answer is not LinkedInAnswer<LinkedInList<LinkedInNotification>>.Good { Value: { } list })
        {
            return await calls.FailureAsync(((LinkedInAnswer<LinkedInList<LinkedInNotification>>.Not)answer).Refusal, me);
        }

        (Reading? failure, IReadOnlyCollection<string> untaken) = await new LinkedInGathering(threads, viewer, request.Waiting).TakeAsync(
            list.Elements.Where(entry =>
                !mark.Near.Contains(LinkedInNews.KeyOf(entry), StringComparer.Ordinal)
                && !walk.Last.Contains(LinkedInNews.KeyOf(entry), StringComparer.Ordinal)
            ),
            Add,
            Withdraw
        );
        if (failure is not null)
        {
            return failure;
        }

        bool isDone = list.IsLast(walk.Start, LinkedInPaths.NotificationsPage);
        Move(walk, list, untaken, isDone);
        if (!isDone)
        {
            return ToPage(more: true);
        }

        (LinkedInBookmark told, bool isNews) = (mark, items.Count + withdrawn.Count > 0);
        if (await ReadRestAsync(threads, viewer) is not { } trouble)
        {
            return ToPage(more: false);
        }

        // What notifications brought is kept; the rest is tried again at once, and fails by itself if it has to.
        mark = told;
        return isNews ? ToPage(more: true) : trouble;
    }

    private Reading.Page ToPage(bool more) =>
        new(
            [.. LinkedInMapping.InOrder(items.Values.Where(item => !withdrawn.ContainsKey(item.Id)))],
            [.. withdrawn.Values],
            [],
            mark.Write(),
            profile,
            more
        );

    private async Task<Reading?> KnowSelfAsync()
    {
        LinkedInSelf self = new(calls, request.Access);
        switch (await self.FindAsync(mark.Me))
        {
            case LinkedInSearch.Found found:
                mark = (mark with { Me = found.Urn }).WithRole(now);
                profile = request.WithProfile ? self.ProfileOf(found) : null;
                return null;
            case LinkedInSearch.Failed failed:
                return await calls.FailureAsync(failed.Refusal, mark.Me ?? LinkedInSelf.Known(request.Access));
            case { Meaning: { } meaning }:
                return meaning;
            default:
                throw new InvalidOperationException("A Page is found or not.");
        }
    }

    /// <summary>Moves the bookmark behind the page.</summary>
    private void Move(LinkedInWalk walk, LinkedInList<LinkedInNotification> list, IReadOnlyCollection<string> untaken, bool isDone)
    {
        Instant overlap = Instant.FromUnixTimeMilliseconds(walk.End) - options.OverlapBack;
        string[] near =
        [
            .. list
                .Elements.Where(entry => entry.LastModifiedAt >= overlap)
                .Select(LinkedInNews.KeyOf)
                .Except(untaken, StringComparer.Ordinal)
                .Union(walk.Near, StringComparer.Ordinal),
        ];
        mark = isDone
            ? mark with
            {
                KnownTo = walk.End,
                Near = near,
                Walk = null,
            }
            : mark with
            {
                Walk = walk with
                {
                    Start = walk.Start + Math.Max(1, list.Elements.Count - LinkedInWalk.Again),
                    Near = near,
                    Last = [.. list.Elements.Select(LinkedInNews.KeyOf).Except(untaken, StringComparer.Ordinal)],
                },
            };
    }

    private async Task<Reading?> ReadRestAsync(LinkedInThreads threads, LinkedInViewer viewer)
    {
        if (request.OwnActivity && IsTime(mark.PostsAt, options.BetweenPosts) && await ReadPostsAsync(viewer) is { } failure)
        {
            return failure;
        }

        if (request.Waiting.Count == 0 || !IsTime(mark.ThreadsAt, options.BetweenThreads))
        {
            return null;
        }

        LinkedInWaiting waiting = new(threads, viewer, request.Siblings);
        WaitingItem[] left = [.. request.Waiting.Where(item => !withdrawn.ContainsKey(item.Item))];
        if (await waiting.LookAsync(left, mark.Turn) is { } trouble)
        {
            return trouble;
        }

        waiting.Items.ForEach(Add);
        waiting.Withdrawn.ForEach(Withdraw);
        mark = mark with { ThreadsAt = now.ToUnixTimeMilliseconds(), Turn = (mark.Turn + 1) & 0xFFFF };
        return null;
    }

    private async Task<Reading?> ReadPostsAsync(LinkedInViewer viewer)
    {
        Instant? known = mark.PostsAt is { } at ? Instant.FromUnixTimeMilliseconds(at) - PostsOverlap : null;
        Instant floor = known ?? now - options.FirstLookBack;
        for (int start = 0; start < MostPosts; )
        {
            switch (
                await calls.AskAsync(LinkedInPaths.Posts(viewer.Me, start), LinkedInJson.Default.LinkedInListLinkedInPost, isFinder: true)
            )
            {
                case LinkedInAnswer<LinkedInList<LinkedInPost>>.Good { Value: { } list }:
                    foreach (LinkedInPost post in list.Elements.Where(post => LinkedInMapping.PublishedAt(post) >= floor))
                    {
                        if (LinkedInMapping.ItemOf(post, viewer) is { } item)
                        {
                            Add(item);
                        }
                    }

                    // The first look wants the newest alone; later ones all that came since.
                    bool isAllNew = known is not null && list.Elements.All(post => LinkedInMapping.PublishedAt(post) >= floor);
                    start = isAllNew && list.Elements.Count >= LinkedInPaths.PostsPage ? start + list.Elements.Count : MostPosts;
                    break;
                case LinkedInAnswer<LinkedInList<LinkedInPost>>.Not { Refusal: LinkedInRefusal.Denied }:
                    start = MostPosts; // they show visits and no answers, and have a scope of their own: check says that it lacks
                    break;
                case LinkedInAnswer<LinkedInList<LinkedInPost>>.Not not:
                    return await calls.FailureAsync(not.Refusal, viewer.Me);
                default:
                    throw new InvalidOperationException("LinkedIn gives something or refuses it.");
            }
        }

        mark = mark with { PostsAt = now.ToUnixTimeMilliseconds() };
        return null;
    }

    private bool IsTime(long? last, Duration every) => last is not { } at || now - Instant.FromUnixTimeMilliseconds(at) >= every;

    /// <summary>Takes an item; what a list shows says more than a notification, and comes first.</summary>
    private void Add(PlatformItem item) =>
        items[item.Id] = items.TryGetValue(item.Id, out PlatformItem? known) ? Richer(known, item) : item;

    private static PlatformItem Richer(PlatformItem known, PlatformItem other) =>
        known with
        {
            EditedAt = known.EditedAt is { } one && other.EditedAt is { } two ? Instant.Max(one, two) : known.EditedAt ?? other.EditedAt,
        };

    private void Withdraw(Withdrawal withdrawal) => _ = withdrawn.TryAdd(withdrawal.Item, withdrawal);
}
