namespace ResponsivenessMonitor.Platforms.YouTube;

/// <summary>How channels are found and answered. Pure.</summary>
internal static class YouTubeChannel
{
    /// <summary>The channel's id, where the profile or the register says it; else null.</summary>
    internal static string? Known(AccountAccess access) =>
        YouTubeText.IsChannel(access.AuthorId) ? access.AuthorId
        : YouTubeText.IsChannel(access.Handle.TrimStart('@')) ? access.Handle.TrimStart('@')
        : null;

    /// <summary>Why a handle cannot be one on YouTube; null where it can be, or is a channel's id.</summary>
    internal static string? FaultOf(string handle)
    {
        string name = handle.Trim().TrimStart('@');
        return
            YouTubeText.IsChannel(name)
            || (name.Length is >= 3 and <= 30 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '/'))
            ? null
            : $"a handle on YouTube has 3 to 30 letters, digits and signs, and '{name}' has not; write it as the channel's page shows it after @, or the "
                + "channel's id, which begins with UC and has 24 signs";
    }

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
