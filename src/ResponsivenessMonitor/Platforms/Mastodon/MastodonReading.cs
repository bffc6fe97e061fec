using NodaTime;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>One page of a reading: mentions first, then what the account did, then what became of what waits.</summary>
/// <remarks>Lists are walked from the newest entry to what is known, by the server's own links. What fails ends the page; nothing of it is kept.</remarks>
internal sealed class MastodonReading
{
    /// <summary>What was edited within this time is given again.</summary>
    private static readonly Duration Lately = Duration.FromDays(1);

    private readonly MastodonCalls calls;
    private readonly ReadRequest request;
    private readonly MastodonOptions options;
    private readonly MastodonSupport support;
    private readonly MastodonNames names;
    private readonly Instant now;
    private readonly MastodonGathering gathering;
    private readonly List<Activity> activity = [];
    private readonly List<Withdrawal> withdrawn = [];
    private MastodonBookmark mark;
    private MastodonAccount? self;
    private Reading? failure;

    internal MastodonReading(
        MastodonCalls calls,
        ReadRequest request,
        MastodonNames names,
        MastodonBookmark mark,
        MastodonSupport support,
        MastodonOptions options,
        Instant now
    )
    {
        (this.calls, this.request, this.names, this.mark) = (calls, request, names, mark);
        (this.support, this.options, this.now) = (support, options, now);
        gathering = new MastodonGathering(calls, support.Threads, request.Waiting, ViewerOf(mark));
    }

    internal async Task<Reading> ReadAsync()
    {
        if (mark.IsGapOf(now))
        {
            return new Reading.Unreachable(
                mark.Gap == MastodonGap.NoPaging
                    ? "more came since the last reading than one page of the server shows, and it gives no way to the rest; read it more often"
                    : "more came since the last reading than 50 of the server's pages show, or its pages lead round in circles"
            );
        }

        mark = mark with { GapAt = null, Gap = MastodonGap.None };
        if (mark.Me is null)
        {
            await KnowSelfAsync();
        }

        bool isDone = failure is null && await ReadMentionsAsync();
        if (failure is null && isDone && (request.OwnActivity || request.Waiting.Count > 0 || gathering.HasInbound))
        {
            isDone = await ReadOwnAsync();
        }

        if (failure is null && isDone)
        {
            await ReadRestAsync();
        }

        return calls.Told(failure ?? Page(isDone));
    }

    /// <summary>The account as it sees itself; before anybody has asked who it is, by no id.</summary>
    private MastodonViewer ViewerOf(MastodonBookmark mark) =>
        new(
            mark.Me ?? string.Empty,
            request.Access.AuthorId ?? names.AddressOf(mark.Acct ?? request.Access.Handle),
            request.Access.Handle,
            names,
            now
        );

    private Reading.Page Page(bool isDone) =>
        new(
            [.. MastodonMapping.InOrder(gathering.Items)],
            [.. withdrawn],
            [.. activity.Distinct()],
            mark.Write(),
            isDone && self is not null && request.WithProfile ? MastodonMapping.ProfileOf(self, gathering.Viewer) : null,
            More: !isDone || mark.GapAt is not null
        );

    /// <summary>Finds out whose token it is.</summary>
    private async Task KnowSelfAsync()
    {
        if (await TakeAsync(await calls.AskAsync(MastodonPaths.Self, MastodonJson.Default.MastodonAccount)) is not { } account)
        {
            return;
        }

        // A rename is told by the id alone; before that is known, another name is another account.
        bool isOurs = mark.Me is { } me
            ? string.Equals(me, account.Id, StringComparison.Ordinal)
            : names.IsSame(request.Access.Handle, account.Acct)
                || string.Equals(request.Access.AuthorId, names.AddressOf(account.Acct), StringComparison.Ordinal);
        failure =
            account.Suspended == true ? new Reading.AccountGone(GoneKind.Suspended)
            : !isOurs ? new Reading.Unreachable("the token is that of another account; check says of which")
            : null;
        (self, mark) = (account, mark with { Me = account.Id, Acct = mark.Acct ?? account.Acct });
        gathering.Viewer = ViewerOf(mark);
    }

