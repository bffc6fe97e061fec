using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What is asked for, by the names of a vocabulary. Nothing that is billed is asked for beside the posts where that can be helped.</summary>
internal sealed class XPaths(XVocabulary vocabulary)
{
    /// <summary>Ids that one call may ask for.</summary>
    internal const int MostIds = 100;

    private const int PageSize = 100;
    private const int SmallestPage = 5;
    private const int SmallestSearch = 10;

    internal const string Token = "/2/oauth2/token";

    private string PostFields =>
        vocabulary == XVocabulary.Tweet
            ? "tweet.fields=attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,in_reply_to_user_id,lang,note_tweet,referenced_tweets"
            : "post.fields=attachments,conversation_id,created_at,lang,note_post"
                + "&expansions=author_id,edit_history_post_ids,in_reply_to_user_id,referenced_posts";

    private string UserFields =>
        vocabulary == XVocabulary.Tweet
            ? "user.fields=most_recent_tweet_id,protected,withheld"
            : "user.fields=protected,withheld&expansions=most_recent_post_id";

    internal string Self => $"/2/users/me?{UserFields}";

    internal string UserNamed(string handle) => $"/2/users/by?usernames={Uri.EscapeDataString(handle)}&{UserFields}";

    internal string User(string id) => $"/2/users?ids={id}&{UserFields}";

    /// <summary>Posts that name an account, from the newest on.</summary>
    /// <param name="id">The account.</param>
    /// <param name="window">From when on.</param>
    /// <param name="next">The page, or null for the first one.</param>
    internal string Mentions(string id, XWindow window, string? next) =>
        $"/2/users/{id}/mentions?max_results={Number(PageSize)}&{From(window)}&{PostFields}{Page("pagination_token", next)}";

    /// <summary>As few of them as can be asked for.</summary>
    internal string FewMentions(string id, XWindow window) =>
        $"/2/users/{id}/mentions?max_results={Number(SmallestPage)}&{From(window)}&{PostFields}";

    /// <summary>As few of what a search finds as can be asked for.</summary>
    internal string FewFound(string handle, XWindow window) => Search(handle, window, SmallestSearch, next: null);

    /// <summary>What an account published, replies and what it passed on among it.</summary>
    internal string Timeline(string id, XWindow window, string? next) =>
        $"/2/users/{id}/tweets?max_results={Number(PageSize)}&{From(window)}&{PostFields}{Page("pagination_token", next)}";

    internal string Posts(IEnumerable<string> ids) => $"/2/tweets?ids={string.Join(',', ids)}&{PostFields}";

    /// <summary>What names an account, by another way than the list of mentions.</summary>
    internal string Search(string handle, XWindow window, string? next) => Search(handle, window, PageSize, next);

    private string Search(string handle, XWindow window, int size, string? next) =>
        $"/2/tweets/search/recent?query={Uri.EscapeDataString($"(to:{handle} OR @{handle}) -from:{handle} -is:retweet")}"
        + $"&max_results={Number(size)}&{From(window with { IsByTime = true })}&{PostFields}{Page("next_token", next)}";

    private static string From(XWindow window) =>
        (window.IsByTime ? $"start_time={Uri.EscapeDataString(Time(window.From))}" : $"since_id={XIds.Before(window.From)}")
        + (window.Below is { } below ? $"&until_id={below}" : string.Empty);

    private static string Page(string parameter, string? next) =>
        next is null ? string.Empty : $"&{parameter}={Uri.EscapeDataString(next)}";

    private static string Time(Instant instant) => InstantPattern.General.Format(instant);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>From when on posts are asked for.</summary>
/// <param name="From">The instant.</param>
/// <param name="IsByTime">Whether by time instead of by an id that is made of it: X refuses ids that are too old.</param>
/// <param name="Below">The id of a post below which they are; null for all.</param>
internal readonly record struct XWindow(Instant From, bool IsByTime, string? Below = null);
