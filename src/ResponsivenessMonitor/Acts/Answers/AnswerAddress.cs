using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Acts.Answers;

/// <summary>Takes the id of an item out of its address, as each platform writes addresses and names items.</summary>
internal static partial class AnswerAddress
{
    /// <summary>What the address of a known host says; null when it shows no single item.</summary>
    internal static AnswerLink.Found? Read(Platform platform, Uri address)
    {
        string path = address.AbsolutePath.TrimEnd('/');
        Dictionary<string, StringValues> query = QueryHelpers.ParseQuery(address.Query);
        return platform.Name switch
        {
            "x" => Plain(XPost(), path, address),
            "mastodon" => Plain(MastodonPost(), path, address),
            "bluesky" => Bluesky(path, address),
            "facebook" => Facebook(path, query, address),
            "youtube" => YouTube(path, query, address),
            "linkedin" => LinkedIn(path, query, address),
            "instagram" => Unnamed(InstagramPost(), path, address),
            "threads" => Unnamed(ThreadsPost(), path, address),
            "tiktok" => Unnamed(TikTokPost(), path, address),
            _ => null,
        };
    }

    private static AnswerLink.Found? Plain(Regex form, string path, Uri address) =>
        form.Match(path) is { Success: true } match ? new(address, [match.Groups["id"].Value], AuthorOf(match)) : null;

    /// <summary>The address stands for an item, but the platform's interface names it by another id.</summary>
    private static AnswerLink.Found? Unnamed(Regex form, string path, Uri address) =>
        form.Match(path) is { Success: true } match ? new(address, [], AuthorOf(match)) : null;

    /// <summary>Items are named by at:// addresses, which hold the author's lasting id where the link may show a handle.</summary>
    private static AnswerLink.Found? Bluesky(string path, Uri address)
    {
        if (BlueskyPost().Match(path) is not { Success: true } match)
        {
            return null;
        }

        string author = match.Groups["author"].Value;
        string item = $"at://{author}/app.bsky.feed.post/{match.Groups["id"].Value}";
        return new AnswerLink.Found(address, [item], author.ToLowerInvariant());
    }

    /// <summary>A comment's id comes alone or after its post's; only digits are ids, for the longer forms are of the website alone.</summary>
    private static AnswerLink.Found? Facebook(string path, Dictionary<string, StringValues> query, Uri address)
    {
        string? post =
            FacebookPost().Match(path) is { Success: true } match ? match.Groups["id"].Value
            : FacebookPage().IsMatch(path) ? Text(query, "story_fbid") ?? Text(query, "fbid") ?? Text(query, "v")
            : null;
        if (post is null)
        {
            return null;
        }

        string item = Text(query, "reply_comment_id") ?? Text(query, "comment_id") ?? post;
        string? above = ReferenceEquals(item, post) ? Text(query, "id") : post;
        return new AnswerLink.Found(
            address,
            IsNumber(item) ? [item, .. above is not null && IsNumber(above) ? [$"{above}_{item}"] : Array.Empty<string>()] : [],
            Author: null
        );
    }

    private static AnswerLink.Found? YouTube(string path, Dictionary<string, StringValues> query, Uri address)
    {
        bool isVideo = string.Equals(path, "/watch", StringComparison.Ordinal)
            ? Text(query, "v") is not null
            : YouTubeVideo().IsMatch(path) || string.Equals(address.IdnHost, "youtu.be", StringComparison.OrdinalIgnoreCase);
        return !isVideo ? null
            : Text(query, "lc") is not { } comment ? new AnswerLink.Found(address, [], Author: null)
            : YouTubeComment().IsMatch(comment) ? new AnswerLink.Found(address, [comment], Author: null)
            : null;
    }

    private static AnswerLink.Found? LinkedIn(string path, Dictionary<string, StringValues> query, Uri address)
    {
        if (LinkedInPost().Match(Uri.UnescapeDataString(path)) is not { Success: true } post)
        {
            return null;
        }

        string? said = Text(query, "replyUrn") ?? Text(query, "commentUrn");
        string? dash = Text(query, "dashReplyUrn") ?? Text(query, "dashCommentUrn");
        Match urn = said is not null ? LinkedInComment().Match(said) : LinkedInDashComment().Match(dash ?? string.Empty);
        if (urn.Success)
        {
            string on = $"{urn.Groups["kind"].Value}:{urn.Groups["on"].Value}";
            string id = urn.Groups["id"].Value;
            return new AnswerLink.Found(address, [$"urn:li:comment:(urn:li:{on},{id})", $"urn:li:comment:({on},{id})"], Author: null);
        }

        return said is null && dash is null && post.Groups["kind"].Success
            ? new AnswerLink.Found(address, [$"urn:li:{post.Groups["kind"].Value}:{post.Groups["id"].Value}"], Author: null)
            : new AnswerLink.Found(address, [], Author: null);
    }

