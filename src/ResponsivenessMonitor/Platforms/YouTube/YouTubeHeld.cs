using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Looks for comments that are held for review or taken for spam, which only the channel's own consent shows.</summary>
internal sealed class YouTubeHeld(
    YouTubeCaller caller,
    YouTubeThreads threads,
    YouTubeLookup lookup,
    YouTubeCatch caught,
    YouTubeOptions options,
    YouTubeViewer viewer
)
{
    private const int Most = 200;
    private const int MostKnown = 400;
    private const int MostAsked = 100;
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
                    // Nothing is let through or gone because it could not be asked; nobody waits for what is held.
                    Remember(caught.Bookmark.Held.Concat(held));
                    Again(options.BetweenHeld, caught.Bookmark.IsOwner);
                    return answer.IsOfAccess ? caller.ReadingOf(answer, "the list of held comments", caught.Bookmark.IsOwner) : null;
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

    /// <summary>
    /// What is on neither list any more was let through, was deleted, or, where the lists go on, stands further down. It is known as held until it is
    /// shown, or YouTube says that it is gone.
    /// </summary>
    private async Task<Reading?> ReleaseAsync(Dictionary<string, string> held, bool isAll)
    {
        KeyValuePair<string, string>[] gone = [.. caught.Bookmark.Held.Where(pair => !held.ContainsKey(pair.Key))];
        KeyValuePair<string, string>[] asked = isAll ? gone : [.. gone.TakeLast(MostAsked)];
        Remember(asked.Concat(gone).Concat(held)); // where not all are asked for, the others come next time
        string[] ids = [.. asked.Select(pair => pair.Value)];
        return isAll
            ? await lookup.FindAsync(
                ids,
                async thread =>
                {
                    Reading? failure = thread.IsHidden ? null : await threads.TakeAsync(thread);
                    if (thread.IsHidden || threads.IsTaken(thread.Id))
                    {
                        Forget(thread.Id, gone);
                    }

                    return failure;
                },
                thread => Forget(thread, gone).ForEach(caught.Withdraw),
                (_, _) => { } // of what YouTube says nothing it may say something next time
            )
            : await lookup.ShowAsync(ids, thread => thread.IsHidden ? Task.FromResult<Reading?>(null) : threads.TakeAsync(thread));
    }

    private void Remember(IEnumerable<KeyValuePair<string, string>> held) =>
        caught.Bookmark = caught.Bookmark with
        {
            Held = held.DistinctBy(pair => pair.Key, StringComparer.Ordinal).TakeLast(MostKnown).ToDictionary(StringComparer.Ordinal),
        };

    /// <summary>Knows those of a thread as held no more.</summary>
    private List<string> Forget(string thread, KeyValuePair<string, string>[] gone)
    {
        List<string> ids = [.. gone.Where(pair => string.Equals(pair.Value, thread, StringComparison.Ordinal)).Select(pair => pair.Key)];
        Remember(caught.Bookmark.Held.Where(pair => !ids.Contains(pair.Key, StringComparer.Ordinal)));
        return ids;
    }

    private void Again(Duration wait, bool isOwner) =>
        caught.Bookmark = caught.Bookmark with { HeldAgainAt = (viewer.Now + wait).ToUnixTimeMilliseconds(), IsOwner = isOwner };
}
