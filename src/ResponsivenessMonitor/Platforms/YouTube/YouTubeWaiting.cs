namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Looks at the threads in which something waits: whether it is still there, and what was said in them.</summary>
/// <remarks>
/// A late reply does not bring an old thread back to the top of the list, so those that it does not show are asked for by their ids.
/// Those of which YouTube did not say all before are asked for apart, for they would spoil the answer for the others.
/// </remarks>
internal sealed class YouTubeWaiting(YouTubeThreads threads, YouTubeLookup lookup, YouTubeCatch caught)
{
    private const int MostThreads = 200;

    /// <summary>Looks at them.</summary>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync()
    {
        IReadOnlyDictionary<string, string> before = caught.Bookmark.Waiting;
        string[] all = [.. threads.WaitingThreads.Order(StringComparer.Ordinal)];
        string[] unseen = [.. all.Where(id => !threads.Seen.ContainsKey(id) && !caught.Bookmark.Unsaid.ContainsKey(id))];
        int turn = unseen.Length <= MostThreads ? 0 : caught.Bookmark.Turn % unseen.Length;
        Dictionary<string, string> now = new(StringComparer.Ordinal);
        foreach (string id in all)
        {
            if (threads.Seen.GetValueOrDefault(id, before.GetValueOrDefault(id, string.Empty)) is { Length: > 0 } token)
            {
                now[id] = token;
            }
        }

        Reading? failure = await lookup.FindAsync(
            unseen[turn..].Concat(unseen[..turn]).Take(MostThreads),
            async thread =>
            {
                bool isChanged = !string.Equals(before.GetValueOrDefault(thread.Id), thread.Token, StringComparison.Ordinal);
                now[thread.Id] = thread.Token;
                return isChanged ? await threads.TakeAsync(thread) : null;
            },
            threads.Withdraw,
            threads.Unsay
        );
        caught.Bookmark = caught.Bookmark with
        {
            Waiting = now,
            Turn = unseen.Length <= MostThreads ? 0 : (turn + MostThreads) % unseen.Length,
        };
        return failure;
    }
}