    private static string? AuthorOf(Match match) =>
        match.Groups["author"] is { Success: true, Value: { Length: > 0 } author } ? author.ToLowerInvariant() : null;

    private static string? Text(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out StringValues values) && values is [{ Length: > 0 } text] ? text : null;

    private static bool IsNumber(string text) => text.Length <= 32 && text.All(char.IsAsciiDigit);

    [GeneratedRegex(
        @"^/(?:i/web|i|(?<author>\w{1,15}))/status(?:es)?/(?<id>[0-9]{1,20})(?:/(?:photo|video|analytics)(?:/[0-9])?)?\z",
        Options,
        Patience
    )]
    private static partial Regex XPost();

    [GeneratedRegex(
        @"^/(?:web/|deck/)?(?:@(?<author>[\w.-]{1,64}(?:@[\w.-]{1,253})?)|users/(?<author>[\w.-]{1,64})/statuses|statuses)/(?<id>[A-Za-z0-9]{1,64})\z",
        Options,
        Patience
    )]
    private static partial Regex MastodonPost();

    [GeneratedRegex(@"^/profile/(?<author>[A-Za-z0-9._:%-]{1,253})/post/(?<id>[A-Za-z0-9._~-]{1,512})\z", Options, Patience)]
    private static partial Regex BlueskyPost();

    [GeneratedRegex(
        @"^/(?:(?:groups/)?[\w.%-]{1,100}/(?:posts|videos|permalink)(?:/[\w.%-]{1,200})?|reel)/(?<id>[A-Za-z0-9]{1,128})\z",
        Options,
        Patience
    )]
    private static partial Regex FacebookPost();

    [GeneratedRegex(@"^/(?:permalink\.php|story\.php|photo(?:\.php)?|watch)\z", Options, Patience)]
    private static partial Regex FacebookPage();

    [GeneratedRegex(@"^/(?:shorts|live)/[\w-]{1,32}\z", Options, Patience)]
    private static partial Regex YouTubeVideo();

    [GeneratedRegex(@"^[\w-]{1,64}(?:\.[\w-]{1,64})?\z", Options, Patience)]
    private static partial Regex YouTubeComment();

    [GeneratedRegex(@"^/(?:feed/update/urn:li:(?<kind>activity|share|ugcPost):(?<id>[0-9]{1,20})|posts/[^/]{1,300})\z", Options, Patience)]
    private static partial Regex LinkedInPost();

    [GeneratedRegex(
        @"^urn:li:comment:\((?:urn:li:)?(?<kind>activity|ugcPost|share):(?<on>[0-9]{1,20}),(?<id>[0-9]{1,20})\)\z",
        Options,
        Patience
    )]
    private static partial Regex LinkedInComment();

    [GeneratedRegex(
        @"^urn:li:fsd_comment:\((?<id>[0-9]{1,20}),urn:li:(?<kind>activity|ugcPost|share):(?<on>[0-9]{1,20})\)\z",
        Options,
        Patience
    )]
    private static partial Regex LinkedInDashComment();

    [GeneratedRegex(@"^/(?:(?<author>[\w.]{1,30})/)?(?:p|reel|tv)/[\w-]{1,64}(?:/c/[0-9]{1,24}(?:/r/[0-9]{1,24})?)?\z", Options, Patience)]
    private static partial Regex InstagramPost();

    [GeneratedRegex(@"^/@(?<author>[\w.]{1,30})/post/[\w-]{1,64}\z", Options, Patience)]
    private static partial Regex ThreadsPost();

    [GeneratedRegex(@"^/@(?<author>[\w.]{1,30})/(?:video|photo)/[0-9]{1,24}\z", Options, Patience)]
    private static partial Regex TikTokPost();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
    private const int Patience = 1000; // milliseconds
}