    private async Task<bool> ReadMentionsAsync()
    {
        string? next = MastodonLink.IsOf(mark.Mentions.Next, MastodonPaths.Notifications) ? mark.Mentions.Next : null;
        MastodonWalk walk = next is null ? mark.Mentions.Restart() : mark.Mentions;
        MastodonAnswer<IReadOnlyList<MastodonNotification>> answer = await AskMentionsAsync(next);
        if (answer is MastodonAnswer<IReadOnlyList<MastodonNotification>>.Not { Refusal: MastodonRefusal.NotTaken })
        {
            // An old way on, or a server that does not know the types: from the top, and all that it has.
            support.KnowsTypes &= next is not null;
            walk = walk.Restart();
            answer = await AskMentionsAsync(next: null);
        }

        if (await TakeAsync(answer) is not { } page)
        {
            return false;
        }

        MastodonLink link = LinkOf(answer);
        MastodonEntry[] entries = [.. page.Select(entry => new MastodonEntry(entry.Id, entry.CreatedAt))];
        MastodonStep step = walk.Take(entries, link, Cutoff);
        foreach (MastodonNotification entry in page.Reverse())
        {
            bool isQuote = string.Equals(entry.Type, "quote", StringComparison.Ordinal);
            if (
                failure is null
                && entry.Status is { } status
                && (isQuote || string.Equals(entry.Type, "mention", StringComparison.Ordinal))
            )
            {
                bool isNews = IsNews(walk, new MastodonEntry(entry.Id, entry.CreatedAt), entries) || status.EditedAt >= now - Lately;
                failure = await gathering.SeeAsync(status, isNews, isQuote);
            }
        }

        Move(mark with { Mentions = step.Walk }, step.Gap);
        return step.IsDone;
    }

    private Task<MastodonAnswer<IReadOnlyList<MastodonNotification>>> AskMentionsAsync(string? next) =>
        calls.AskAsync(
            next ?? (support.KnowsTypes ? MastodonPaths.Mentions : MastodonPaths.AllNotifications),
            MastodonJson.Default.IReadOnlyListMastodonNotification
        );

    private bool IsNews(MastodonWalk walk, MastodonEntry entry, MastodonEntry[] page) =>
        walk.IsNews(entry, page) && (walk.Floor is not null || entry.At >= Cutoff);

    private static MastodonLink LinkOf<T>(MastodonAnswer<T> answer)
        where T : class => (answer as MastodonAnswer<T>.Good)?.Link ?? default;

    private async Task<bool> ReadOwnAsync()
    {
        string path = MastodonPaths.Statuses(gathering.Viewer.Me);
        string? next = MastodonLink.IsOf(mark.Own.Next, path) ? mark.Own.Next : null;
        MastodonWalk walk = next is null ? mark.Own.Restart() : mark.Own;
        MastodonAnswer<IReadOnlyList<MastodonStatus>> answer = await calls.AskAsync(
            next ?? $"{path}?limit={MastodonPaths.PageSize}",
            MastodonJson.Default.IReadOnlyListMastodonStatus
        );
        if (next is not null && answer is MastodonAnswer<IReadOnlyList<MastodonStatus>>.Not { Refusal: MastodonRefusal.NotTaken })
        {
            mark = mark with { Own = walk.Restart() };
            return false;
        }

        if (await TakeAsync(answer) is not { } page)
        {
            return false;
        }

        MastodonLink link = LinkOf(answer);
        MastodonEntry[] entries = [.. page.Select(entry => new MastodonEntry(entry.Id, entry.CreatedAt))];
        MastodonStep step = walk.Take(entries, link, Cutoff);
        foreach (MastodonStatus status in page.Reverse().Where(status => MastodonMapping.IsOwn(status, gathering.Viewer)))
        {
            bool isNews = IsNews(walk, new MastodonEntry(status.Id, status.CreatedAt), entries);
            if (status.Reblog is { } passedOn)
            {
                TakeBoost(status, passedOn, isNews && walk.Floor is not null, isNews);
            }
            else if (failure is null)
            {
                failure = await gathering.SeeAsync(status, isNews);
            }
        }

        Move(mark with { Own = step.Walk }, step.Gap);
        return step.IsDone;
    }

