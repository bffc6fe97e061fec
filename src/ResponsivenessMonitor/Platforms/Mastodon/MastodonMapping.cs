using NodaTime;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Whom statuses are seen by.</summary>
/// <param name="Me">The account's id on its server.</param>
/// <param name="AuthorId">By what its own items are known.</param>
/// <param name="Handle">Its handle as it is registered.</param>
/// <param name="Names">How accounts are called there.</param>
/// <param name="Now">The present; nothing was published after it.</param>
internal sealed record MastodonViewer(string Me, string AuthorId, string Handle, MastodonNames Names, Instant Now);

/// <summary>Makes items of statuses. Pure.</summary>
internal static class MastodonMapping
{
    private const string Direct = "direct";

    internal static bool IsDirect(MastodonStatus status) => string.Equals(status.Visibility, Direct, StringComparison.OrdinalIgnoreCase);

    internal static bool IsOwn(MastodonStatus status, MastodonViewer viewer) =>
        string.Equals(status.Account.Id, viewer.Me, StringComparison.Ordinal);

    internal static bool NamesUs(MastodonStatus status, MastodonViewer viewer) =>
        status.Mentions?.Any(mention => string.Equals(mention.Id, viewer.Me, StringComparison.Ordinal)) ?? false;

    /// <summary>The item that a status is.</summary>
    /// <param name="status">The status; not one that is passed on.</param>
    /// <param name="conversation">The name of its conversation.</param>
    /// <param name="thread">Where it belongs.</param>
    /// <param name="viewer">By whom it is seen.</param>
    /// <param name="isQuote">Whether it reached the account because it quotes one of its posts.</param>
    internal static PlatformItem ItemOf(
        MastodonStatus status,
        string conversation,
        MastodonThread thread,
        MastodonViewer viewer,
        bool isQuote = false
    )
    {
        bool isOwn = IsOwn(status, viewer);
        bool isDirect = IsDirect(status);
        bool repliesToUs = string.Equals(status.InReplyToAccountId, viewer.Me, StringComparison.Ordinal);
        // What others say to others only links replies together: without words it opens nothing, and answers if a sibling wrote it.
        bool isToUs = isOwn || NamesUs(status, viewer) || thread.IsOurs || repliesToUs || isQuote;
        return new PlatformItem(
            new ItemId(status.Id),
            new ItemId(conversation),
            thread.IsDirect ? ConversationShape.Dialogue : ConversationShape.Nested,
            isOwn ? viewer.AuthorId : viewer.Names.AddressOf(status.Account.Acct),
            Instant.Min(status.CreatedAt, viewer.Now)
        )
        {
            Kind =
                isOwn ? null
                : isDirect ? MessageKind.DirectMessage
                : NamesUs(status, viewer) && !thread.IsOurs ? MessageKind.Mention
                : MessageKind.Comment,
            InReplyTo = status.InReplyToId is { } parent ? new ItemId(parent) : null,
            Text = isToUs ? TextOf(status, viewer) : string.Empty,
            Language = isToUs ? status.Language : null,
            HasPicture = isToUs && status.MediaAttachments,
            IsRepost = isQuote,
            RepliesToOthers =
                status.InReplyToAccountId is { } other
                && !repliesToUs
                && !string.Equals(other, status.Account.Id, StringComparison.Ordinal),
            EditedAt = status.EditedAt is { } edited ? Instant.Min(edited, viewer.Now) : null,
            Permalink = isDirect || !isToUs ? null : Address(status.Url),
        };
    }

    /// <summary>Each with its place among those of its conversation that have the same time.</summary>
    /// <param name="items">From the oldest to the newest, as the server lists them.</param>
    internal static IEnumerable<PlatformItem> InOrder(IEnumerable<PlatformItem> items)
    {
        Dictionary<(ItemId Conversation, Instant At), int> places = [];
        foreach (PlatformItem item in items)
        {
            int place = places.GetValueOrDefault((item.Conversation, item.At));
            places[(item.Conversation, item.At)] = place + 1;
            yield return item with
            {
                Order = place,
            };
        }
    }

    /// <summary>The profile that an account shows its own token.</summary>
    internal static AccountProfile ProfileOf(MastodonAccount account, MastodonViewer viewer) =>
        account switch
        {
            { Moved: { } moved } => new AccountProfile.Moved(viewer.AuthorId, account.LastStatusAt, viewer.Names.AddressOf(moved.Acct)),
            _ when !viewer.Names.IsSame(viewer.Handle, account.Acct) => new AccountProfile.Renamed(
                viewer.AuthorId,
                account.LastStatusAt,
                viewer.Names.AddressOf(account.Acct)
            ),
            { Limited: true } => new AccountProfile.Limited(viewer.AuthorId, account.LastStatusAt),
            // Followers have to ask (locked), and only they are shown its posts.
            { Locked: true, Source.Privacy: "private" or "direct" } => new AccountProfile.Protected(viewer.AuthorId, account.LastStatusAt),
            _ => new AccountProfile.Live(viewer.AuthorId, account.LastStatusAt),
        };

    /// <summary>Its words, the warning above them first; where it names the account, by its registered handle.</summary>
    private static string TextOf(MastodonStatus status, MastodonViewer viewer)
    {
        string content = HtmlWords.Of(status.Content ?? string.Empty, (address, shown) => NameOf(status, viewer, address, shown));
        return string.IsNullOrWhiteSpace(status.SpoilerText) ? content : $"{status.SpoilerText.Trim()}\n{content}".Trim();
    }

    /// <summary>Servers write names without their domains, by which nobody could tell which one is meant.</summary>
    private static string? NameOf(MastodonStatus status, MastodonViewer viewer, string address, string shown)
    {
        string name = shown.Trim().TrimStart('@');
        MastodonMention? named =
            status.Mentions?.FirstOrDefault(mention => string.Equals(mention.Url, address, StringComparison.OrdinalIgnoreCase))
            ?? (
                shown.TrimStart().StartsWith('@')
                    ? status.Mentions?.OnlyOne(mention =>
                        string.Equals(mention.Acct, name, StringComparison.OrdinalIgnoreCase)
                        || string.Equals(mention.Username, name, StringComparison.OrdinalIgnoreCase)
                    )
                    : null
            );
        return named is null ? null
            : string.Equals(named.Id, viewer.Me, StringComparison.Ordinal) ? $"@{viewer.Handle.TrimStart('@')}"
            : named.Acct is { Length: > 0 } acct ? $"@{acct.TrimStart('@')}"
            : null;
    }

    /// <summary>The one that fits, where one alone does.</summary>
    private static MastodonMention? OnlyOne(this IEnumerable<MastodonMention> mentions, Func<MastodonMention, bool> fits) =>
        mentions.Where(fits).Take(2).ToArray() is [{ } one] ? one : null;

    private static Uri? Address(string? text) =>
        text is { Length: <= 2_000 }
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && address.Scheme is "https" or "http"
        && address.UserInfo.Length == 0
            ? address
            : null;
}
