namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Takes threads with all their replies, and finds out what became of those that no list shows.</summary>
internal sealed class YouTubeThreads(YouTubeCaller caller, YouTubeCatch caught, ReadRequest request, YouTubeViewer viewer)
{
    private const int MostListings = 30;
    private const int MostPages = 10;
    private const int Batch = 20; // a page where the API takes no size of it

    private readonly ILookup<string, string> waiting = request.Waiting.ToLookup(
        item => item.Conversation.Value,
        item => item.Item.Value,
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private int listings;

    /// <summary>Comments that were held, and have to be given again if they are shown now.</summary>
    internal HashSet<string> Released { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads that this page of the reading was shown, as tokens by their ids.</summary>
    internal IReadOnlyDictionary<string, string> Seen => seen;

    /// <summary>The threads in which something waits.</summary>
    internal IEnumerable<string> WaitingThreads => waiting.Select(thread => thread.Key);

    /// <summary>Notes a thread that a list shows.</summary>
    internal void See(YouTubeThread thread) => seen[thread.Id] = thread.Token;

    /// <summary>Takes a thread's items; where not all its replies were shown, asks for them now or notes that it has to be.</summary>
    /// <returns>Null when it was taken; else what came instead.</returns>
    internal async Task<Reading?> TakeAsync(YouTubeThread thread)
    {
        if (thread.IsWhole)
        {
            return await KeepAsync(thread, isWhole: true);
        }

        if (listings >= MostListings)
        {
            Owe(thread.Id);
            return null;
        }

        List<YouTubeRemark> replies = [];
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
                return await KeepAsync(thread, isWhole: false); // it went meanwhile; the next look at what waits says so
            }

            if (
                answer is not YouTubeAnswer<CommentListView>.Good { Value: { } view }
                || YouTubeText.ListOf(view.Kind, "youtube#commentListResponse", view.Items, view.PageInfo) is not { } list
                || YouTubeThread.RepliesOf(list, thread.Id) is not { } some
            )
            {
                return caller.ReadingOf(answer, "the list of replies", caught.Bookmark.IsOwner);
            }

            replies.AddRange(some);
            if (string.IsNullOrEmpty(view.NextPageToken) || string.Equals(view.NextPageToken, page, StringComparison.Ordinal))
            {
                return await KeepAsync(thread with { Replies = Whole(thread.Replies, replies) }, isWhole: true);
            }

            page = view.NextPageToken;
        }

        return await KeepAsync(thread with { Replies = Whole(thread.Replies, replies) }, isWhole: false);
    }

    /// <summary>Reads threads by their ids.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="found">Takes those that are there.</param>
    /// <param name="missing">Takes the ids of those that YouTube does not show, by its word on each alone.</param>
    /// <returns>Null when they were read; else what came instead.</returns>
    internal async Task<Reading?> FindAsync(IEnumerable<string> ids, Func<YouTubeThread, Task<Reading?>> found, Action<string> missing)
    {
        foreach (string[] batch in ids.Where(YouTubeText.IsId).Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            (IReadOnlyList<YouTubeThread>? threads, Reading? failure) = await AskAsync(batch);
            if (failure is not null)
            {
                return failure;
            }

            string[] absent = [.. batch.Except((threads ?? []).Select(thread => thread.Id), StringComparer.Ordinal)];
            foreach (YouTubeThread thread in threads ?? [])
            {
                if (await found(thread) is { } notTaken)
                {
                    return notTaken;
                }
            }

            foreach (string id in absent)
            {
                // A list may leave one out for reasons of its own.
                (IReadOnlyList<YouTubeThread>? alone, failure) = batch.Length == 1 ? (threads, null) : await AskAsync([id]);
                if (failure is not null || (alone is [{ } there, ..] && (failure = await found(there)) is not null))
                {
                    return failure;
                }

                if (alone is [])
                {
                    missing(id);
                }
            }
        }

        return null;
    }