    /// <summary>An item that was passed on shows a visit at its time; where the server copies the original's time, when it is first seen.</summary>
    private void TakeBoost(MastodonStatus boost, MastodonStatus original, bool isSince, bool isNews)
    {
        if (isNews && boost.CreatedAt > original.CreatedAt)
        {
            activity.Add(new Activity(EvidenceKind.PassedOn, Instant.Min(boost.CreatedAt, now)));
        }
        else if (isSince)
        {
            activity.Add(new Activity(EvidenceKind.PassedOn, now));
        }
    }

    private async Task ReadRestAsync()
    {
        MastodonWaiting waiting = new(calls, gathering, support);
        failure = await waiting.LookAsync(request.Waiting, mark, now);
        withdrawn.AddRange(waiting.Withdrawn);
        mark = mark with { Replies = waiting.Replies, Turn = mark.Turn + (waiting.IsOneByOne ? 1 : 0) };
        if (failure is null && request.OwnActivity && IsTimeForLikes)
        {
            await ReadLikesAsync();
        }

        if (failure is null && request.WithProfile && self is null)
        {
            await KnowSelfAsync();
        }
    }

    private bool IsTimeForLikes => mark.LikesAt is not { } at || now - Instant.FromUnixTimeMilliseconds(at) >= options.BetweenLikes;

    /// <summary>Likes have no time: one counts when it is first seen, and none of those that there were before anybody looked.</summary>
    private async Task ReadLikesAsync()
    {
        MastodonAnswer<IReadOnlyList<MastodonStatus>> answer = await calls.AskAsync(
            MastodonPaths.Likes,
            MastodonJson.Default.IReadOnlyListMastodonStatus
        );
        if (answer is MastodonAnswer<IReadOnlyList<MastodonStatus>>.Good { Value: { } liked })
        {
            // Once some are known, those below the first known one are older, and only show again because another was taken back.
            string[] ids = [.. liked.Select(status => status.Id)];
            IEnumerable<string> fresh = mark.Likes is { } known ? ids.TakeWhile(id => !known.Contains(id, StringComparer.Ordinal)) : [];
            activity.AddRange(fresh.Take(1).Select(_ => new Activity(EvidenceKind.Liked, now)));
            mark = mark with { Likes = ids, LikesAt = now.ToUnixTimeMilliseconds() };
        }
        else if (
            answer is MastodonAnswer<IReadOnlyList<MastodonStatus>>.Not { Refusal: MastodonRefusal.Limited or MastodonRefusal.Silent } not
        )
        {
            failure = await calls.FailureAsync(not.Refusal, MastodonPaths.Account(gathering.Viewer.Me));
        }
        else
        {
            // The token need not allow it, nor the server know it; that is asked again half a day later.
            mark = mark with
            {
                LikesAt = (now + Duration.FromHours(12)).ToUnixTimeMilliseconds(),
            };
        }
    }

    private Instant Cutoff => now - options.FirstLookBack;

    private void Move(MastodonBookmark moved, MastodonGap gap) =>
        mark = gap == MastodonGap.None ? moved : moved with { Gap = gap, GapAt = now.ToUnixTimeMilliseconds() };

    /// <summary>What came, or null with the failure noted.</summary>
    private async Task<T?> TakeAsync<T>(MastodonAnswer<T> answer)
        where T : class
    {
        if (answer is MastodonAnswer<T>.Good good)
        {
            return good.Value;
        }

        string probe = mark.Me is { } me ? MastodonPaths.Account(me) : MastodonPaths.Lookup(MastodonNames.LocalOf(request.Access.Handle));
        failure = await calls.FailureAsync(((MastodonAnswer<T>.Not)answer).Refusal, probe);
        return null;
    }
}
