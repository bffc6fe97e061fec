namespace ResponsivenessMonitor.Platforms.X;

/// <summary>
/// Reads what lies between questions and the account's answers below them. A post there that does not name the account is in no list, and an answer counts
/// by its whole chain of replies.
/// </summary>
internal sealed class XChains(XLookup lookup, XCatch caught, ReadRequest request)
{
    private const int MostLevels = 4;
    private const int MostTried = 100;

    private readonly HashSet<string> waiting = new(request.Waiting.Select(item => item.Item.Value), StringComparer.Ordinal);

    /// <summary>Reads what is missing above posts of the account's.</summary>
    /// <param name="own">The posts.</param>
    /// <param name="asked">The conversations in which something was asked in this reading.</param>
    /// <param name="handle">The account's handle.</param>
    /// <param name="mark">Which account is read.</param>
    /// <returns>
    /// The bookmark with what was asked for, which is not asked for again: there it is, or not any more. And why it could not be; null when all is well.
    /// </returns>
    internal async Task<(XBookmark Mark, Reading? Failure)> MendAsync(
        IEnumerable<XPost> own,
        IEnumerable<string> asked,
        string handle,
        XBookmark mark
    )
    {
        Dictionary<string, string> first = caught.FirstVersions;
        HashSet<string> conversations = new(request.Waiting.Select(item => item.Conversation.Value).Concat(asked), StringComparer.Ordinal);
        XPost[] below =
        [
            .. own.Where(post => post.ConversationId is { } root && conversations.Contains(first.GetValueOrDefault(root, root))),
        ];
        HashSet<string> tried = new((mark.Above ?? []).OfType<string>(), StringComparer.Ordinal);
        for (int level = 0; level < MostLevels && below.Length > 0; level++)
        {
            List<XPost> above = [];
            string[] missing =
            [
                .. below.Select(post => ParentOf(post, mark)).OfType<string>().Where(id => !IsKnown(id, first) && tried.Add(id)),
            ];
            foreach (string[] some in missing.Chunk(XPaths.MostIds))
            {
                (IReadOnlyList<XPost> found, _, Reading? failure) = await lookup.AskAsync(some, mark);
                if (failure is not null)
                {
                    return (mark, failure);
                }

                above.AddRange(found.Where(post => some.Contains(post.Id, StringComparer.Ordinal)));
            }

            above.ForEach(post => caught.AddBetween(post, IsToBeJudged(post, handle, mark)));
            below = [.. above];
            mark = missing.Length == 0 ? mark : mark with { Above = [.. (mark.Above ?? []).Concat(missing).TakeLast(MostTried)] };
        }

        return (mark, null);
    }

    /// <summary>What a post replies to, where that is somebody else's: the account's own posts are in their list.</summary>
    private static string? ParentOf(XPost post, XBookmark mark) =>
        string.Equals(post.InReplyToUserId, mark.Me, StringComparison.Ordinal) ? null : post.Referenced("replied_to");

    private bool IsKnown(string id, Dictionary<string, string> first) =>
        first.GetValueOrDefault(id, id) is var item && (waiting.Contains(item) || caught.Has(item));

    /// <summary>Whether its words matter: it is to the account, or of the university.</summary>
    private bool IsToBeJudged(XPost post, string handle, XBookmark mark) =>
        string.Equals(post.AuthorId, mark.Me, StringComparison.Ordinal)
        || request.Siblings.Contains(post.AuthorId, StringComparer.Ordinal)
        || string.Equals(post.InReplyToUserId, mark.Me, StringComparison.Ordinal)
        || XMapping.Names(post.Words, handle);
}
