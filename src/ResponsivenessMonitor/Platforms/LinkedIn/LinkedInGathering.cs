using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.LinkedIn;

/// <summary>Makes items of notifications. These say that there is a comment, and not what it replies to: for that its thread is read.</summary>
internal sealed class LinkedInGathering(LinkedInThreads threads, LinkedInViewer viewer, IReadOnlyList<WaitingItem> waiting)
{
    /// <summary>Waiting comments of a post whose replies are looked at before the whole post is.</summary>
    private const int MostLikely = 3;

    private readonly Dictionary<string, string> named = waiting
        .DistinctBy(item => item.Item)
        .ToDictionary(item => item.Item.Value, item => item.Conversation.Value, StringComparer.Ordinal);

    private readonly HashSet<string> conversations = [.. waiting.Select(item => item.Conversation.Value)];

    /// <summary>Takes what notifications tell.</summary>
    /// <param name="notifications">Those that were not taken before.</param>
    /// <param name="add">Takes an item.</param>
    /// <param name="withdraw">Takes a withdrawal.</param>
    /// <returns>Why it could not be done, and which notifications are to be looked at once more.</returns>
    internal async Task<(Reading? Failure, IReadOnlyCollection<string> Untaken)> TakeAsync(
        IEnumerable<LinkedInNotification> notifications,
        Action<PlatformItem> add,
        Action<Withdrawal> withdraw
    )
    {
        if (LinkedInNews.Read(notifications, viewer.Me) is not { } news)
        {
            return (new Reading.Unreachable("LinkedIn sent a notification that does not say what it tells of"), []);
        }

        foreach ((CommentUrn id, NodaTime.Instant at) in news.Deleted)
        {
            withdraw(new Withdrawal(new ItemId(id.ToString()), NodaTime.Instant.Min(at, viewer.Now)));
        }

        foreach (LinkedInShare share in news.Shares)
        {
            add(LinkedInMapping.ItemOf(share, viewer));
        }

        List<string> untaken = [];
        foreach (IGrouping<string, LinkedInEvent> thread in news.Comments.GroupBy(told => told.Id.Thread, StringComparer.Ordinal))
        {
            if (await threads.FindAsync(thread.Key, [.. thread], LikelyIn(thread.Key)) is { } failure)
            {
                return (failure, []);
            }

            bool isGone = threads.Known(thread.Key) is LinkedInListing.NotThere; // with all that stood below it
            foreach (LinkedInEvent told in thread.Where(_ => !isGone))
            {
                if (threads.Known(thread.Key) is LinkedInListing.NotShown && told.IsOwn && OnlyOneThatWaits(told) is { } conversation)
                {
                    add(LinkedInMapping.AnswerOf(told, conversation, viewer));
                    continue;
                }

                Take(told, add, untaken);
            }
        }

        return (null, untaken);
    }

    private void Take(LinkedInEvent told, Action<PlatformItem> add, List<string> untaken)
    {
        if (threads.Found(told.Id) is not { } found)
        {
            if (told.IsOwn || (told.Author is { } author && LinkedInUrn.IsOrganisation(author)))
            {
                untaken.AddRange(told.Keys); // an answer counts by where it stands; lists may show it a little later
                return;
            }

            PlatformItem alone = LinkedInMapping.ItemOf(told, viewer);
            add(named.GetValueOrDefault(alone.Id.Value) is { } known ? alone with { Conversation = new ItemId(known) } : alone);
            return;
        }

        if (told is { IsOwn: true, IsOnOurs: null } && found.Above is null)
        {
            return; // it answers somebody's post, or nobody: if anybody waits there, the look at what waits finds it
        }

        bool isOnOurs = told.IsOnOurs ?? !told.IsMention;
        add(ItemOf(found, told, isOnOurs));
        // Whoever writes again is known by what they wrote before, which shows again here; nothing else of them may be kept for that.
        foreach (LinkedInFound other in isOnOurs && !told.IsOwn ? threads.OthersOf(found) : [])
        {
            add(ItemOf(other, told with { Id = other.Id, EditedAt = null }, isOnOurs));
        }
    }

    private PlatformItem ItemOf(LinkedInFound found, LinkedInEvent told, bool isOnOurs)
    {
        LinkedInPlace place = LinkedInMapping.PlaceOf(found, PostOf(told), isOnOurs);
        place = named.GetValueOrDefault(told.Id.ToString()) is { } known ? place with { Conversation = known } : place;
        return LinkedInMapping.ItemOf(found, place, told.IsMention && !isOnOurs, told.EditedAt, viewer);
    }

    /// <summary>The name of a post: the one by which something waits there, else the post's own, else that of its activity.</summary>
    private string PostOf(LinkedInEvent told) => conversations.Contains(told.Id.Thread) ? told.Id.Thread : told.Post ?? told.Id.Thread;

    /// <summary>What waits below the post of a comment, where that is one conversation alone: below a post that we may not read that is what the Page answered.</summary>
    private string? OnlyOneThatWaits(LinkedInEvent told) =>
        conversations
            .Where(conversation =>
                string.Equals(conversation, told.Post, StringComparison.Ordinal)
                || string.Equals(LinkedInUrn.Comment(conversation)?.Thread ?? conversation, told.Id.Thread, StringComparison.Ordinal)
            )
            .Take(2)
            .ToArray()
            is [{ } one]
            ? one
            : null;

    private CommentUrn[] LikelyIn(string thread) =>
        [
            .. conversations
                .Select(LinkedInUrn.Comment)
                .OfType<CommentUrn>()
                .Where(comment => string.Equals(comment.Thread, thread, StringComparison.Ordinal))
                .OrderBy(comment => comment.Number, StringComparer.Ordinal)
                .Take(MostLikely),
        ];
}
