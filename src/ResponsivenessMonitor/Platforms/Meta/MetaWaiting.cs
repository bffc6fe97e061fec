using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>
/// Finds out what became of what waits and no list has shown: answered below a post that is not among the newest, hidden, or gone. Only the platform's own
/// "does not exist" for the item itself says that it is gone; as the account was read by the same token just now, the token is not what it lacks.
/// </summary>
internal sealed class MetaWaiting(MetaCaller caller, MetaTerms terms, ReadRequest request, MetaTree tree, MetaCatch caught)
{
    private const int AtOnce = 25;
    private const int MostThreads = 100;
    private const int MostSingles = 25;
    private const int MostPages = 8;

    /// <summary>What no list has shown although all of its conversation was: to be asked for by itself.</summary>
    private readonly List<ItemId> unclear = [];

    /// <summary>Looks.</summary>
    /// <returns>Why that could not be done; null when all is well.</returns>
    internal async Task<Reading?> LookAsync()
    {
        // A private message is never known to be gone: of a dialogue only the newest are shown.
        WaitingItem[] waiting = [.. request.Waiting.Where(item => MetaId.IsPublic(item.Item.Value) && MetaId.IsId(item.Item.Value))];
        WaitingItem[] unseen = [.. waiting.Where(IsUnseen)];
        Reading? failure =
            unseen.Length == 0
                ? null
                : await LookForPostsAsync([.. unseen.Where(IsBelowOthers)])
                    ?? await LookForThreadsAsync([.. unseen.Where(item => !IsBelowOthers(item))])
                    ?? await ConfirmAsync();
        foreach (WaitingItem item in waiting.Where(item => caught.HasSeenHidden(item.Item.Value)))
        {
            caught.Withdraw(item.Item);
        }

        return failure;
    }

    private bool IsUnseen(WaitingItem item) =>
        !caught.HasSeen(item.Item.Value) && !caught.HasSeenHidden(item.Item.Value) && !caught.IsWithdrawn(item.Item);

    private bool IsBelowOthers(WaitingItem item) => tree.Mark.Others.ContainsKey(MetaTree.TokenOf(item.Conversation.Value));

    /// <summary>Posts of others are only shown by the lists in which they stand, so those are walked down to them.</summary>
    private async Task<Reading?> LookForPostsAsync(WaitingItem[] items)
    {
        if (items.Length == 0)
        {
            return null;
        }

        Instant oldest = items.Min(item => PostedAt(item));
        foreach (MetaEdge edge in ListsOfOthers)
        {
            for (int page = 0; page < MostPages && items.Any(item => !caught.HasSeen(item.Conversation.Value)); page++)
            {
                if (
                    !tree.Ends.TryGetValue(edge.Name, out (string? Cursor, Instant? Oldest) end)
                    || end.Cursor is not { } cursor
                    || end.Oldest < oldest
                )
                {
                    break;
                }

                switch (await caller.AskAsync(edge.Of(tree.Mark.Me!, cursor), MetaJson.Default.Posts))
                {
                    case MetaAnswer<ListView<PostView>>.Good good when tree.TakePosts(edge, good.Value, isLook: true) is { } fault:
                        return new Reading.Unreachable(fault);
                    case MetaAnswer<ListView<PostView>>.Good:
                        break;
                    case MetaAnswer<ListView<PostView>>.Not not:
                        return await caller.FailureAsync(not.Refusal, terms.Scopes);
                }
            }
        }

        // What stands deeper than was looked is not gone because of that.
        Ask(items.Where(item => IsUnseen(item) && (caught.HasSeen(item.Conversation.Value) || IsPassed(PostedAt(item)))));
        return null;
    }

    private Instant PostedAt(WaitingItem item) =>
        Instant.FromUnixTimeMilliseconds(tree.Mark.Others[MetaTree.TokenOf(item.Conversation.Value)]);

    private bool IsPassed(Instant at) =>
        ListsOfOthers.All(edge =>
            !tree.Ends.TryGetValue(edge.Name, out (string? Cursor, Instant? Oldest) end) || end.Cursor is null || end.Oldest < at
        );

    private IEnumerable<MetaEdge> ListsOfOthers => terms.Edges.Where(edge => edge.Kind is MetaEdgeKind.Visitors or MetaEdgeKind.Tagged);

