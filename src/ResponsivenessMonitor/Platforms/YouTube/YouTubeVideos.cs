using NodaTime;

namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>Reads the newest videos of the channel, which show that somebody was there.</summary>
internal sealed class YouTubeVideos(YouTubeCaller caller, YouTubeCatch caught, YouTubeOptions options, YouTubeViewer viewer)
{
    /// <summary>The list is in the order of adding, not of publishing; so a little of what was seen is looked at again.</summary>
    private static readonly Duration Overlap = Duration.FromDays(1);

    /// <summary>Reads them.</summary>
    /// <returns>Null when it was done; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync()
    {
        // A channel's list of videos is called as the channel is, but for its second letter.
        string list = caught.Bookmark.Uploads ?? $"UU{viewer.Channel[2..]}";
        YouTubeAnswer<VideoListView> answer = await caller.AskAsync(YouTubePaths.Videos(list), YouTubeJson.Default.VideoListView);
        if (answer is YouTubeAnswer<VideoListView>.Refused { Refusal.Trouble: YouTubeTrouble.NotFound })
        {
            return null; // so where there has never been a video
        }

        if (
            answer is not YouTubeAnswer<VideoListView>.Good { Value: { } view }
            || YouTubeText.ListOf(view.Kind, "youtube#playlistItemListResponse", view.Items, view.PageInfo) is not { } videos
        )
        {
            return caller.ReadingOf(answer, "the list of videos", caught.Bookmark.IsOwner);
        }

        Instant floor = caught.Bookmark.VideoAt is { } known
            ? Instant.FromUnixTimeMilliseconds(known) - Overlap
            : viewer.Now - options.FirstLookBack;
        foreach (VideoView video in videos)
        {
            if (
                video.ContentDetails is { VideoId: { } id } content
                && YouTubeText.IsId(id)
                && YouTubeText.TimeOf(content.VideoPublishedAt) is { } at
                && at <= viewer.Now // a premiere has its time before it has begun
            )
            {
                Take(id, at, floor);
            }
        }

        return null;
    }

    private void Take(string id, Instant at, Instant floor)
    {
        if (at >= floor)
        {
            caught.Add(YouTubeMapping.VideoOf(id, at, viewer));
        }

        long latest = Math.Max(caught.Bookmark.VideoAt ?? long.MinValue, at.ToUnixTimeMilliseconds());
        caught.Bookmark = caught.Bookmark with { VideoAt = latest };
    }
}
