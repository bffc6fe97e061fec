using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Looks for comments that are held for review or taken for spam, which only the channel's own consent shows.</summary>
internal sealed class YouTubeHeld(
    YouTubeCaller caller,
    YouTubeThreads threads,
    YouTubeCatch caught,
    YouTubeOptions options,
    YouTubeViewer viewer
)
{
    private const int Most = 200;
    private static readonly Duration NotShown = Duration.FromHours(12);

    /// <summary>Whether it is time for another look.</summary>
    internal bool IsTime =>
        caller.IsSignedIn && !(caught.Bookmark.HeldAgainAt is { } at && viewer.Now < Instant.FromUnixTimeMilliseconds(at));

    /// <summary>Looks for them, and for those that were held before.</summary>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync()
    {
        Dictionary<string, string> held = new(StringComparer.Ordinal);
        bool isAll = true;
        foreach (string status in new[] { YouTubePaths.Held, YouTubePaths.LikelySpam })
        {
            YouTubeAnswer<ThreadListView> answer = await caller.AskAsync(
                YouTubePaths.ThreadsOf(viewer.Channel, page: null, status),
                YouTubeJson.Default.ThreadListView
            );
            switch (answer)
            {
                case YouTubeAnswer<ThreadListView>.Good { Value: { } view } when YouTubeThreads.ThreadsOf(view) is { } found:
                    isAll &= string.IsNullOrEmpty(view.NextPageToken);
                    Take(found, status, held);
                    break;
                case YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.Forbidden or YouTubeTrouble.Scope }:
                    // The consent is somebody else's, who may read all that everybody may.
                    Again(NotShown, isOwner: false);
                    return null;
                case YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled }:
                    break;
                default:
                    return caller.ReadingOf(answer, "the list of held comments", caught.Bookmark.IsOwner);
            }
        }

        Again(options.BetweenHeld, isOwner: true);
        return await ReleaseAsync(held, isAll);
    }

    private void Take(IReadOnlyList<YouTubeThread> found, string status, Dictionary<string, string> held)
    {
        foreach (YouTubeThread thread in found)
        {
            // Where it is not said which comment of a thread is held, it is the one that the thread begins with.
            bool isSaid = thread.Remarks.Any(remark => remark.Status is not null);
            YouTubeThread told = isSaid ? thread : thread with { Top = thread.Top with { Status = status } };
            foreach (PlatformItem item in YouTubeMapping.ItemsOf(told, viewer).Where(item => item.IsSpam))
            {
                string id = item.Id.Value;
                if (held.Count < Most && held.TryAdd(id, thread.Id) && !caught.Bookmark.Held.ContainsKey(id) && IsLate(item))
                {
                    caught.Add(item);
                }
            }
        }
    }

    private bool IsLate(PlatformItem item) => item.At >= viewer.Now - options.FirstLookBack;

    /// <summary>What is held no more was let through, and is given again as it is now; or it was deleted.</summary>
    private async Task<Reading?> ReleaseAsync(Dictionary<string, string> held, bool isAll)
    {
        Dictionary<string, string> known = new(caught.Bookmark.Held, StringComparer.Ordinal);
        if (!isAll)
        {
            // What a page does not show may only have fallen off it.
            caught.Bookmark = caught.Bookmark with
            {
                Held = known
                    .Concat(held)
                    .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
                    .TakeLast(Most)
                    .ToDictionary(StringComparer.Ordinal),
            };
            return null;
        }

        KeyValuePair<string, string>[] gone = [.. known.Where(pair => !held.ContainsKey(pair.Key))];
        threads.Released.UnionWith(gone.Select(pair => pair.Key));
        Reading? failure = await threads.FindAsync(
            gone.Select(pair => pair.Value),
            thread => thread.IsHidden ? Task.FromResult<Reading?>(null) : threads.TakeAsync(thread),
            thread =>
            {
                foreach (
                    KeyValuePair<string, string> pair in gone.Where(pair => string.Equals(pair.Value, thread, StringComparison.Ordinal))
                )
                {
                    caught.Withdraw(pair.Key);
                }
            }
        );
        caught.Bookmark = caught.Bookmark with { Held = held };
        return failure;
    }

    private void Again(Duration wait, bool isOwner) =>
        caught.Bookmark = caught.Bookmark with { HeldAgainAt = (viewer.Now + wait).ToUnixTimeMilliseconds(), IsOwner = isOwner };
}
