using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>How the YouTube Data API words what a script holds.</summary>
internal sealed class YouTubeTold(YouTubeScript script)
{
    /// <summary>Replies that a thread is shown with at most.</summary>
    internal const int ShownReplies = 2;

    internal JsonObject Thread(YouTubeScript.Remark top, string? status = null)
    {
        YouTubeScript.Remark[] replies = [.. script.RepliesTo(top.Id, status)];
        JsonObject thread = new()
        {
            ["kind"] = "youtube#commentThread",
            ["etag"] = $"\"etag/{top.Id}\"",
            ["id"] = top.Id,
            ["snippet"] = new JsonObject
            {
                ["channelId"] = YouTubeScript.Official,
                ["topLevelComment"] = Comment(top, isByStatus: status is not null),
                ["canReply"] = true,
                ["totalReplyCount"] = replies.Length,
                ["isPublic"] = top.Status is "published",
            },
        };
        if (top.Video is { } video)
        {
            thread["snippet"]!["videoId"] = video;
        }

        if (replies.Length > 0)
        {
            thread["replies"] = new JsonObject
            {
                ["comments"] = new JsonArray([.. replies.Take(ShownReplies).Select(reply => Comment(reply, status is not null))]),
            };
        }

        return thread;
    }

    internal static JsonObject Comment(YouTubeScript.Remark remark, bool isByStatus = false)
    {
        string name = remark.Author is YouTubeScript.Official ? "@librarydesk" : $"@{remark.Author[2..].TrimEnd('_')}";
        JsonObject snippet = new()
        {
            ["authorDisplayName"] = name,
            ["authorProfileImageUrl"] = "https://yt3.example/photo.jpg",
            ["authorChannelUrl"] = $"http://www.youtube.com/{name}",
            ["authorChannelId"] = new JsonObject { ["value"] = remark.Author },
            ["channelId"] = YouTubeScript.Official,
            ["textDisplay"] = remark.Text,
            ["canRate"] = true,
            ["viewerRating"] = "none",
            ["likeCount"] = 0,
            ["publishedAt"] = Text(remark.At),
            ["updatedAt"] = Text(remark.EditedAt ?? remark.At),
        };
        if (remark.Thread is { } thread)
        {
            snippet["parentId"] = thread;
        }

        if (remark.IsSpoiled)
        {
            _ = snippet.Remove("publishedAt");
        }

        if (isByStatus)
        {
            snippet["moderationStatus"] = remark.Status;
        }

        return new JsonObject
        {
            ["kind"] = "youtube#comment",
            ["etag"] = $"\"etag/{remark.Id}\"",
            ["id"] = remark.Id,
            ["snippet"] = snippet,
        };
    }

    internal JsonObject Channel() =>
        new()
        {
            ["kind"] = "youtube#channel",
            ["id"] = YouTubeScript.Official,
            ["snippet"] = new JsonObject
            {
                ["title"] = "Larkmoor University Library",
                ["customUrl"] = script.Handle,
                ["publishedAt"] = "2019-03-01T09:00:00.000Z",
            },
            ["contentDetails"] = new JsonObject { ["relatedPlaylists"] = new JsonObject { ["uploads"] = YouTubeScript.Uploads } },
            ["status"] = new JsonObject { ["privacyStatus"] = script.Privacy },
        };

    internal static JsonObject Video((string Id, Instant At) video) =>
        new()
        {
            ["kind"] = "youtube#playlistItem",
            ["id"] = $"item-of-{video.Id}",
            ["contentDetails"] = new JsonObject { ["videoId"] = video.Id, ["videoPublishedAt"] = Text(video.At) },
        };

    /// <summary>A list; one of channels without any has no member for them.</summary>
    internal static JsonObject List(string kind, IReadOnlyCollection<JsonObject> items, string? next = null)
    {
        JsonObject list = new()
        {
            ["kind"] = kind,
            ["etag"] = "\"etag\"",
            ["pageInfo"] = new JsonObject { ["totalResults"] = items.Count, ["resultsPerPage"] = Math.Max(5, items.Count) },
        };
        if (next is not null)
        {
            list["nextPageToken"] = next;
        }

        if (items.Count > 0 || !kind.StartsWith("youtube#channel", StringComparison.Ordinal))
        {
            list["items"] = new JsonArray([.. items]);
        }

        return list;
    }

    internal static JsonObject Error(int code, string domain, string reason, string message) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["errors"] = new JsonArray(
                    new JsonObject
                    {
                        ["message"] = message,
                        ["domain"] = domain,
                        ["reason"] = reason,
                    }
                ),
            },
        };

    private static string Text(Instant at) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'").Format(at);
}
