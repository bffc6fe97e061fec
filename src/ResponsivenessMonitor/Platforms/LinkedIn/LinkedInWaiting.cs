using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Finds out what became of what waits: deleted, edited, answered by the Page or by another one of the university.</summary>
internal sealed class LinkedInWaiting(LinkedInThreads threads, LinkedInViewer viewer, IReadOnlyCollection<string> siblings)
{
    /// <summary>Threads that are looked at in one reading at most; the others come in turn.</summary>
    private const int MostThreads = 10;

    internal List<Withdrawal> Withdrawn { get; } = [];

    internal List<PlatformItem> Items { get; } = [];

    /// <summary>Looks at them.</summary>
    /// <param name="waiting">What waits.</param>
    /// <param name="turn">With which thread it begins.</param>
    /// <returns>Why it could not be done; null when all is well.</returns>
    internal async Task<Reading?> LookAsync(IReadOnlyList<WaitingItem> waiting, int turn)
    {
        IGrouping<string, WaitingItem>[] all =
        [
            .. waiting
                .GroupBy(item => item.Conversation.Value, StringComparer.Ordinal)
                .OrderBy(thread => thread.Key, StringComparer.Ordinal),
        ];
        int first = all.Length > MostThreads ? (int)((uint)turn * MostThreads % (uint)all.Length) : 0;
        foreach (IGrouping<string, WaitingItem> thread in all.Skip(first).Concat(all.Take(first)).Take(MostThreads))
        {
            if (await LookAsync(thread.Key, [.. thread.Select(item => item.Item.Value)]) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private async Task<Reading?> LookAsync(string conversation, HashSet<string> waiting)
    {
        CommentUrn? root = LinkedInUrn.Comment(conversation);
        if (root is null && LinkedInUrn.Post(conversation) is null)
        {
            return null; // not a name that LinkedIn could be asked for
        }

        LinkedInFound? above = root is { } comment ? threads.Found(comment) ?? LinkedInThreads.Unseen(comment) : null;
        switch (await threads.ListAsync(conversation, above))
        {
            case LinkedInListing.NotThere:
                Withdrawn.AddRange(waiting.Select(id => new Withdrawal(new ItemId(id), At: null)));
                return null;
            case LinkedInListing.NotShown:
                return null; // notifications tell of the Page's answers there; of deletions nobody does
            case LinkedInListing.Failed failed:
                return failed.Reading;
            case LinkedInListing.Read read:
                Take(conversation, root, read, waiting);
                return null;
            default:
                throw new InvalidOperationException("A list is read or not.");
        }
    }

    private void Take(string conversation, CommentUrn? root, LinkedInListing.Read read, HashSet<string> waiting)
    {
        HashSet<string> shown = new(StringComparer.Ordinal);
        foreach (
            LinkedInFound found in read
                .Comments.Select(LinkedInMapping.NameOf)
                .OfType<CommentUrn>()
                .Select(threads.Found)
                .OfType<LinkedInFound>()
        )
        {
            string id = found.Id.ToString();
            _ = shown.Add(id);
            if (waiting.Contains(id) || LinkedInMapping.IsOwn(found.Comment, viewer.Me) || IsSibling(found.Comment))
            {
                LinkedInPlace place = new(conversation, found.Above?.Id.ToString() ?? conversation);
                Items.Add(LinkedInMapping.ItemOf(found, place, isMention: root is null, editedAt: null, viewer));
            }
        }

        if (root is not null && read.IsWhole)
        {
            // Everything of the conversation but its root is a reply to it, so what is not on the list is not there any more.
            Withdrawn.AddRange(
                waiting
                    .Where(id => !string.Equals(id, conversation, StringComparison.Ordinal) && !shown.Contains(id))
                    .Select(id => new Withdrawal(new ItemId(id), At: null))
            );
        }
    }

    private bool IsSibling(LinkedInComment comment) => siblings.Contains(comment.Actor, StringComparer.OrdinalIgnoreCase);
}
