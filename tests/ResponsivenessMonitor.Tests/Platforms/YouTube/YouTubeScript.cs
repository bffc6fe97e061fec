using NodaTime;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>A channel with its videos, and what was said below them.</summary>
internal sealed class YouTubeScript(TimeProvider time)
{
    private readonly List<Remark> remarks = [];
    private readonly List<(string Id, Instant At)> videos = [];
    private int count;

    /// <summary>Something that was said: a top-level comment, or a reply to one.</summary>
    internal sealed record Remark(string Id, string Author, string Text, Instant At)
    {
        internal string? Thread { get; init; }

        internal string? Video { get; init; }

        internal Instant? EditedAt { get; init; }

        internal bool IsDeleted { get; init; }

        internal string Status { get; init; } = "published";

        /// <summary>Whether it is told without its time, so that it cannot be read.</summary>
        internal bool IsSpoiled { get; init; }
    }

    internal const string Official = "UCLibraryDesk-----------";

    internal const string Uploads = "UULibraryDesk-----------";

    internal string Handle { get; set; } = "@librarydesk";

    /// <summary>Who sees the channel.</summary>
    internal string Privacy { get; set; } = "public";

    /// <summary>Whether comments are switched off.</summary>
    internal bool IsSilent { get; set; }

    /// <summary>Videos, newest first.</summary>
    internal IEnumerable<(string Id, Instant At)> Videos => videos.AsEnumerable().Reverse();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    internal static string ChannelOf(string? person) => person is null ? Official : $"UC{person}".PadRight(24, '_');

    /// <summary>Publishes: a video where the channel replies to nothing; a comment on the channel where somebody does; else a comment or a reply.</summary>
    internal string Publish(string? by, string text, string? parent, string status = "published", Instant? at = null)
    {
        Instant now = at ?? Now;
        count++;
        if (by is null && parent is null)
        {
            videos.Add(($"video{count:D6}", now));
            return videos[^1].Id;
        }

        Remark? above = parent is null ? null : Find(parent);
        string? thread = above?.Thread ?? above?.Id;
        remarks.Add(
            new Remark(thread is null ? $"Ugx{count:D6}AaABAg" : $"{thread}.r{count:D6}", ChannelOf(by), text, now)
            {
                Thread = thread,
                Video = above is null ? parent : above.Video,
                Status = status,
            }
        );
        return remarks[^1].Id;
    }

    internal void Delete(string id) => Change(id, remark => remark with { IsDeleted = true });

    internal void Edit(string id, string text) => Change(id, remark => remark with { Text = text, EditedAt = Now });

    /// <summary>The channel lets a held comment through, or holds one back.</summary>
    internal void Moderate(string id, string status) => Change(id, remark => remark with { Status = status });

    /// <summary>From now on a comment is told without its time, or with it again.</summary>
    internal void Spoil(string id, bool isSpoiled = true) => Change(id, remark => remark with { IsSpoiled = isSpoiled });

    /// <summary>What is there under an id, for everybody.</summary>
    internal Remark? Find(string id) => remarks.Find(remark => string.Equals(remark.Id, id, StringComparison.Ordinal) && IsShown(remark));

    /// <summary>Threads whose top-level comment everybody sees; newest first.</summary>
    internal IEnumerable<Remark> Threads => Newest.Where(remark => remark.Thread is null && IsShown(remark));

    /// <summary>Threads in which something is held with a status; newest first.</summary>
    internal IEnumerable<Remark> Held(string status) =>
        Newest.Where(top =>
            top is { Thread: null, IsDeleted: false }
            && remarks.Exists(one => !one.IsDeleted && Same(one.Thread ?? one.Id, top.Id) && Same(one.Status, status))
        );

    /// <summary>Replies of a thread, newest first: those that everybody sees, and those with another status where that is wanted.</summary>
    internal IEnumerable<Remark> RepliesTo(string thread, string? status = null) =>
        Newest.Where(remark => Same(remark.Thread, thread) && !remark.IsDeleted && (IsShown(remark) || Same(remark.Status, status)));

    private IEnumerable<Remark> Newest => remarks.AsEnumerable().Reverse().OrderByDescending(remark => remark.At);

    private bool IsShown(Remark remark) =>
        !remark.IsDeleted
        && remark.Status is "published"
        && (
            remark.Thread is not { } thread
            || remarks.Exists(top => Same(top.Id, thread) && top is { IsDeleted: false, Status: "published" })
        );

    private void Change(string id, Func<Remark, Remark> change)
    {
        int at = remarks.FindIndex(remark => Same(remark.Id, id));
        remarks[at] = change(remarks[at]);
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
