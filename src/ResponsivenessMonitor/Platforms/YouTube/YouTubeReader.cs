using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>One page of a reading: threads first, then what became of what waits, then the channel itself.</summary>
/// <remarks>
/// What is the matter with our access or with the list of threads ends the page, and nothing of it is kept. Where anything else is out of reach, what
/// was read is kept and all is looked at once more; where the doubt stays, the account is out of reach then. So the reading is not complete, which else
/// would say that all answers were seen.
/// </remarks>
internal sealed class YouTubeReader
{
    private readonly YouTubeCaller caller;
    private readonly YouTubeCatch caught;
    private readonly YouTubeOptions options;
    private readonly ReadRequest request;
    private readonly Instant now;
    private readonly IReadOnlyDictionary<string, long> unsaid;
    private readonly YouTubeLookup lookup;
    private YouTubeViewer viewer;
    private YouTubeThreads threads;
    private ChannelView? channel;
    private bool isCut;

    internal YouTubeReader(YouTubeCaller caller, YouTubeOptions options, ReadRequest request, Instant now)
    {
        (this.caller, this.options, this.request, this.now) = (caller, options, request, now);
        caught = new YouTubeCatch(YouTubeBookmark.Read(request.Since, YouTubeChannel.Known(request.Access)));
        unsaid = caught.Bookmark.Unsaid;
        lookup = new YouTubeLookup(caller, caught);
        (viewer, threads) = SeenBy(caught.Bookmark.Channel ?? string.Empty);
    }

    internal async Task<Reading> ReadAsync()
    {
        if (caught.Bookmark.Channel is null && await KnowChannelAsync() is { } unknown)
        {
            return unknown;
        }

        // Whose items are the account's own is not known before it has a profile, and a later page may not come.
        TellProfile();
        if (caught.Bookmark.Owed.Count > 0)
        {
            return await PayAsync() ?? caught.ToPage(more: true);
        }

        bool wasUnderWay = caught.Bookmark.Threads.IsUnderWay;
        if (await WalkAsync() is { } notWalked)
        {
            return notWalked;
        }

        if (!isCut && (wasUnderWay || IsUnfinished))
        {
            // What came while several pages were read is found from the top.
            return caught.ToPage(more: true);
        }

        return await ReadRestAsync() ?? LastPage();
    }

    private bool IsUnfinished => caught.Bookmark.Threads.IsUnderWay || caught.Bookmark.Owed.Count > 0;

    private Reading LastPage()
    {
        if (IsUnfinished && !isCut)
        {
            return caught.ToPage(more: true);
        }

        bool wasInDoubt = YouTubeBookmark.IsOfThisReading(caught.Bookmark.DoubtAt, now);
        if (caught.Bookmark.Doubt is { } doubt && wasInDoubt)
        {
            return new Reading.Unreachable(doubt);
        }

        bool isInDoubt = caught.Bookmark.Doubt is not null;
        caught.Bookmark = caught.Bookmark with { Doubt = null, DoubtAt = isInDoubt ? now.ToUnixTimeMilliseconds() : null };
        return caught.ToPage(more: isInDoubt);
    }

    private (YouTubeViewer Viewer, YouTubeThreads Threads) SeenBy(string channel)
    {
        YouTubeViewer eyes = new(channel, request.Siblings, now);
        return (eyes, new YouTubeThreads(caller, caught, request, eyes));
    }

    /// <summary>Finds out which channel the handle is, or how it is now.</summary>
    private async Task<Reading?> KnowChannelAsync()
    {
        YouTubeAnswer<ChannelListView> answer = await caller.AskAsync(
            YouTubeChannel.PathOf(caught.Bookmark.Channel, request.Access.Handle),
            YouTubeJson.Default.ChannelListView
        );
        if (answer is not YouTubeAnswer<ChannelListView>.Good { Value: { } view } || YouTubeChannel.Of(view) is not { } found)
        {
            return caller.ReadingOf(answer, "the channel", caught.Bookmark.IsOwner);
        }

        if (found is not [{ Id: { } id } first, ..])
        {
            // What was never seen may never have been there: its handle may be misspelt.
            return threads.Seen.Count > 0 ? new Reading.Unreachable("YouTube shows the channel's comments, but not the channel")
                : request.Access.AuthorId is null && (request.Since is null || caught.Bookmark.Channel is null)
                    ? new Reading.Unreachable("YouTube knows no channel by the handle or id that is registered")
                : new Reading.AccountGone(GoneKind.Deleted);
        }

        if (caught.Bookmark.Channel is { } known && !string.Equals(id, known, StringComparison.Ordinal))
        {
            return new Reading.Unreachable("the channel that was answered is another one");
        }

        channel = first;
        string? uploads = channel.ContentDetails?.RelatedPlaylists?.Uploads;
        caught.Bookmark = caught.Bookmark with { Channel = id, Uploads = YouTubeText.IsId(uploads) ? uploads : caught.Bookmark.Uploads };
        (viewer, threads) = string.Equals(viewer.Channel, id, StringComparison.Ordinal) ? (viewer, threads) : SeenBy(id);
        return null;
    }