    /// <summary>Notes that a thread is gone, and all that waits in it.</summary>
    internal void Withdraw(string thread)
    {
        foreach (string id in waiting[thread])
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

    /// <summary>Reads threads; none where YouTube says that there is no such thing, and null where it says nothing of them.</summary>
    private async Task<(IReadOnlyList<YouTubeThread>? Threads, Reading? Failure)> AskAsync(string[] ids)
    {
        YouTubeAnswer<ThreadListView> answer = await caller.AskAsync(YouTubePaths.ThreadsBy(ids), YouTubeJson.Default.ThreadListView);
        return answer switch
        {
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound } => ([], null),
            // Comments of their video were switched off, or it was: whether they are still there is not said.
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled or YouTubeTrouble.Forbidden } => (
                null,
                null
            ),
            YouTubeAnswer<ThreadListView>.Good { Value: { } view }
                when ThreadsOf(view) is { } threads && threads.All(thread => ids.Contains(thread.Id, StringComparer.Ordinal)) => (
                threads,
                null
            ),
            _ => (null, caller.ReadingOf(answer, "the list of waiting comments", caught.Bookmark.IsOwner)),
        };
    }

    /// <summary>The threads of an answer; null when it is none that can be read.</summary>
    internal static IReadOnlyList<YouTubeThread>? ThreadsOf(ThreadListView view)
    {
        if (YouTubeText.ListOf(view.Kind, "youtube#commentThreadListResponse", view.Items, view.PageInfo) is not { } list)
        {
            return null;
        }

        YouTubeThread?[] threads = [.. list.Select(YouTubeThread.Of)];
        return Array.Exists(threads, thread => thread is null) ? null : [.. threads.OfType<YouTubeThread>()];
    }

    /// <summary>Both lists together: either may show what the other does not yet.</summary>
    private static IReadOnlyList<YouTubeRemark> Whole(IReadOnlyList<YouTubeRemark> shown, List<YouTubeRemark> listed) =>
        [
            .. YouTubeThread
                .OldestFirst(listed)
                .Concat(shown)
                .DistinctBy(remark => remark.Id, StringComparer.Ordinal)
                .OrderBy(remark => remark.At),
        ];

    private async Task<Reading?> KeepAsync(YouTubeThread thread, bool isWhole)
    {
        foreach (PlatformItem item in YouTubeMapping.ItemsOf(thread, viewer))
        {
            // To whom it was shown only now it is new now; when it was let through nobody says.
            caught.Add(Released.Contains(item.Id.Value) ? item with { EditedAt = viewer.Now, IsSpam = false } : item);
        }

        if (!isWhole)
        {
            return null;
        }

        foreach (string id in waiting[thread.Id].Except(thread.Remarks.Select(remark => remark.Id), StringComparer.Ordinal))
        {
            (bool? isThere, Reading? failure) = await IsThereAsync(id);
            if (isThere is not { } known)
            {
                return failure;
            }

            if (!known)
            {
                caught.Withdraw(id);
            }
        }

        return null;
    }

    /// <summary>Whether YouTube shows a comment; null when that cannot be said.</summary>
    private async Task<(bool? IsThere, Reading? Failure)> IsThereAsync(string id)
    {
        YouTubeAnswer<CommentListView> answer = await caller.AskAsync(YouTubePaths.Comment(id), YouTubeJson.Default.CommentListView);
        return answer switch
        {
            YouTubeAnswer<CommentListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound } => (false, null),
            YouTubeAnswer<CommentListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled or YouTubeTrouble.Forbidden } => (
                true,
                null
            ),
            YouTubeAnswer<CommentListView>.Good { Value: { } view }
                when YouTubeText.ListOf(view.Kind, "youtube#commentListResponse", view.Items, view.PageInfo) is { } list => (
                list.Any(comment => string.Equals(comment.Id, id, StringComparison.Ordinal)),
                null
            ),
            _ => (null, caller.ReadingOf(answer, "a waiting reply", caught.Bookmark.IsOwner)),
        };
    }
}
