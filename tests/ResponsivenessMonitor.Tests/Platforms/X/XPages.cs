using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Writes what happened on a scripted X as X does, by the names that were asked by.</summary>
internal sealed class XPages(XScript script, bool isOfPosts, ManualTime time)
{
    /// <summary>Posts of a page at most, whatever is asked for: X may give fewer, and say that there are more.</summary>
    internal const int PageSize = 5;

    private const string Problems = "https://api.twitter.com/2/problems/";
    private const string Way = "b26v89c19zqg8o3f";

    private static readonly InstantPattern Written = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'");

    private readonly HashSet<(LocalDate Day, string Id)> posts = [];
    private readonly HashSet<(LocalDate Day, string Id)> users = [];

    /// <summary>What X bills: every post and user that was given, once a UTC day.</summary>
    internal ReadCounts Bill => new(posts.Count, users.Count);

    private LocalDate Today => time.Now.InUtc().Date;

    private string Posts => isOfPosts ? "post" : "tweet";

    internal (int Status, JsonNode Body) List(IQueryCollection query, IEnumerable<XScript.Post> list, string next, int least)
    {
        if (Fault(query, next, least) is { } fault)
        {
            return (400, fault);
        }

        long since = long.TryParse(query["since_id"], NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : 0;
        long until = long.TryParse(query["until_id"], NumberStyles.None, CultureInfo.InvariantCulture, out long below)
            ? below
            : long.MaxValue;
        Instant from = Iso(query["start_time"]) ?? Instant.MinValue;
        string? way = query[next];
        XScript.Post[] rest =
        [
            .. list.Where(post => Number(post.Id) > since && Number(post.Id) < until && post.At >= from)
                .Where(post => way is null || Number(post.Id) < Number(way[Way.Length..])),
        ];
        XScript.Post[] page = rest[..Math.Min(rest.Length, Math.Min(PageSize, (int)Number(query["max_results"]!)))];
        JsonObject meta = new() { ["result_count"] = page.Length };
        if (page.Length == 0)
        {
            return (200, new JsonObject { ["meta"] = meta });
        }

        (meta["newest_id"], meta["oldest_id"]) = (page[0].Id, page[^1].Id);
        if (rest.Length > page.Length)
        {
            meta["next_token"] = $"{Way}{page[^1].Id}";
        }

        return (
            200,
            With(new JsonObject { ["data"] = Array(page.Select(post => Of(post, post.Id, query))), ["meta"] = meta }, page, query)
        );
    }

    internal JsonObject Lookup(IQueryCollection query)
    {
        string[] ids = query["ids"].ToString().Split(',');
        XScript.Post[] found = [.. ids.Select(script.Find).OfType<XScript.Post>()];
        JsonObject answer = [];
        if (found.Length > 0)
        {
            answer["data"] = Array(ids.Where(id => script.Find(id) is not null).Select(id => Of(script.Find(id)!, id, query)));
        }

        if (found.Length < ids.Length)
        {
            answer["errors"] = Array(
                ids.Where(id => script.Find(id) is null)
                    .Select(id => NotFound(Posts, "ids", id, $"Could not find {Posts} with ids: [{id}]."))
            );
        }

        return With(answer, found, query);
    }

    internal JsonObject User(string name)
    {
        _ = users.Add((Today, script.IdOf(name)));
        return new JsonObject
        {
            ["id"] = script.IdOf(name),
            ["name"] = name,
            ["username"] = script.Shown(name),
            ["protected"] = name is XScript.Desk && script.IsProtected,
            [isOfPosts ? "most_recent_post_id" : "most_recent_tweet_id"] =
                name is XScript.Desk ? script.Timeline.FirstOrDefault()?.Id : null,
        };
    }

    internal static JsonObject Suspended(string parameter, string value) =>
        Errors(NotFound("user", parameter, value, $"User has been suspended: [{value}].", "Forbidden"));

    internal static JsonObject NoUser(string parameter, string value) =>
        Errors(NotFound("user", parameter, value, $"Could not find user with {parameter}: [{value}]."));

    internal static JsonObject NotShown(string value) =>
        Errors(
            new JsonObject
            {
                ["parameter"] = "id",
                ["value"] = value,
                ["resource_id"] = value,
                ["resource_type"] = "user",
                ["title"] = "Authorization Error",
                ["detail"] = $"Sorry, you are not authorized to see the user with id: [{value}].",
                ["type"] = $"{Problems}not-authorized-for-resource",
            }
        );

    internal static JsonObject Problem(int status, string title, string detail, string name) =>
        new()
        {
            ["title"] = title,
            ["detail"] = detail,
            ["type"] = name.Length == 0 ? "about:blank" : $"{Problems}{name}",
            ["status"] = status,
        };

    /// <summary>What X says of a parameter that it does not take.</summary>
    internal static JsonObject Invalid(string parameter, string value) =>
        new()
        {
            ["errors"] = new JsonArray(
                new JsonObject
                {
                    ["parameters"] = new JsonObject { [parameter] = new JsonArray(value) },
                    ["message"] = $"The `{parameter}` query parameter value [{value}] is not valid",
                }
            ),
            ["title"] = "Invalid Request",
            ["detail"] = "One or more parameters to your request was invalid.",
            ["type"] = $"{Problems}invalid-request",
        };

    private static JsonObject? Fault(IQueryCollection query, string next, int least)
    {
        string? way = query[next];
        return Number(query["max_results"]!) is var size && (size < least || size > 100) ? Invalid("max_results", $"{size}")
            : way is not null && (!way.StartsWith(Way, StringComparison.Ordinal) || way[Way.Length..].Any(c => !char.IsAsciiDigit(c)))
                ? Invalid(next, "(the token)")
            : null;
    }

    /// <summary>A version of a post with the fields that were asked for; the old names give some only so, the new ones by expansions.</summary>
    private JsonObject Of(XScript.Post post, string version, IQueryCollection query)
    {
        string[] asked = [.. query[$"{Posts}.fields"].Concat(query["expansions"]).SelectMany(names => names!.Split(','))];
        _ = posts.Add((Today, version));
        bool isNow = string.Equals(post.Id, version, StringComparison.Ordinal);
        JsonObject all = new()
        {
            ["author_id"] = script.IdOf(post.Author),
            ["conversation_id"] = post.Root,
            ["created_at"] = Written.Format(isNow ? post.At : post.Before[version].At),
            ["in_reply_to_user_id"] = post.Parent is { } parent ? script.IdOf(parent.Author) : null,
            ["lang"] = post.Language,
            [$"referenced_{Posts}s"] = References(post),
            [$"note_{Posts}"] = post.IsLong ? new JsonObject { ["text"] = post.Text } : null,
        };
        JsonObject given = new()
        {
            ["id"] = version,
            ["text"] =
                post.IsLong ? post.Text[..Math.Min(post.Text.Length, 60)]
                : isNow ? post.Text
                : post.Before[version].Text,
            [$"edit_history_{Posts}_ids"] = Array(post.Versions.Select(id => (JsonNode)JsonValue.Create(id))),
        };
        foreach ((string name, JsonNode? value) in all.Where(field => field.Value is not null && IsAsked(field.Key, asked)).ToArray())
        {
            given[name] = value!.DeepClone();
        }

        return given;
    }

    private static bool IsAsked(string field, string[] asked) => asked.Contains(field, StringComparer.Ordinal);

    private static JsonArray? References(XScript.Post post)
    {
        (string Type, string? Id)[] all = [("replied_to", post.Parent?.Id), ("retweeted", post.Original), ("quoted", post.Quoted)];
        JsonNode[] some = [.. all.Where(one => one.Id is not null).Select(one => new JsonObject { ["type"] = one.Type, ["id"] = one.Id })];
        return some.Length == 0 ? null : Array(some);
    }

    /// <summary>What expansions bring beside.</summary>
    private JsonObject With(JsonObject answer, IEnumerable<XScript.Post> page, IQueryCollection query)
    {
        if (query["expansions"].ToString().Contains("author_id", StringComparison.Ordinal))
        {
            answer["includes"] = new JsonObject
            {
                ["users"] = Array(page.Select(post => post.Author).Distinct(StringComparer.Ordinal).Select(User)),
            };
        }

        return answer;
    }

    private static JsonObject NotFound(string kind, string parameter, string value, string detail, string title = "Not Found Error") =>
        new()
        {
            ["parameter"] = parameter,
            ["value"] = value,
            ["resource_id"] = value,
            ["resource_type"] = kind,
            ["title"] = title,
            ["detail"] = detail,
            ["type"] = $"{Problems}resource-not-found",
        };

    private static JsonObject Errors(JsonObject error) => new() { ["errors"] = new JsonArray(error) };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Instant? Iso(string? text) => text is null ? null : InstantPattern.General.Parse(text).Value;
}