    private async Task<Reading?> WalkAsync()
    {
        YouTubeWalk walk = caught.Bookmark.Threads;
        YouTubeAnswer<ThreadListView> answer = await AskThreadsAsync(walk.Page);
        if (walk.IsUnderWay && IsWayOnLost(answer))
        {
            bool isRefused = answer is YouTubeAnswer<ThreadListView>.Refused;
            bool isForGood = walk.WasRestarted(now);
            walk = isRefused ? walk.Restart(now) : walk; // the way on is no longer good
            if (!isRefused || isForGood)
            {
                caught.Doubt(answer.WhyNot("a later page of the list of comments"));
                return await ReadTopAsync(walk);
            }

            answer = await AskThreadsAsync(page: null);
        }

        switch (answer)
        {
            case YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.CommentsDisabled }:
                caught.Bookmark = caught.Bookmark with { Threads = walk.Restart() };
                return null;
            case YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound }:
                // Only the list of channels says whether there is one.
                return await KnowChannelAsync() ?? caller.ReadingOf(answer, "the list of comments", caught.Bookmark.IsOwner);
            case YouTubeAnswer<ThreadListView>.Good { Value: { } view } when YouTubeThreads.ThreadsOf(view) is { } page:
                caught.Bookmark = caught.Bookmark with { Threads = walk.Take(page, view.NextPageToken, now - options.FirstLookBack) };
                return await TakeAsync(page, walk);
            default:
                return caller.ReadingOf(answer, "the list of comments", caught.Bookmark.IsOwner);
        }
    }

    /// <summary>Whether a later page of the list is out of reach for a reason of its own.</summary>
    private static bool IsWayOnLost(YouTubeAnswer<ThreadListView> answer) =>
        answer switch
        {
            YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: var trouble } => trouble
                is YouTubeTrouble.PageToken
                    or YouTubeTrouble.Other,
            YouTubeAnswer<ThreadListView>.Good { Value: { } view } => YouTubeThreads.ThreadsOf(view) is null,
            _ => true,
        };

    /// <summary>Reads the newest threads alone, because the way on is out of reach: what lies below them is left to a later reading.</summary>
    private async Task<Reading?> ReadTopAsync(YouTubeWalk walk)
    {
        YouTubeAnswer<ThreadListView> answer = await AskThreadsAsync(page: null);
        if (answer is not YouTubeAnswer<ThreadListView>.Good { Value: { } view } || YouTubeThreads.ThreadsOf(view) is not { } page)
        {
            return caller.ReadingOf(answer, "the list of comments", caught.Bookmark.IsOwner);
        }

        isCut = true;
        caught.Bookmark = caught.Bookmark with { Threads = walk };
        return await TakeAsync(page, walk);
    }

    private Task<YouTubeAnswer<ThreadListView>> AskThreadsAsync(string? page) =>
        caller.AskAsync(YouTubePaths.ThreadsOf(viewer.Channel, page), YouTubeJson.Default.ThreadListView);

    private async Task<Reading?> TakeAsync(IReadOnlyList<YouTubeThread> page, YouTubeWalk walk)
    {
        Instant cutoff = now - options.FirstLookBack;
        IReadOnlyDictionary<string, string> lately = YouTubeBelow.With(caught.Bookmark.Lately, page, walk.IsUnderWay, cutoff);
        caught.Bookmark = caught.Bookmark with { Lately = lately };
        foreach (YouTubeThread thread in page)
        {
            threads.See(thread);
            bool isOfNow = walk.Mark is not null || thread.LastAt >= cutoff;
            if (isOfNow && !walk.Knows(thread) && await threads.TakeAsync(thread) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>Lists the replies for which an earlier page of the reading had no time.</summary>
    private async Task<Reading?> PayAsync()
    {
        IReadOnlyList<string> owed = caught.Bookmark.Owed;
        caught.Bookmark = caught.Bookmark with { Owed = [] };
        Reading? came = await lookup.FindAsync(owed, threads.TakeAsync, threads.Withdraw, threads.Unsay);
        if (came is not Reading.Unreachable { Reason: { } why })
        {
            return came;
        }

        // What is owed comes first, and must not keep all else from being read.
        foreach (string id in owed.Where(id => !threads.IsTaken(id)))
        {
            threads.Unsay(id, why);
        }

        return null;
    }

    private async Task<Reading?> ReadRestAsync()
    {
        YouTubeWaiting waiting = new(threads, lookup, caught);
        YouTubeUnsaid again = new(threads, lookup, caught, now);
        YouTubeBelow below = new(threads, lookup, caught, now);
        YouTubeVideos videos = new(caller, caught, options, viewer);
        YouTubeHeld held = new(caller, threads, lookup, caught, options, viewer);
        return await PartAsync(request.Waiting.Count > 0, waiting.ReadAsync)
            ?? await PartAsync(unsaid.Count > 0, () => again.ReadAsync(unsaid))
            ?? await PartAsync(request.OwnActivity && below.IsTime, below.ReadAsync)
            ?? await PartAsync(request.OwnActivity || request.WithProfile, videos.ReadAsync)
            ?? await PartAsync(request.OwnActivity && held.IsTime, held.ReadAsync)
            ?? await PartAsync(request.WithProfile, ReadProfileAsync);
    }

    /// <summary>Reads a part of the rest; where that is out of reach, the other parts are read all the same.</summary>
    private async Task<Reading?> PartAsync(bool isWanted, Func<Task<Reading?>> readAsync)
    {
        Reading? came = isWanted ? await readAsync() : null;
        if (came is Reading.Unreachable { Reason: { } why })
        {
            caught.Doubt(why);
            return null;
        }

        return came;
    }

    private async Task<Reading?> ReadProfileAsync()
    {
        Reading? failure = channel is null ? await KnowChannelAsync() : null;
        if (failure is null)
        {
            TellProfile();
        }

        return failure;
    }

    private void TellProfile()
    {
        if (request.WithProfile && channel is { } found)
        {
            Instant? videoAt = caught.Bookmark.VideoAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
            Instant? lastAt = caught.Items.Where(item => item.Kind is null).Select(item => (Instant?)item.At).Append(videoAt).Max();
            caught.Profile = YouTubeMapping.ProfileOf(viewer.Channel, found, request.Access.Handle, lastAt);
        }
    }
}
