namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>How channels are found and answered. Pure.</summary>
internal static class YouTubeChannel
{
    /// <summary>The channel's id, where the profile or the register says it; else null.</summary>
    internal static string? Known(AccountAccess access) =>
        YouTubeText.IsChannel(access.AuthorId) ? access.AuthorId
        : YouTubeText.IsChannel(access.Handle.TrimStart('@')) ? access.Handle.TrimStart('@')
        : null;

    /// <summary>By what it is asked for: its id, else its handle.</summary>
    internal static string PathOf(string? id, string handle) => id is null ? YouTubePaths.ChannelOf(handle) : YouTubePaths.Channel(id);

    /// <summary>The channels of an answer; null when it is none that can be read, or does not itself say that it is empty.</summary>
    internal static IReadOnlyList<ChannelView>? Of(ChannelListView view) =>
        YouTubeText.ListOf(view.Kind, "youtube#channelListResponse", view.Items, view.PageInfo) is { } list
        && list.All(channel => YouTubeText.IsChannel(channel.Id))
        && (list.Count > 0 || view.PageInfo is { TotalResults: 0 })
            ? list
            : null;
}