    /// <summary>Comments below own posts are asked for with what is below them, several at once.</summary>
    private async Task<Reading?> LookForThreadsAsync(WaitingItem[] items)
    {
        string[] all =
        [
            .. items
                .Select(item => item.Conversation.Value)
                .Where(MetaId.IsId)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        bool isTooMany = all.Length > MostThreads;
        int turn = isTooMany ? tree.Mark.Turn % all.Length : 0;
        string[] some = [.. all[turn..].Concat(all[..turn]).Take(MostThreads)];
        foreach (string[] ids in some.Chunk(AtOnce))
        {
            string path = $"?ids={string.Join(',', ids.Select(id => Uri.EscapeDataString(id)))}&fields={terms.ThreadFields}";
            switch (await caller.AskAsync(path, MetaJson.Default.CommentsById))
            {
                case MetaAnswer<Dictionary<string, CommentView?>>.Good { Value: { } found }:
                    foreach (CommentView view in ids.Select(id => Named(found.GetValueOrDefault(id), id)).OfType<CommentView>())
                    {
                        if (tree.TakeThread(view) is { } fault)
                        {
                            return new Reading.Unreachable(fault);
                        }
                    }

                    break;
                case MetaAnswer<Dictionary<string, CommentView?>>.Not
                {
                    Refusal: MetaRefusal.Missing or MetaRefusal.NotTaken or MetaRefusal.Permission
                }:
                    // One that is gone spoils the whole answer.
                    foreach (string id in ids)
                    {
                        if (await LookForThreadAsync(id, items) is { } failure)
                        {
                            return failure;
                        }
                    }

                    break;
                case MetaAnswer<Dictionary<string, CommentView?>>.Not not:
                    return await caller.FailureAsync(not.Refusal, terms.Scopes);
            }
        }

        tree.Mark = tree.Mark with { Turn = isTooMany ? (turn + MostThreads) % all.Length : 0 };
        Ask(items.Where(item => IsUnseen(item) && caught.HasSeen(item.Conversation.Value)));
        return null;
    }

    /// <summary>By the name that was asked for, which is the one that the conversation has; ids come in a long and in a short form.</summary>
    private static CommentView? Named(CommentView? view, string id) =>
        view?.Id is { } own && string.Equals(MetaId.TailOf(own), MetaId.TailOf(id), StringComparison.Ordinal)
            ? view with
            {
                Id = id,
            }
            : view;

    private async Task<Reading?> LookForThreadAsync(string id, WaitingItem[] items)
    {
        switch (await caller.AskAsync($"{Uri.EscapeDataString(id)}?fields={terms.ThreadFields}", MetaJson.Default.CommentView))
        {
            case MetaAnswer<CommentView>.Good { Value: { } view }:
                return tree.TakeThread(Named(view, id)!) is { } fault ? new Reading.Unreachable(fault) : null;
            case MetaAnswer<CommentView>.Not { Refusal: MetaRefusal.Missing }:
                // What was below a comment goes with it.
                foreach (WaitingItem item in items.Where(item => string.Equals(item.Conversation.Value, id, StringComparison.Ordinal)))
                {
                    caught.Withdraw(item.Item);
                }

                return null;
            case MetaAnswer<CommentView>.Not { Refusal: MetaRefusal.NotTaken or MetaRefusal.Permission }:
                return null; // not to be seen by us at present, which does not say that it is gone
            case MetaAnswer<CommentView>.Not not:
                return await caller.FailureAsync(not.Refusal, terms.Scopes);
            default:
                return null;
        }
    }

    private void Ask(IEnumerable<WaitingItem> items) => unclear.AddRange(items.Select(item => item.Item));

    /// <summary>Asks for items by themselves; of too many for one reading the next one asks for those after them.</summary>
    private async Task<Reading?> ConfirmAsync()
    {
        ItemId[] all = [.. unclear.Distinct().OrderBy(item => item.Value, StringComparer.Ordinal)];
        bool isTooMany = all.Length > MostSingles;
        int turn = isTooMany ? Math.Max(0, Array.FindIndex(all, item => string.CompareOrdinal(item.Value, tree.Mark.Asked) > 0)) : 0;
        ItemId[] some = [.. all[turn..].Concat(all[..turn]).Take(MostSingles)];
        foreach (ItemId item in some)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"{Uri.EscapeDataString(item.Value)}?fields=id");
            switch (await caller.AskAsync(path, MetaJson.Default.AuthorView))
            {
                case MetaAnswer<AuthorView>.Not { Refusal: MetaRefusal.Missing }:
                    caught.Withdraw(item);
                    break;
                case MetaAnswer<AuthorView>.Not
                {
                    Refusal: MetaRefusal.Limited or MetaRefusal.Silent or MetaRefusal.Heavy or MetaRefusal.Token
                } not:
                    return await caller.FailureAsync(not.Refusal, terms.Scopes);
            }
        }

        tree.Mark = tree.Mark with { Asked = isTooMany ? some[^1].Value : null };
        return null;
    }
}
