using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Whom posts are seen by.</summary>
/// <param name="Me">The account's id.</param>
/// <param name="Now">The present; nothing was published after it.</param>
internal sealed record XViewer(string Me, Instant Now);

/// <summary>Makes items of posts. Pure.</summary>
internal static class XMapping
{
    /// <summary>Languages that X writes where there are no words in one.</summary>
    private static readonly string[] NoLanguages = ["und", "zxx", "art", "qam", "qct", "qht", "qme", "qst"];

    /// <summary>The item that a post is: an edited one under the id of its first version, which is by what it is known.</summary>
    /// <param name="post">The post; not one that only passes on another.</param>
    /// <param name="viewer">By whom it is seen.</param>
    /// <param name="first">The first versions of posts that were seen, by the ids of their later ones.</param>
    /// <returns>Null where the post does not say who wrote it, or when.</returns>
    internal static PlatformItem? ItemOf(XPost post, XViewer viewer, IReadOnlyDictionary<string, string> first)
    {
        if (post is not { AuthorId: { } author, CreatedAt: { } created })
        {
            return null;
        }

        string id = post.Versions[0];
        bool isEdited = !string.Equals(id, post.Id, StringComparison.Ordinal);
        bool isOwn = string.Equals(author, viewer.Me, StringComparison.Ordinal);
        string? parent = post.Referenced("replied_to") is { } replied ? first.GetValueOrDefault(replied, replied) : null;
        string conversation = post.ConversationId is { } root ? first.GetValueOrDefault(root, root) : parent ?? id;
        bool repliesToUs = string.Equals(post.InReplyToUserId, viewer.Me, StringComparison.Ordinal);
        Instant at = Instant.Min(isEdited ? XIds.TimeOf(id) ?? created : created, viewer.Now);
        return new PlatformItem(
            new ItemId(id),
            new ItemId(post.Versions.Contains(conversation, StringComparer.Ordinal) ? id : conversation),
            ConversationShape.Nested,
            author,
            at
        )
        {
            Kind =
                isOwn ? null
                : repliesToUs ? MessageKind.Comment
                : MessageKind.Mention,
            InReplyTo = parent is null ? null : new ItemId(parent),
            Text = Plain(post.Words),
            Language =
                post.Lang is { Length: > 0 and <= 20 } language && !NoLanguages.Contains(language, StringComparer.Ordinal)
                    ? language
                    : null,
            HasPicture = post.Attachments?.MediaKeys is { Count: > 0 },
            IsRepost = post.Referenced("quoted") is not null,
            RepliesToOthers = post.InReplyToUserId is { } other && !repliesToUs && !string.Equals(other, author, StringComparison.Ordinal),
            EditedAt = isEdited ? Instant.Min(created, viewer.Now) : null,
            Permalink = new Uri($"https://x.com/i/web/status/{id}"),
        };
    }

    /// <summary>An item that nobody wrote to the account: without words it opens nothing, and only links replies together.</summary>
    internal static PlatformItem LinkOf(PlatformItem item) =>
        item with
        {
            Text = string.Empty,
            Language = null,
            HasPicture = false,
            Permalink = null,
        };

    /// <summary>The first version of each post, by the ids of its later ones.</summary>
    internal static Dictionary<string, string> FirstVersions(IEnumerable<XPost> posts) =>
        posts
            .SelectMany(post => post.Versions.Skip(1).Select(later => (Later: later, First: post.Versions[0])))
            .GroupBy(pair => pair.Later, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().First, StringComparer.Ordinal);

    /// <summary>Each item once, by its newest words; those of one conversation and time in the order of their ids.</summary>
    internal static IEnumerable<PlatformItem> InOrder(IEnumerable<PlatformItem> items) =>
        items
            .OrderByDescending(item => item.EditedAt ?? Instant.MinValue)
            .DistinctBy(item => item.Id)
            .GroupBy(item => (item.Conversation, item.At))
            .SelectMany(same => same.OrderBy(item => item.Id.Value, XIds.Order).Select((item, place) => item with { Order = place }))
            .OrderBy(item => item.At)
            .ThenBy(item => item.Id.Value, XIds.Order);

    /// <summary>The account as X shows it.</summary>
    internal static AccountProfile ProfileOf(XUser user, string handle)
    {
        Instant? last = XIds.TimeOf(user.MostRecent);
        return !IsSame(user.Username, handle) ? new AccountProfile.Renamed(user.Id, last, user.Username)
            : user.Protected == true ? new AccountProfile.Protected(user.Id, last)
            : user.Withheld is { ValueKind: System.Text.Json.JsonValueKind.Object } ? new AccountProfile.Limited(user.Id, last)
            : new AccountProfile.Live(user.Id, last);
    }

    /// <summary>The handle without a sign before it.</summary>
    internal static string NameOf(string handle) => handle.Trim().TrimStart('@');

    /// <summary>Why a name cannot be a handle on X; null where it can be.</summary>
    internal static string? FaultOf(string name) =>
        name.Length is > 0 and <= 15 && name.All(IsOfName)
            ? null
            : $"a handle on X is made of up to 15 letters, digits and underscores, and '{name}' is not; write it as the profile's address ends, after x.com/";

    /// <summary>Whether words name an account.</summary>
    internal static bool Names(string words, string handle)
    {
        string name = $"@{NameOf(handle)}";
        for (int at = 0; (at = words.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            if (at + name.Length == words.Length || !IsOfName(words[at + name.Length]))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsSame(string one, string other) => string.Equals(NameOf(one), NameOf(other), StringComparison.OrdinalIgnoreCase);

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static string Plain(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
}
