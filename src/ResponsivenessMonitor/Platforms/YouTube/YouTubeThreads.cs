namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Takes threads with all their replies.</summary>
internal sealed class YouTubeThreads(YouTubeCaller caller, YouTubeCatch caught, ReadRequest request, YouTubeViewer viewer)
{
    private const int MostListings = 30;
    private const int MostPages = 10;

    /// <summary>Lists out of reach on one page of the reading after which no other is asked for.</summary>
    private const int MostUnlisted = 10;

    /// <summary>Threads to be asked for later at most; where there are more, it is not those threads that are the matter.</summary>
    private const int MostUnsaid = 200;

    /// <remarks>By what the items are called, which begins with their thread: what an old conversation was called is forgotten in time.</remarks>
    private readonly ILookup<string, string> waiting = request.Waiting.ToLookup(
        item => ThreadOf(item.Item.Value),
        item => item.Item.Value,
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> whole = new(StringComparer.Ordinal);
    private int listings;
    private readonly List<Reading.Unreachable> unlisted = [];

    /// <summary>The thread of an item: a reply is called by its thread, a full stop and more.</summary>
    private static string ThreadOf(string item) => item.Split('.')[0];

    /// <summary>The threads that this page of the reading was shown, as tokens by their ids.</summary>
    internal IReadOnlyDictionary<string, string> Seen => seen;

    /// <summary>The threads in which something waits.</summary>
    internal IEnumerable<string> WaitingThreads => waiting.Select(thread => thread.Key);

    /// <summary>Whether something waits in a thread.</summary>
    internal bool IsWaiting(string thread) => waiting.Contains(thread);

    /// <summary>Whether this page of the reading took a thread with all its replies.</summary>
    internal bool IsTaken(string thread) => whole.Contains(thread);

    /// <summary>Notes a thread that a list shows.</summary>
    internal void See(YouTubeThread thread) => seen[thread.Id] = thread.Token;

    /// <summary>Takes a thread's items; where not all its replies were shown, asks for them now or notes that it has to be.</summary>
    /// <returns>Null when it was taken; else what came instead.</returns>
    internal async Task<Reading?> TakeAsync(YouTubeThread thread)
    {
        if (thread.IsWhole)
        {
            return await KeepWholeAsync(thread, doubt: null);
        }

        if (listings >= MostListings)
        {
            Owe(thread.Id);
            return null;
        }

        if (unlisted.Count >= MostUnlisted)
        {
            return LeaveUnlisted(thread, unlisted[^1]);
        }

        List<YouTubeRemark> replies = [];
        string? doubt = null;
        string? page = null;
        for (int pages = 0; pages < MostPages; pages++)
        {
            listings++;
            YouTubeAnswer<CommentListView> answer = await caller.AskAsync(
                YouTubePaths.Replies(thread.Id, page),
                YouTubeJson.Default.CommentListView
            );
            if (
                answer is YouTubeAnswer<CommentListView>.Refused
                {
                    Refusal.Trouble: YouTubeTrouble.NotFound or YouTubeTrouble.CommentsDisabled or YouTubeTrouble.Forbidden
                }
            )
            {
                Keep(thread); // it went meanwhile; the next look at what waits says so
                return null;
            }

            if (answer is not YouTubeAnswer<CommentListView>.Good { Value: { } view } || ListOf(view) is not { } list)
            {
                return answer.IsOfAccess
                    ? caller.ReadingOf(answer, "the list of replies", caught.Bookmark.IsOwner)
                    : LeaveUnlisted(thread with { Replies = Whole(thread.Replies, replies) }, new(answer.WhyNot("the list of replies")));
            }

            replies.AddRange(YouTubeThread.RepliesOf(list, thread.Id));
            doubt = list.Any(reply => YouTubeThread.ReplyOf(reply, thread.Id) is null && viewer.MayBeOurs(reply))
                ? "a reply that may be an answer came without its id or its time"
                : doubt;
            if (string.IsNullOrEmpty(view.NextPageToken) || string.Equals(view.NextPageToken, page, StringComparison.Ordinal))
            {
                return await KeepWholeAsync(thread with { Replies = Whole(thread.Replies, replies) }, doubt);
            }

            page = view.NextPageToken;
        }

        Keep(thread with { Replies = Whole(thread.Replies, replies) });
        return null;
    }

    /// <summary>Notes that a thread is gone, and all that waits in it.</summary>
    /// <remarks>A held comment waits where a person promoted it; no public list shows it, and the lists of held ones say what becomes of it.</remarks>
    internal void Withdraw(string thread)
    {
        Settle(thread);
        foreach (string id in waiting[thread].Where(id => !caught.Bookmark.Held.ContainsKey(id)))
        {
            caught.Withdraw(id);
        }
    }

    /// <summary>Notes that a thread's replies have to be listed by the next page of the reading.</summary>
    internal void Owe(string thread) =>
        caught.Bookmark = caught.Bookmark with
        {
            Owed = [.. caught.Bookmark.Owed.Where(id => !string.Equals(id, thread, StringComparison.Ordinal)), thread],
        };

    /// <summary>Notes that YouTube did not say all of a thread, so that it is asked for by itself later.</summary>
    /// <remarks>
    /// Whether something in it is answered cannot be said then, so the reading does not count as complete: while something is known to wait there, and
    /// in the first reading of which this is so, where what was shown of it may be new.
    /// </remarks>
    /// <param name="thread">The thread.</param>
    /// <param name="doubt">Why it was not said; null where nobody can answer in it either.</param>
    internal void Unsay(string thread, string? doubt)
    {
        bool isKnown = caught.Bookmark.Unsaid.TryGetValue(thread, out long since);
        if (doubt is not null && (IsWaiting(thread) || !isKnown || YouTubeBookmark.IsOfThisReading(since, viewer.Now)))
        {
            caught.Doubt(doubt);
        }

        if (!isKnown)
        {
            Dictionary<string, long> unsaid = new(caught.Bookmark.Unsaid, StringComparer.Ordinal)
            {
                [thread] = viewer.Now.ToUnixTimeMilliseconds(),
            };
            caught.Bookmark = caught.Bookmark with { Unsaid = unsaid };
        }
    }

    /// <summary>The threads of an answer, but for those that cannot be read; null when it is no list of them, or none of it can.</summary>
    internal static IReadOnlyList<YouTubeThread>? ThreadsOf(ThreadListView view)
    {
        if (YouTubeText.ListOf(view.Kind, "youtube#commentThreadListResponse", view.Items, view.PageInfo) is not { } list)
        {
            return null;
        }

        YouTubeThread[] threads = [.. list.Select(YouTubeThread.Of).OfType<YouTubeThread>()];
        return threads.Length == 0 && list.Count > 0 ? null : threads;
    }

    private static IReadOnlyList<CommentView>? ListOf(CommentListView view) =>
        YouTubeText.ListOf(view.Kind, "youtube#commentListResponse", view.Items, view.PageInfo);

    /// <summary>Both lists together: either may show what the other does not yet.</summary>
    private static IReadOnlyList<YouTubeRemark> Whole(IReadOnlyList<YouTubeRemark> shown, List<YouTubeRemark> listed) =>
        [
            .. YouTubeThread
                .OldestFirst(listed)
                .Concat(shown)
                .DistinctBy(remark => remark.Id, StringComparer.Ordinal)
                .OrderBy(remark => remark.At),
        ];

    /// <summary>Takes what was shown of a thread whose replies are out of reach; what is the matter with one thread is not the matter with all.</summary>
    private Reading.Unreachable? LeaveUnlisted(YouTubeThread thread, Reading.Unreachable why)
    {
        if (caught.Bookmark.Unsaid.Count >= MostUnsaid)
        {
            return why;
        }

        unlisted.Add(why);
        Unsay(thread.Id, why.Reason);
        Keep(thread);
        return null;
    }

    private void Keep(YouTubeThread thread)
    {
        foreach (PlatformItem item in YouTubeMapping.ItemsOf(thread, viewer))
        {
            if (!caught.Bookmark.Held.ContainsKey(item.Id.Value) || item.IsSpam || thread.IsHidden)
            {
                caught.Add(item);
                continue;
            }

            // It was let through; when, nobody says. To whom it was shown only now it is new now.
            caught.Add(item with { EditedAt = viewer.Now });
            caught.Bookmark = caught.Bookmark with
            {
                Held = caught
                    .Bookmark.Held.Where(pair => !string.Equals(pair.Key, item.Id.Value, StringComparison.Ordinal))
                    .ToDictionary(StringComparer.Ordinal),
            };
        }
    }

    /// <summary>Takes a thread with all its replies, and finds out whether what waits in it and is not shown is gone.</summary>
    private async Task<Reading?> KeepWholeAsync(YouTubeThread thread, string? doubt)
    {
        Keep(thread);
        _ = whole.Add(thread.Id);
        string[] hidden = [.. waiting[thread.Id].Except(thread.Remarks.Select(remark => remark.Id), StringComparer.Ordinal)];
        foreach (string id in hidden.Where(id => !caught.Bookmark.Held.ContainsKey(id)))
        {
            YouTubeAnswer<CommentListView> answer = await caller.AskAsync(YouTubePaths.Comment(id), YouTubeJson.Default.CommentListView);
            if (answer.IsOfAccess)
            {
                return caller.ReadingOf(answer, "a waiting reply", caught.Bookmark.IsOwner);
            }

            if (IsGone(answer, id))
            {
                caught.Withdraw(id);
            }
            else if (!IsSaid(answer))
            {
                doubt = answer.WhyNot("a waiting reply");
            }
        }

        if (doubt is null)
        {
            Settle(thread.Id);
        }
        else
        {
            Unsay(thread.Id, doubt);
        }

        return null;
    }

    /// <summary>Whether YouTube says of a comment that was asked for by itself that it is not there.</summary>
    private static bool IsGone(YouTubeAnswer<CommentListView> answer, string id) =>
        answer is YouTubeAnswer<CommentListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound }
        || (
            answer is YouTubeAnswer<CommentListView>.Good { Value: { } view }
            && ListOf(view) is { } list
            && !list.Any(comment => string.Equals(comment.Id, id, StringComparison.Ordinal))
        );

    /// <summary>Whether the answer says something of the comment, or that nobody sees any there.</summary>
    private static bool IsSaid(YouTubeAnswer<CommentListView> answer) =>
        answer switch
        {
            YouTubeAnswer<CommentListView>.Good { Value: { } view } => ListOf(view) is not null,
            YouTubeAnswer<CommentListView>.Refused { Refusal.Trouble: var trouble } => trouble
                is YouTubeTrouble.CommentsDisabled
                    or YouTubeTrouble.Forbidden,
            _ => false,
        };

    /// <summary>Notes that all was said of a thread.</summary>
    private void Settle(string thread)
    {
        if (caught.Bookmark.Unsaid.ContainsKey(thread))
        {
            caught.Bookmark = caught.Bookmark with
            {
                Unsaid = caught
                    .Bookmark.Unsaid.Where(pair => !string.Equals(pair.Key, thread, StringComparison.Ordinal))
                    .ToDictionary(StringComparer.Ordinal),
            };
        }
    }
}
