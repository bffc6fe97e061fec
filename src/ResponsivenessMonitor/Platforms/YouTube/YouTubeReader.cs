using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>One page of a reading: threads first, then what became of what waits, then the channel itself.</summary>
/// <remarks>What fails ends the page; nothing of it is kept.</remarks>
internal sealed class YouTubeReader
{
    private readonly YouTubeCaller caller;
    private readonly YouTubeCatch caught;
    private readonly YouTubeOptions options;
    private readonly ReadRequest request;
    private readonly Instant now;
    private YouTubeViewer viewer;
    private YouTubeThreads threads;
    private ChannelView? channel;

    internal YouTubeReader(YouTubeCaller caller, YouTubeOptions options, ReadRequest request, Instant now)
    {
        (this.caller, this.options, this.request, this.now) = (caller, options, request, now);
        caught = new YouTubeCatch(YouTubeBookmark.Read(request.Since, YouTubeChannel.Known(request.Access)));
        (viewer, threads) = SeenBy(caught.Bookmark.Channel ?? string.Empty);
    }

    internal async Task<Reading> ReadAsync()
    {
        if (caught.Bookmark.Channel is null && await KnowChannelAsync() is { } unknown)
        {
            return unknown;
        }

        if (caught.Bookmark.Owed.Count > 0)
        {
            return await PayAsync() ?? caught.ToPage(more: true);
        }

        bool wasUnderWay = caught.Bookmark.Threads.IsUnderWay;
        if (await WalkAsync() is { } notWalked)
        {
            return notWalked;
        }

        if (wasUnderWay || IsUnfinished)
        {
            // What came while several pages were read is found from the top.
            return caught.ToPage(more: true);
        }

        return await ReadRestAsync() ?? caught.ToPage(more: IsUnfinished);
    }

    private bool IsUnfinished => caught.Bookmark.Threads.IsUnderWay || caught.Bookmark.Owed.Count > 0;

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
        if (
            walk.IsUnderWay
            && answer is YouTubeAnswer<ThreadListView>.Refused { Refusal.Trouble: YouTubeTrouble.PageToken or YouTubeTrouble.Other }
        )
        {
            walk = walk.Restart(); // the way on is no longer good
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

    private Task<YouTubeAnswer<ThreadListView>> AskThreadsAsync(string? page) =>
        caller.AskAsync(YouTubePaths.ThreadsOf(viewer.Channel, page), YouTubeJson.Default.ThreadListView);

    private async Task<Reading?> TakeAsync(IReadOnlyList<YouTubeThread> page, YouTubeWalk walk)
    {
        Instant cutoff = now - options.FirstLookBack;
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
        return await threads.FindAsync(owed, threads.TakeAsync, threads.Withdraw);
    }

    private async Task<Reading?> ReadRestAsync()
    {
        if (request.Waiting.Count > 0 && await new YouTubeWaiting(threads, caught).ReadAsync() is { } notLooked)
        {
            return notLooked;
        }

        YouTubeVideos videos = new(caller, caught, options, viewer);
        if ((request.OwnActivity || request.WithProfile) && await videos.ReadAsync() is { } noVideos)
        {
            return noVideos;
        }

        YouTubeHeld held = new(caller, threads, caught, options, viewer);
        if (request.OwnActivity && held.IsTime && await held.ReadAsync() is { } noneHeld)
        {
            return noneHeld;
        }

        return request.WithProfile ? await ReadProfileAsync() : null;
    }

    private async Task<Reading?> ReadProfileAsync()
    {
        Reading? failure = channel is null ? await KnowChannelAsync() : null;
        if (failure is null && channel is { } found)
        {
            Instant? videoAt = caught.Bookmark.VideoAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null;
            Instant? lastAt = caught.Items.Where(item => item.Kind is null).Select(item => (Instant?)item.At).Append(videoAt).Max();
            caught.Profile = YouTubeMapping.ProfileOf(viewer.Channel, found, request.Access.Handle, lastAt);
        }

        return failure;
    }
}
