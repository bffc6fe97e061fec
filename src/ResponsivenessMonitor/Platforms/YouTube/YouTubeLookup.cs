namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Asks for threads by their ids.</summary>
internal sealed class YouTubeLookup(YouTubeCaller caller, YouTubeCatch caught)
{
    private const int Batch = 20; // a page where the API takes no size of it

    /// <summary>Threads of which nothing may be said on a page of the reading; where there are more, it is not they that are the matter.</summary>
    private const int MostUnsaid = 5;

    private int unsaid;

    /// <summary>Reads threads, several at once; one that spoils the answer for the others is found by asking for each alone.</summary>
    /// <param name="ids">Their ids.</param>
    /// <param name="found">Takes those that are there.</param>
    /// <param name="missing">Takes the ids of those that YouTube does not show, by its word on each alone.</param>
    /// <param name="without">Takes the ids of those of which it says nothing, with the reason.</param>
    /// <returns>Null when they were read; else what came instead.</returns>
    internal async Task<Reading?> FindAsync(
        IEnumerable<string> ids,
        Func<YouTubeThread, Task<Reading?>> found,
        Action<string> missing,
        Action<string, string?> without
    )
    {
        foreach (string[] batch in Batches(ids))
        {
            YouTubeFound answer = await AskAsync(batch);
            if (await TakeAsync(answer, found) is { } failure)
            {
                return failure;
            }

            foreach (string id in Absent(batch, answer))
            {
                // A list may leave one out for reasons of its own.
                YouTubeFound alone = batch.Length == 1 ? answer : await AskAsync([id]);
                if ((batch.Length > 1 ? await TakeAsync(alone, found) : null) is { } notTaken)
                {
                    return notTaken;
                }

                switch (alone)
                {
                    case YouTubeFound.Shown { Threads: [] }:
                        missing(id);
                        break;
                    case YouTubeFound.Unsaid { Doubt: { } doubt } when ++unsaid > MostUnsaid:
                        return new Reading.Unreachable(doubt);
                    case YouTubeFound.Unsaid { Doubt: var doubt }:
                        without(id, doubt);
                        break;
                }
            }
        }

        return null;
    }

    /// <summary>Takes those of several threads that YouTube shows; what it says of the others is not asked for.</summary>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ShowAsync(IEnumerable<string> ids, Func<YouTubeThread, Task<Reading?>> found)
    {
        foreach (string[] batch in Batches(ids))
        {
            if (await TakeAsync(await AskAsync(batch), found) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private static IEnumerable<string[]> Batches(IEnumerable<string> ids) =>
        ids.Where(YouTubeText.IsId).Distinct(StringComparer.Ordinal).Chunk(Batch);

    private static IEnumerable<string> Absent(string[] batch, YouTubeFound answer) =>
        answer is YouTubeFound.Shown { Threads: { } threads }
            ? batch.Except(threads.Select(thread => thread.Id), StringComparer.Ordinal)
            : batch;

    private static async Task<Reading?> TakeAsync(YouTubeFound answer, Func<YouTubeThread, Task<Reading?>> found)
    {
        foreach (YouTubeThread thread in answer is YouTubeFound.Shown { Threads: { } threads } ? threads : [])
        {
            if (await found(thread) is { } failure)
            {
                return failure;
            }
        }

        return (answer as YouTubeFound.Failed)?.Reading;
    }

    private async Task<YouTubeFound> AskAsync(string[] ids)
    {
        const string what = "a thread that was asked for by its id";
        YouTubeAnswer<ThreadListView> answer = await caller.AskAsync(YouTubePaths.ThreadsBy(ids), YouTubeJson.Default.ThreadListView);
        return answer switch
        {
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound } => new YouTubeFound.Shown([]),
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled or YouTubeTrouble.Forbidden } =>
                new YouTubeFound.Unsaid(Doubt: null),
            YouTubeAnswer<ThreadListView>.Good { Value: { } view }
                when YouTubeThreads.ThreadsOf(view) is { } threads
                    && threads.All(thread => ids.Contains(thread.Id, StringComparer.Ordinal)) => new YouTubeFound.Shown(threads),
            _ when answer.IsOfAccess => new YouTubeFound.Failed(caller.ReadingOf(answer, what, caught.Bookmark.IsOwner)),
            _ => new YouTubeFound.Unsaid(answer.WhyNot(what)),
        };
    }
}
