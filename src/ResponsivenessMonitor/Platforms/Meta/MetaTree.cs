using NodaTime;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Takes lists as they come: what is new in them is told of, and the bookmark moves on.</summary>
/// <remarks>Each method returns null, or what is wrong with a list of which nothing can be kept.</remarks>
internal sealed class MetaTree(MetaMapping mapping, MetaCatch caught, Uri server, Instant now, Instant cutoff)
{
    private const string NoPost = "a post came without an id or a time";
    private const string NoComment = "a comment came without an id or a time";
    private const string NoMessage = "a private message came without an id or a time";

    private int comments;
    private int nameless;

    internal MetaBookmark Mark { get; set; } = new();

    /// <summary>Whether comments came and none of them said who wrote it: answers cannot be told from questions then.</summary>
    internal bool IsNameless => comments > 1 && comments == nameless;

    /// <summary>Where each list of posts goes on below what was taken of it last, and the oldest post there.</summary>
    internal Dictionary<string, (string? Cursor, Instant? Oldest)> Ends { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes posts.</summary>
    /// <param name="edge">The list.</param>
    /// <param name="list">A page of it; null when there is nothing.</param>
    /// <param name="isLook">Whether they are only looked at again, because of what waits: the walk stays where it is.</param>
    internal string? TakePosts(MetaEdge edge, ListView<PostView>? list, bool isLook = false)
    {
        MetaWalk walk = Mark.WalkOf(edge);
        bool isToFloor = edge.Kind == MetaEdgeKind.Own && Mark.IsDeep;
        Instant floor = isToFloor ? cutoff : walk.FloorFrom(cutoff);
        List<(string Token, Instant At)> entries = [];
        foreach (PostView? view in list?.Data ?? [])
        {
            if (view?.Id is not { } id || !MetaId.IsId(id) || MetaMapping.TimeOf(view) is not { } at)
            {
                return NoPost;
            }

            string token = TokenOf(id);
            entries.Add((token, at));
            if (caught.HasSeen(id))
            {
                continue; // on the account's page and naming it too
            }

            (PlatformItem item, MetaPost post) = mapping.Of(view, id, at, edge.Kind);
            // What was posted long ago is an own post that a walk to the end meets again; of others it may name the account only now.
            caught.See(item, !isLook && at >= cutoff && !walk.Knows(token) && (!post.IsOwn || at >= walk.FloorFrom(cutoff)));
            if (!post.IsOwn)
            {
                Mark = Mark with
                {
                    Others = new Dictionary<string, long>(Mark.Others, StringComparer.Ordinal) { [token] = at.ToUnixTimeMilliseconds() },
                };
            }

            if (TakeComments(post, view.Comments) is { } fault)
            {
                return fault;
            }
        }

        MetaPaging paging = MetaPaging.Read(list?.Paging, server);
        string? cursor = (paging as MetaPaging.More)?.Cursor;
        Ends[edge.Name] = (cursor, entries.Count == 0 ? null : entries.Min(entry => entry.At));
        if (isLook)
        {
            return (paging as MetaPaging.Bad)?.Reason;
        }

        MetaWalk taken = walk.Take(entries, cursor, floor, isToFloor);
        Mark = Mark.With(edge, taken);
        if (edge.Kind == MetaEdgeKind.Own && !taken.IsUnderWay && Mark.IsDeep)
        {
            Mark = Mark with { IsDeep = false, DeepAt = now.ToUnixTimeMilliseconds() };
        }

        return (paging as MetaPaging.Bad)?.Reason;
    }

    internal string? TakeComments(MetaPost post, ListView<CommentView>? list)
    {
        string token = TokenOf(post.Id);
        MetaBranch? branch = Mark.Branches.GetValueOrDefault(token);
        if (list is null && branch is null)
        {
            return null;
        }

        MetaWalk walk = branch?.Walk ?? new MetaWalk();
        List<(CommentView View, string? Above)> views = [];
        foreach (CommentView? view in list?.Data ?? [])
        {
            if (view is null || !IsWhole(view))
            {
                return NoComment;
            }

            views.Add((view, null));
            foreach (CommentView? reply in (view.Replies ?? view.Comments)?.Data ?? [])
            {
                if (reply is null || !IsWhole(reply))
                {
                    return NoComment;
                }

                views.Add((reply, view.Id));
            }
        }

        Take(post, walk, views);
        MetaPaging paging = MetaPaging.Read(list?.Paging, server);
        MetaWalk taken = walk.Take(
            [
                // What is hidden is not known for that: it is news once it is shown.
                .. views.Select(one =>
                    (MetaMapping.IsHidden(one.View) ? string.Empty : TokenOf(one.View.Id!), MetaMapping.TimeOf(one.View)!.Value)
                ),
            ],
            (paging as MetaPaging.More)?.Cursor,
            walk.FloorFrom(cutoff)
        );
        Mark = Mark.With(
            token,
            new MetaBranch
            {
                Walk = taken,
                SeenAt = now.ToUnixTimeMilliseconds(),
                Post = taken.IsUnderWay ? post : null,
            }
        );
        return (paging as MetaPaging.Bad)?.Reason;
    }

    internal string? TakeDialogues(MetaEdge edge, ListView<DialogueView>? list)
    {
        MetaWalk walk = Mark.WalkOf(edge);
        Instant floor = walk.FloorFrom(cutoff);
        List<(string Token, Instant At)> entries = [];
        foreach (DialogueView? view in list?.Data ?? [])
        {
            if (view?.Id is not { } id || !MetaId.IsId(id) || MetaTime.Read(view.UpdatedTime) is not { } at)
            {
                return "a dialogue came without an id or a time";
            }

            // A dialogue in which something was said since is another entry.
            string token = TokenOf($"{id} {view.UpdatedTime}");
            entries.Add((token, at));
            foreach (MessageView? message in walk.Knows(token) ? [] : view.Messages?.Data ?? [])
            {
                if (message is null || !MetaId.IsOfMessage(message.Id) || MetaTime.Read(message.CreatedTime) is null)
                {
                    return NoMessage;
                }

                if (mapping.Of(message, id) is { } item)
                {
                    // All that the dialogue shows: it may have moved up here from below where a walk before this one stopped.
                    caught.See(item, item.At >= cutoff);
                }
            }
        }

        MetaPaging paging = MetaPaging.Read(list?.Paging, server);
        Mark = Mark.With(edge, walk.Take(entries, (paging as MetaPaging.More)?.Cursor, floor));
        return (paging as MetaPaging.Bad)?.Reason;
    }

    /// <summary>Takes a comment that was asked for with what is below it.</summary>
    internal string? TakeThread(CommentView root)
    {
        if (!IsWhole(root))
        {
            return NoComment;
        }

        if (MetaMapping.IsHidden(root))
        {
            caught.SeeHidden(root.Id!);
        }
        else
        {
            caught.See(mapping.Of(root, root.Id!, MetaMapping.TimeOf(root)!.Value, post: null, parent: null), isNews: false);
        }

        foreach (CommentView? reply in (root.Comments ?? root.Replies)?.Data ?? [])
        {
            if (reply is null || !IsWhole(reply))
            {
                return NoComment;
            }

            Instant at = MetaMapping.TimeOf(reply)!.Value;
            if (MetaMapping.IsHidden(reply))
            {
                caught.SeeHidden(reply.Id!);
            }
            else
            {
                caught.See(mapping.Of(reply, reply.Id!, at, post: null, parent: root.Id), at >= cutoff);
            }
        }

        return null;
    }

    internal static string TokenOf(string id) => MetaWalk.TokenOf(MetaId.TailOf(id));

    private void Take(MetaPost post, MetaWalk walk, List<(CommentView View, string? Above)> views)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        Dictionary<string, string?> authors = new(StringComparer.Ordinal);
        foreach ((CommentView view, _) in views)
        {
            string tail = MetaId.TailOf(view.Id!);
            ids[tail] = view.Id!;
            authors[tail] = mapping.AuthorOf(view.From, view.Username);
        }

        comments += views.Count;
        nameless += authors.Values.Count(author => author is null);
        foreach ((CommentView view, string? above) in views)
        {
            if (MetaMapping.IsHidden(view))
            {
                caught.SeeHidden(view.Id!);
                continue;
            }

            string? parent = ParentOf(view, above, post, ids);
            PlatformItem item = mapping.Of(view, view.Id!, MetaMapping.TimeOf(view)!.Value, post, parent);
            bool isForUs =
                post.Kind != MetaEdgeKind.Tagged // elsewhere people talk to each other
                || item.Kind is null
                || string.Equals(MetaWalk.TokenOf(item.AuthorId), post.Author, StringComparison.Ordinal)
                || (parent is not null && mapping.IsOwn(authors.GetValueOrDefault(MetaId.TailOf(parent))));
            caught.See(item, isForUs && item.At >= cutoff && !walk.Knows(TokenOf(view.Id!)));
        }
    }

    /// <summary>The comment that one replies to; null when it replies to the post.</summary>
    private static string? ParentOf(CommentView view, string? above, MetaPost post, Dictionary<string, string> ids) =>
        (view.Parent?.Id ?? view.ParentId ?? above) is not { } named || !MetaId.IsId(named) ? null
        : string.Equals(MetaId.TailOf(named), MetaId.TailOf(post.Id), StringComparison.Ordinal) ? null
        : ids.GetValueOrDefault(MetaId.TailOf(named)) ?? MetaId.Like(named, view.Id!);

    private static bool IsWhole(CommentView view) => MetaId.IsId(view.Id) && MetaMapping.TimeOf(view) is not null;
}
