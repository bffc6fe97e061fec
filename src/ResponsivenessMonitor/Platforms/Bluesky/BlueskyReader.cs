using NodaTime;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>One reading of one account, signed in or as anybody. Lists that come newest first are walked page by page.</summary>
internal sealed class BlueskyReader
{
    private const int PageSize = 100;

    private readonly BlueskyCaller caller;
    private readonly BlueskyOptions options;
    private readonly ReadRequest request;
    private readonly Instant now;
    private readonly BlueskyCatch caught;
    private readonly BlueskyOwnPosts own;
    private readonly BlueskyWaiting waiting;

    internal BlueskyReader(BlueskyCaller caller, BlueskyOptions options, ReadRequest request, Instant now)
    {
        (this.caller, this.options, this.request, this.now) = (caller, options, request, now);
        caught = new BlueskyCatch(BlueskyBookmark.Read(request.Since));
        own = new BlueskyOwnPosts(caller, caught, options, now);
        waiting = new BlueskyWaiting(caller, caught, request) { TakesAnybody = request.Access.Credential is null };
    }

    /// <summary>Reads signed in: what notifications tell, and what the account did if that is wanted and anything changed.</summary>
    internal async Task<Reading> ReadSignedInAsync(CancellationToken cancellationToken)
    {
        (BlueskyWalk inbound, BlueskyWalk posts) = (caught.Bookmark.Inbound, caught.Bookmark.Own);
        bool wantsOwn = request.OwnActivity || request.WithProfile || request.Waiting.Count > 0;
        RepoStatusView? status = null;
        if (wantsOwn && !inbound.IsUnderWay && !posts.IsUnderWay)
        {
            (status, Reading? inactive) = await StatusAsync(cancellationToken);
            if (inactive is not null)
            {
                return inactive;
            }
        }

        if (!posts.IsUnderWay)
        {
            if (await ReadNotificationsAsync(status is not null, cancellationToken) is { } failure)
            {
                return failure;
            }

            if (inbound.IsUnderWay || caught.Bookmark.Inbound.IsUnderWay)
            {
                // What a walk of several pages left above it, or what came while it was taken up again, is read from the top.
                return caught.ToPage(more: true);
            }
        }

        bool isChanged = status?.Rev is not { } rev || !string.Equals(rev, caught.Bookmark.Rev, StringComparison.Ordinal);
        if (posts.IsUnderWay || (wantsOwn && (isChanged || request.WithProfile)))
        {
            if (await own.ReadAsync(status?.Rev, cancellationToken) is { } failure)
            {
                return failure;
            }

            if (posts.IsUnderWay || caught.Bookmark.Own.IsUnderWay)
            {
                return caught.ToPage(more: true);
            }
        }

        return await ReadRestAsync(
            status?.Rev,
            request.OwnActivity
                && (status?.Rev is not { } change || !string.Equals(change, caught.Bookmark.ActsRev, StringComparison.Ordinal)),
            cancellationToken
        );
    }

    /// <summary>Reads as anybody: the account's own posts, and the replies below them.</summary>
    internal async Task<Reading> ReadPubliclyAsync(CancellationToken cancellationToken)
    {
        BlueskyWalk posts = caught.Bookmark.Own;
        if (
            await own.ReadAsync(rev: null, cancellationToken) is { } failure
            || (failure = await waiting.ReadThreadsAsync(own.Page, cancellationToken)) is not null
        )
        {
            return failure;
        }

        return posts.IsUnderWay || caught.Bookmark.Own.IsUnderWay
            ? caught.ToPage(more: true)
            : await ReadRestAsync(rev: null, withActs: request.OwnActivity && request.WithProfile, cancellationToken);
    }

