namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Finds out what became of what waits: deleted, or edited. Within a UTC day it costs nothing to ask again.</summary>
internal sealed class XWaiting(XLookup lookup, XCatch caught)
{
    /// <summary>Looks at them.</summary>
    /// <returns>Why that could not be done; null when all is well.</returns>
    internal async Task<Reading?> LookAsync(IReadOnlyList<WaitingItem> waiting, XBookmark mark)
    {
        string[] ids =
        [
            .. waiting
                .Select(item => item.Item.Value)
                .Where(id => XIds.IsId(id) && !caught.Has(id))
                .Distinct(StringComparer.Ordinal)
                .Order(XIds.Order),
        ];
        List<string> newer = [];
        foreach (string[] some in ids.Chunk(XPaths.MostIds))
        {
            (IReadOnlyList<XPost> found, IReadOnlyList<string> gone, Reading? failure) = await lookup.AskAsync(some, mark);
            if (failure is not null)
            {
                return failure;
            }

            foreach (string id in gone.Where(id => some.Contains(id, StringComparer.Ordinal)))
            {
                caught.Withdraw(id);
            }

            foreach (XPost post in found.Where(post => some.Contains(post.Versions[0], StringComparer.Ordinal)))
            {
                Take(post, newer);
            }
        }

        foreach (string[] some in newer.Chunk(XPaths.MostIds))
        {
            (IReadOnlyList<XPost> found, _, Reading? failure) = await lookup.AskAsync(some, mark);
            if (failure is not null)
            {
                return failure;
            }

            foreach (XPost post in found.Where(post => some.Contains(post.Id, StringComparer.Ordinal)))
            {
                _ = caught.Add(post);
            }
        }

        return null;
    }

    /// <summary>Takes a post that was found: another version of it than that which was asked for is asked for by itself.</summary>
    private void Take(XPost post, List<string> newer)
    {
        caught.See(post);
        string last = post.Versions[^1];
        if (!string.Equals(last, post.Id, StringComparison.Ordinal))
        {
            newer.Add(last);
        }
        else if (post.Versions.Count > 1)
        {
            _ = caught.Add(post);
        }
    }
}
