using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>Answers calls as the YouTube Data API and Google's token endpoint do.</summary>
internal sealed class YouTubeServer(TimeProvider time)
{
    /// <summary>What a page holds, however many are asked for.</summary>
    internal const int PageSize = 20;

    private const string Threads = "youtube#commentThreadListResponse";
    private const string Comments = "youtube#commentListResponse";
    private const string Channels = "youtube#channelListResponse";
    private const string Items = "youtube#playlistItemListResponse";

    internal YouTubeScript Script { get; } = new(time);

    internal YouTubeDoor Door { get; } = new(time);

    /// <summary>What befalls the channel or our access; null for nothing.</summary>
    internal StageAct? Hindrance { get; set; }

    /// <summary>Whose the consent is; the channel's own unless it is said otherwise.</summary>
    internal string ConsentOf { get; set; } = YouTubeScript.Official;

    /// <summary>Refuses calls whose path and query hold a text, with an answer; empty where nothing is.</summary>
    internal Dictionary<string, (int Status, JsonNode Body)> Instead { get; } = new(StringComparer.Ordinal);

    internal async Task AnswerAsync(HttpContext context)
    {
        (int status, JsonNode body) =
            context.Request.Path == "/token"
                ? Door.Answer(
                    (await context.Request.ReadFormAsync()).ToDictionary(
                        pair => pair.Key,
                        pair => pair.Value.ToString(),
                        StringComparer.Ordinal
                    )
                )
                : Answer(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private (int Status, JsonNode Body) Answer(HttpRequest request)
    {
        IQueryCollection query = request.Query;
        if (query.ContainsKey("key") || query.ContainsKey("access_token"))
        {
            throw new InvalidOperationException("A secret stands in an address.");
        }

        string wanted = $"{request.Path}{request.QueryString}";
        bool isKey = string.Equals(request.Headers["X-Goog-Api-Key"], YouTubeDoor.Key, StringComparison.Ordinal) && !Door.IsShut;
        bool isToken = request.Headers.Authorization.ToString() is { Length: > 7 } header && Door.LetsIn(header["Bearer ".Length..]);
        return isKey || isToken
            ? Instead.FirstOrDefault(pair => wanted.Contains(pair.Key, StringComparison.Ordinal)) is { Value: { Body: { } body } told }
                ? (told.Status, body.DeepClone())
                : Befallen(request.Path, isToken) ?? Answer(request.Path, query, isToken)
            : NotLetIn(request);
    }

    private static (int Status, JsonNode Body) NotLetIn(HttpRequest request) =>
        request.Headers.ContainsKey("X-Goog-Api-Key")
            ? Error(400, "usageLimits", "keyInvalid", "Bad Request")
            : Error(401, "global", "authError", "Request had invalid authentication credentials.");

    /// <summary>What is answered while something befalls the channel or our access.</summary>
    private (int Status, JsonNode Body)? Befallen(string path, bool isToken) =>
        Hindrance switch
        {
            StageAct.LoseScope when isToken => Error(
                403,
                "global",
                "insufficientPermissions",
                "Request had insufficient authentication scopes."
            ),
            StageAct.LoseScope => Error(
                403,
                "usageLimits",
                "accessNotConfigured",
                "YouTube Data API v3 has not been used in project 1 before."
            ),
            StageAct.Suspend or StageAct.Deactivate or StageAct.DeleteAccount when path.EndsWith("/channels", StringComparison.Ordinal) => (
                200,
                YouTubeTold.List(Channels, [])
            ),
            StageAct.Suspend => Error(403, "youtube.common", "channelSuspended", "The channel has been suspended."),
            StageAct.Deactivate => Error(403, "youtube.common", "channelClosed", "The channel has been closed."),
            StageAct.DeleteAccount => Error(404, "youtube.commentThread", "channelNotFound", "The channel could not be found."),
            _ => null,
        };

    private (int Status, JsonNode Body) Answer(string path, IQueryCollection query, bool isToken) =>
        path["/youtube/v3/".Length..] switch
        {
            "channels" => (200, YouTubeTold.List(Channels, IsOfficial(query, isToken) ? [new YouTubeTold(Script).Channel()] : [])),
            "commentThreads" => AnswerThreads(query, isToken),
            "comments" => AnswerComments(query),
            "playlistItems" => Same(query["playlistId"], YouTubeScript.Uploads) && Script.Videos.Any()
                ? (200, YouTubeTold.List(Items, [.. Script.Videos.Take(50).Select(YouTubeTold.Video)]))
                : Error(404, "youtube.playlistItem", "playlistNotFound", "The playlist cannot be found."),
            _ => Error(404, "global", "notFound", "Not Found"),
        };

    private bool IsOfficial(IQueryCollection query, bool isToken) =>
        Same(query["id"], YouTubeScript.Official)
        || string.Equals(query["forHandle"], Script.Handle, StringComparison.OrdinalIgnoreCase)
        || (isToken && query.ContainsKey("mine") && Same(ConsentOf, YouTubeScript.Official));

    private (int Status, JsonNode Body) AnswerThreads(IQueryCollection query, bool isToken)
    {
        YouTubeTold told = new(Script);
        if (query["id"].ToString() is { Length: > 0 } ids)
        {
            JsonObject[] found =
            [
                .. ids.Split(',').Select(Script.Find).Where(top => top is { Thread: null }).Select(top => told.Thread(top!)),
            ];
            return found.Length > 0
                ? (200, YouTubeTold.List(Threads, found))
                : Error(404, "youtube.commentThread", "commentThreadNotFound", "One or more of the comment threads cannot be found.");
        }

        if (!Same(query["allThreadsRelatedToChannelId"], YouTubeScript.Official))
        {
            return Error(404, "youtube.commentThread", "channelNotFound", "The channel could not be found.");
        }

        if (Script.IsSilent)
        {
            return Error(403, "youtube.commentThread", "commentsDisabled", "The video has disabled comments.");
        }

        string? status = query["moderationStatus"];
        if (status is not null && !(isToken && Same(ConsentOf, YouTubeScript.Official)))
        {
            return Error(403, "youtube.commentThread", "forbidden", "The request cannot be processed: insufficient permissions.");
        }

        return Page(
            query,
            [.. status is null ? Script.Threads : Script.Held(status)],
            (page, next) => YouTubeTold.List(Threads, [.. page.Select(top => told.Thread(top, status))], next)
        );
    }

    private (int Status, JsonNode Body) AnswerComments(IQueryCollection query)
    {
        if (query["id"].ToString() is { Length: > 0 } ids)
        {
            return (200, YouTubeTold.List(Comments, [.. ids.Split(',').Select(Script.Find).OfType<YouTubeScript.Remark>().Select(Told)]));
        }

        string parent = query["parentId"].ToString();
        return Script.Find(parent) is null
            ? Error(404, "youtube.comment", "commentNotFound", "The comment could not be found.")
            : Page(query, [.. Script.RepliesTo(parent)], (page, next) => YouTubeTold.List(Comments, [.. page.Select(Told)], next));
    }

    private static JsonObject Told(YouTubeScript.Remark remark) => YouTubeTold.Comment(remark);

    private static (int Status, JsonNode Body) Page(
        IQueryCollection query,
        YouTubeScript.Remark[] all,
        Func<IEnumerable<YouTubeScript.Remark>, string?, JsonObject> tell
    )
    {
        int from = 0;
        if (query["pageToken"].ToString() is { Length: > 0 } token)
        {
            from = Array.FindIndex(all, remark => Same(TokenOf(remark), token)) + 1;
            if (from == 0)
            {
                return Error(400, "youtube.commentThread", "invalidPageToken", "The request specifies an invalid page token.");
            }
        }

        int size = int.TryParse(query["maxResults"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked)
            ? Math.Clamp(asked, 1, PageSize)
            : PageSize;
        YouTubeScript.Remark[] page = [.. all.Skip(from).Take(size)];
        return (200, tell(page, from + page.Length < all.Length ? TokenOf(page[^1]) : null));
    }

    /// <summary>The way on from a comment; opaque, as YouTube's are.</summary>
    private static string TokenOf(YouTubeScript.Remark remark) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"after {remark.Id}"));

    private static (int Status, JsonNode Body) Error(int status, string domain, string reason, string message) =>
        (status, YouTubeTold.Error(status, domain, reason, message));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