    private async Task<Reading> ReadRestAsync(string? rev, bool withActs, CancellationToken cancellationToken)
    {
        if (withActs && await own.ReadActsAsync(rev, cancellationToken) is { } noActs)
        {
            return noActs;
        }

        if (request.Waiting.Count > 0 && await waiting.ReadAsync(cancellationToken) is { } notLooked)
        {
            return notLooked;
        }

        waiting.ForgetOthers();
        return request.WithProfile && await ReadProfileAsync(cancellationToken) is { } noProfile ? noProfile : caught.ToPage(more: false);
    }

    private async Task<Reading?> ReadNotificationsAsync(bool isStateKnown, CancellationToken cancellationToken)
    {
        BlueskyWalk walk = caught.Bookmark.Inbound;
        // A wish of the account's owner may hide strangers, who are the ones that ask.
        string method =
            $"app.bsky.notification.listNotifications?reasons=mention&reasons=reply&reasons=quote&limit={PageSize}&priority=false"
            + (walk.Cursor is { } cursor ? $"&cursor={Uri.EscapeDataString(cursor)}" : string.Empty);
        BlueskyAnswer<NotificationsView> answer = await caller.AskAsync(method, BlueskyJson.Default.NotificationsView, cancellationToken);
        if (answer is not BlueskyAnswer<NotificationsView>.Good { Value: { Notifications: { } list } view })
        {
            return caller.ReadingOf(answer, "the list of notifications");
        }

        List<(string Uri, Instant At)> walked = [];
        foreach (NotificationView? notification in list)
        {
            if (BlueskyMapping.TimeOf(notification?.IndexedAt) is not { } at || AtUri.Parse(notification?.Uri) is not { } uri)
            {
                return new Reading.Unreachable("notifications were answered with one that has no address or time");
            }

            walked.Add((uri.Text, at));
            caught.Add(walk.Knows(uri.Text) ? null : BlueskyMapping.ItemOf(notification!, caller.Place.Did));
        }

        caught.Bookmark = caught.Bookmark with { Inbound = walk.Take(walked, view.Cursor, BlueskyBookmark.FloorOf(walk, options, now)) };
        // An account that is suspended or switched off is told of nothing at all, as one that nobody writes to.
        return !isStateKnown && walk.Known.Length > 0 && walked.Count == 0 ? (await StatusAsync(cancellationToken)).Inactive : null;
    }

    private async Task<(RepoStatusView? Status, Reading? Inactive)> StatusAsync(CancellationToken cancellationToken)
    {
        BlueskyAnswer<RepoStatusView> answer = await caller.AskOpenlyAsync(
            $"com.atproto.sync.getRepoStatus?did={caller.Place.Did}",
            BlueskyJson.Default.RepoStatusView,
            cancellationToken
        );
        return answer switch
        {
            BlueskyAnswer<RepoStatusView>.Good { Value: { Active: false } view } => (null, BlueskyState.InactiveReading(view.Status)),
            BlueskyAnswer<RepoStatusView>.Good { Value: { Active: true } view } => (view, null),
            BlueskyAnswer<RepoStatusView>.Good => (null, new Reading.Unreachable("the account's server does not say whether it is active")),
            _ => (null, caller.ReadingOf(answer, "the account's state")),
        };
    }

    private async Task<Reading?> ReadProfileAsync(CancellationToken cancellationToken)
    {
        BlueskyAnswer<ProfileView> answer = await caller.AskAsync(
            $"app.bsky.actor.getProfile?actor={caller.Place.Did}",
            BlueskyJson.Default.ProfileView,
            cancellationToken
        );
        if (answer is not BlueskyAnswer<ProfileView>.Good { Value: { } view })
        {
            return caller.ReadingOf(answer, "the account's profile");
        }

        if (!string.Equals(view.Did, caller.Place.Did, StringComparison.Ordinal))
        {
            return new Reading.Unreachable("the profile that was answered is somebody else's");
        }

        caught.Profile = BlueskyMapping.ProfileOf(view, caller.Place, request.Access.Handle, own.LastPostAt);
        return null;
    }
}
