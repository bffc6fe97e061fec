using NodaTime;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Reads what the account published: posts, replies, and, for visits, likes, reposts and follows.</summary>
internal sealed class BlueskyOwnPosts(BlueskyCaller caller, BlueskyCatch caught, BlueskyOptions options, Instant now)
{
    private const int PageSize = 50;
    private const int ActsPageSize = 100;
    private const int MostActsPages = 10;

    /// <summary>
    /// Until a change has come from the account's server to where feeds are made. Mostly that is seconds; but an answer that a feed does not show yet
    /// must not be missed because nothing has changed on the server since.
    /// </summary>
    private static readonly Duration Settling = Duration.FromHours(1);

    private static readonly (string Collection, EvidenceKind Kind)[] Acts =
    [
        ("app.bsky.feed.like", EvidenceKind.Liked),
        ("app.bsky.feed.repost", EvidenceKind.PassedOn),
        ("app.bsky.graph.follow", EvidenceKind.Followed),
    ];

    /// <summary>The posts of the page that was read last, the account's own only; empty before.</summary>
    internal IReadOnlyList<PostView> Page { get; private set; } = [];

    /// <summary>The newest post of that page; null when it has none.</summary>
    internal Instant? LastPostAt { get; private set; }

    /// <summary>Reads a page of the account's posts.</summary>
    /// <param name="rev">The account's last change as its server says it; null when it was not asked.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Null when it was read; else what came instead.</returns>
    internal async Task<Reading?> ReadAsync(string? rev, CancellationToken cancellationToken)
    {
        BlueskyWalk walk = caught.Bookmark.Own;
        string method =
            $"app.bsky.feed.getAuthorFeed?actor={caller.Place.Did}&filter=posts_with_replies&limit={PageSize}"
            + (walk.Cursor is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : string.Empty);
        BlueskyAnswer<FeedView> answer = await caller.AskAsync(method, BlueskyJson.Default.FeedView, cancellationToken);
        if (answer is not BlueskyAnswer<FeedView>.Good { Value: { Feed: { } feed } view })
        {
            return caller.ReadingOf(answer, "the list of the account's posts");
        }

        List<(string Uri, Instant At)> walked = [];
        List<PostView> own = [];
        foreach (FeedEntryView? entry in feed)
        {
            bool isPassedOn = BlueskyPost.TextOf(entry?.Reason, "$type") is "app.bsky.feed.defs#reasonRepost";
            Instant? at = BlueskyMapping.TimeOf(isPassedOn ? BlueskyPost.TextOf(entry?.Reason, "indexedAt") : entry?.Post?.IndexedAt);
            if (at is not { } time || AtUri.Parse(entry?.Post?.Uri) is not { } uri)
            {
                return new Reading.Unreachable("the account's posts were answered with one that has no address or time");
            }

            walked.Add((isPassedOn ? $"repost {uri.Text}" : uri.Text, time));
            if (!isPassedOn && string.Equals(uri.Did, caller.Place.Did, StringComparison.Ordinal))
            {
                own.Add(entry!.Post!);
                LastPostAt = LastPostAt is { } last ? Instant.Max(last, time) : time;
                caught.Add(walk.Knows(uri.Text) ? null : BlueskyMapping.ItemOf(entry.Post, caller.Place.Did));
            }
        }

        Page = own;
        BlueskyWalk next = walk.Take(walked, view.Cursor, BlueskyBookmark.FloorOf(walk, options, now));
        caught.Bookmark = caught.Bookmark with { Own = next, Rev = next.IsUnderWay || !IsSettled(rev) ? null : rev };
        return null;
    }

    /// <summary>Reads what the account liked, passed on and followed since it was read last.</summary>
    /// <returns>Null when it was read; else what came instead.</returns>
    internal async Task<Reading?> ReadActsAsync(string? rev, CancellationToken cancellationToken)
    {
        Dictionary<string, string> newest = new(caught.Bookmark.Acts, StringComparer.Ordinal);
        foreach ((string collection, EvidenceKind kind) in Acts)
        {
            if (await ReadActsAsync(collection, kind, newest, cancellationToken) is { } failure)
            {
                return failure;
            }
        }

        caught.Bookmark = caught.Bookmark with { Acts = newest, ActsRev = rev };
        return null;
    }

    /// <summary>Reads the acts of a collection, the newest first, back to the last one that is known or to how far a first look goes.</summary>
    private async Task<Reading?> ReadActsAsync(
        string collection,
        EvidenceKind kind,
        Dictionary<string, string> newest,
        CancellationToken cancellationToken
    )
    {
        string last = newest.GetValueOrDefault(collection, string.Empty);
        string? cursor = null;
        for (int page = 0; page < MostActsPages; page++)
        {
            string method =
                $"com.atproto.repo.listRecords?repo={caller.Place.Did}&collection={collection}&limit={ActsPageSize}"
                + (cursor is null ? string.Empty : $"&cursor={Uri.EscapeDataString(cursor)}");
            BlueskyAnswer<RecordsView> answer = await caller.AskOpenlyAsync(method, BlueskyJson.Default.RecordsView, cancellationToken);
            if (answer is not BlueskyAnswer<RecordsView>.Good { Value: { Records: { } records } view })
            {
                return caller.ReadingOf(answer, "the list of the account's acts");
            }

            bool isEnd = string.IsNullOrEmpty(view.Cursor) || string.Equals(view.Cursor, cursor, StringComparison.Ordinal);
            foreach (RecordView record in records.OfType<RecordView>())
            {
                isEnd |= !Take(record, kind, collection, last, newest);
            }

            if (isEnd)
            {
                break;
            }

            cursor = view.Cursor;
        }

        return null;
    }

    /// <summary>Takes an act.</summary>
    /// <returns>False for one that is known, or older than a first look goes: then those that follow are so too.</returns>
    private bool Take(RecordView record, EvidenceKind kind, string collection, string last, Dictionary<string, string> newest)
    {
        if (AtUri.Parse(record.Uri) is not { } uri)
        {
            return true;
        }

        if (string.CompareOrdinal(uri.Key, last) <= 0)
        {
            return false;
        }

        newest[collection] =
            string.CompareOrdinal(uri.Key, newest.GetValueOrDefault(collection, string.Empty)) > 0 ? uri.Key : newest[collection];
        if (BlueskyMapping.TimeOf(BlueskyPost.TextOf(record.Value, "createdAt")) is not { } at)
        {
            return true;
        }

        bool isRecent = at > now - Duration.FromTimeSpan(options.FirstLook);
        if (isRecent)
        {
            // The time is that of the account's own program; of one that runs ahead nothing later than now is believed.
            caught.Add(new Activity(kind, Instant.Min(at, now)));
        }

        return isRecent;
    }

    private bool IsSettled(string? rev) => rev is not null && Tid.TimeOf(rev) is { } changed && changed + Settling < now;
}
