namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>What is asked for, by what addresses. Each costs one unit.</summary>
internal static class YouTubePaths
{
    /// <summary>The status of comments that wait for whoever looks after the channel.</summary>
    internal const string Held = "heldForReview";

    /// <summary>The status of comments that YouTube takes for spam.</summary>
    internal const string LikelySpam = "likelySpam";

    private const string Threads = "commentThreads?part=snippet,replies&textFormat=plainText";
    private const string Comments = "comments?part=snippet&textFormat=plainText";
    private const string Channels = "channels?part=snippet,contentDetails,status";

    /// <summary>Threads on all videos of a channel, and on itself, newest first.</summary>
    /// <param name="channel">Its id.</param>
    /// <param name="page">Where the page begins; null for the first.</param>
    /// <param name="status">Of which status; null for those that everybody sees.</param>
    /// <param name="most">How many a page holds at most.</param>
    internal static string ThreadsOf(string channel, string? page, string? status = null, int most = 100) =>
        $"{Threads}&allThreadsRelatedToChannelId={channel}&order=time&maxResults={most}"
        + (status is null ? string.Empty : $"&moderationStatus={status}")
        + Page(page);

    /// <summary>Threads by their ids; the API takes no size of a page with them.</summary>
    internal static string ThreadsBy(IEnumerable<string> ids) => $"{Threads}&id={string.Join(',', ids.Select(Uri.EscapeDataString))}";

    /// <summary>The replies of a thread.</summary>
    internal static string Replies(string thread, string? page) =>
        $"{Comments}&parentId={Uri.EscapeDataString(thread)}&maxResults=100{Page(page)}";

    /// <summary>A comment by its id.</summary>
    internal static string Comment(string id) => $"{Comments}&id={Uri.EscapeDataString(id)}";

    /// <summary>A channel by its id.</summary>
    internal static string Channel(string id) => $"{Channels}&id={id}";

    /// <summary>A channel by its handle.</summary>
    internal static string ChannelOf(string handle) => $"{Channels}&forHandle={Uri.EscapeDataString($"@{handle.Trim().TrimStart('@')}")}";

    /// <summary>The channel whose consent a token is.</summary>
    internal static string Mine => $"{Channels}&mine=true";

    /// <summary>The newest videos of a list.</summary>
    internal static string Videos(string list) =>
        $"playlistItems?part=contentDetails&playlistId={Uri.EscapeDataString(list)}&maxResults=50";

    private static string Page(string? page) => page is null ? string.Empty : $"&pageToken={Uri.EscapeDataString(page)}";
}
