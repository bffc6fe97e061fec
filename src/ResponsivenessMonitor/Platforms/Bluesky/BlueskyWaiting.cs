namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Looks at what waits for an answer: whether it is still there, and what was said below it.</summary>
internal sealed class BlueskyWaiting(BlueskyCaller caller, BlueskyCatch caught, ReadRequest request)
{
    private const int Batch = 25;
    private const int MostItems = 100;
    private const int Depth = 10;

    private readonly HashSet<string> watched = new(StringComparer.Ordinal);

    /// <summary>Whether the posts of anybody below are items: so where no notifications tell of them.</summary>
    internal bool TakesAnybody { get; init; }

    /// <summary>Finds out which waiting items are gone, and reads the threads of those that were replied to since.</summary>
    /// <returns>Null when it was read; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync(CancellationToken cancellationToken)
    {
        string[] all =
        [
            .. request
                .Waiting.Select(item => AtUri.Parse(item.Item.Value)?.Text)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        watched.UnionWith(all.Select(BlueskyWalk.TokenOf));
        int turn = all.Length <= MostItems ? 0 : caught.Bookmark.Turn % all.Length;
        string[] asked = [.. all[turn..].Concat(all[..turn]).Take(MostItems)];
        List<PostView> there = [];
        foreach (string[] batch in asked.Chunk(Batch))
        {
            string method = "app.bsky.feed.getPosts?" + string.Join('&', batch.Select(uri => $"uris={Uri.EscapeDataString(uri)}"));
            BlueskyAnswer<PostsView> answer = await caller.AskAsync(method, BlueskyJson.Default.PostsView, cancellationToken);
            if (answer is not BlueskyAnswer<PostsView>.Good { Value.Posts: { } posts })
            {
                return caller.ReadingOf(answer, "the list of waiting items");
            }

            there.AddRange(posts.OfType<PostView>());
            HashSet<string?> found = [.. posts.Select(post => post?.Uri)];
            foreach (string uri in batch.Where(uri => !found.Contains(uri)))
            {
                if (await MissAsync(uri, cancellationToken) is { } failure)
                {
                    return failure;
                }
            }
        }

        caught.Bookmark = caught.Bookmark with { Turn = all.Length <= MostItems ? 0 : (turn + MostItems) % all.Length };
        return TakesAnybody || request.Siblings.Count > 0 ? await ReadThreadsAsync(there, cancellationToken) : null;
    }

    /// <summary>Reads the threads below posts whose count of replies has changed.</summary>
    /// <returns>Null when they were read; else what came instead.</returns>
    internal async Task<Reading?> ReadThreadsAsync(IEnumerable<PostView> posts, CancellationToken cancellationToken)
    {
        Dictionary<string, int> counts = new(caught.Bookmark.Replies, StringComparer.Ordinal);
        foreach (PostView post in posts)
        {
            if (AtUri.Parse(post.Uri) is not { } uri)
            {
                continue;
            }

            string token = BlueskyWalk.TokenOf(uri.Text);
            _ = watched.Add(token);
            int count = Math.Max(0, post.ReplyCount ?? 0);
            if (count == counts.GetValueOrDefault(token))
            {
                continue;
            }

            BlueskyAnswer<ThreadView> answer = await caller.AskAsync(
                ThreadOf(uri.Text, Depth),
                BlueskyJson.Default.ThreadView,
                cancellationToken
            );
            if (answer is BlueskyAnswer<ThreadView>.Good { Value.Thread: { } thread })
            {
                Take(thread, uri.Text);
            }
            else if (!IsNotFound(answer))
            {
                return caller.ReadingOf(answer, "a thread");
            }

            counts[token] = count;
        }

        caught.Bookmark = caught.Bookmark with { Replies = counts };
        return null;
    }

    /// <summary>Forgets how many replies posts had that neither wait nor were looked at in this reading; else they would add up for ever.</summary>
    internal void ForgetOthers() =>
        caught.Bookmark = caught.Bookmark with
        {
            Replies = caught
                .Bookmark.Replies.Where(pair => watched.Contains(pair.Key))
                .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
        };

    private void Take(ThreadNodeView thread, string top)
    {
        foreach (PostView post in BlueskyMapping.PostsOf(thread).Where(post => !string.Equals(post.Uri, top, StringComparison.Ordinal)))
        {
            string? author = AtUri.Parse(post.Uri)?.Did;
            if (
                author is not null
                && (
                    TakesAnybody
                    || string.Equals(author, caller.Place.Did, StringComparison.Ordinal)
                    || request.Siblings.Contains(author, StringComparer.Ordinal)
                )
            )
            {
                caught.Add(BlueskyMapping.ItemOf(post, caller.Place.Did));
            }
        }
    }

    /// <summary>A list may leave a post out for other reasons, a block among them; only who is asked for it alone says that it is gone.</summary>
    private async Task<Reading?> MissAsync(string uri, CancellationToken cancellationToken)
    {
        BlueskyAnswer<ThreadView> answer = await caller.AskAsync(
            ThreadOf(uri, depth: 0),
            BlueskyJson.Default.ThreadView,
            cancellationToken
        );
        if (IsNotFound(answer))
        {
            caught.Add(new Withdrawal(new Policy.Enquiries.ItemId(uri), At: null));
            return null;
        }

        return answer is BlueskyAnswer<ThreadView>.Good ? null : caller.ReadingOf(answer, "a thread");
    }

    private static bool IsNotFound(BlueskyAnswer<ThreadView> answer) =>
        answer is BlueskyAnswer<ThreadView>.Refused { Error: "NotFound" } or BlueskyAnswer<ThreadView>.Good { Value.Thread.NotFound: true };

    private static string ThreadOf(string uri, int depth) =>
        $"app.bsky.feed.getPostThread?uri={Uri.EscapeDataString(uri)}&depth={depth}&parentHeight=0";
}
