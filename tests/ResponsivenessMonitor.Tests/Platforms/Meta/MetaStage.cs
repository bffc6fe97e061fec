using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>A small Graph API: one account with what is published on it, its usage, its refusals.</summary>
internal abstract class MetaStage : ServedStage
{
    internal const string Version = "v26.0";
    internal const string AppId = "4711";
    internal const string AppSecret = "app-secret-kept-to-itself";
    internal const string Token = "EAAstage-token-kept-to-itself";
    protected const string Reference = "env:LIBRARY_PAGE";
    private const string NextToken = "IGnext-token-kept-to-itself";

    private static readonly (int, JsonNode) Gone = Error(
        400,
        100,
        33,
        "Unsupported get request. Object with ID '1' does not exist, cannot be loaded due to missing permissions, or does not support this operation."
    );

    protected MetaStage(bool isInstagram)
    {
        Script = new MetaScript(Time, isInstagram);
        Show = new MetaShow(Script, isInstagram, Link);
        Credentials.Secrets[Reference] = Token;
    }

    internal MetaScript Script { get; }

    internal MetaShow Show { get; }

    internal MemoryCredentials Credentials { get; } = new();

    /// <summary>What befell account or access.</summary>
    internal HashSet<StageAct> Hindrances { get; } = [];

    /// <summary>Lists that the token may not read, by their names.</summary>
    internal HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a call that asks for several lists is told that it asks for too much.</summary>
    internal bool IsSlow { get; set; }

    /// <summary>What is said of the app's usage, in percent.</summary>
    internal int UsedPercent { get; set; } = 3;

    /// <summary>The second number of the refusal of a token; null for none.</summary>
    internal int? TokenTrouble { get; set; } = 460;

    /// <summary>What is shown of the token.</summary>
    internal JsonObject TokenData { get; set; } = new();

    internal override string OfficialId => Script.OfficialId;

    internal override IReadOnlyList<string> Secrets => [Token, NextToken, AppSecret];

    internal override int MoreThanAPage => 26;

    internal override int ActivityCalls => 1;

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(Script.Publish(by, text, parent, isDirect).Id);

    /// <summary>Each comment below an own post is a conversation of its own.</summary>
    internal override ConversationShape Shape => ConversationShape.OneLevel;

    internal override string ConversationBelow(string post, string comment) =>
        Script.Find(post) is { IsPost: true, Author: null } ? comment : post;

    internal override Task DeleteAsync(string id)
    {
        Script.Find(id)!.IsDeleted = true;
        return Task.CompletedTask;
    }

    internal override Task<string> RenameAsync() => Task.FromResult(Script.Official = "larkmoorlibraries");

    internal override Task HinderAsync(StageAct act)
    {
        _ = Hindrances.Add(act);
        return Task.CompletedTask;
    }

    internal override Task RestoreAsync()
    {
        Hindrances.Clear();
        return base.RestoreAsync();
    }

    /// <summary>The account that is asked for, or another node of it; null when it is none of these.</summary>
    protected abstract JsonObject? Node(string id, IReadOnlyList<AskedField> asked);

    /// <summary>A list of a node; null when there is none of this name.</summary>
    protected abstract (bool IsKnown, JsonObject? List) ListOf(string node, AskedField edge);

    /// <summary>Whether a call may be made without the app's proof.</summary>
    protected virtual bool NeedsProof => false;

    protected override async Task AnswerAsync(HttpContext context)
    {
        bool isThrottled = ThrottledUntil is { } until && Time.Now < until;
        context.Response.Headers["X-App-Usage"] = $$"""{"call_count":{{UsedPercent}},"total_time":1,"total_cputime":0}""";
        if (isThrottled)
        {
            int minutes = (int)Math.Ceiling((ThrottledUntil!.Value - Time.Now).TotalMinutes);
            context.Response.Headers["X-Business-Use-Case-Usage"] =
                $$"""{"{{OfficialId}}":[{"type":"pages","call_count":100,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":{{minutes}}}]}""";
        }

        (int status, JsonNode body) = isThrottled
            ? Error(400, 80001, null, "(#80001) There have been too many calls to this account.")
            : Answer(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    internal static (int Status, JsonNode Body) Error(int status, int code, int? subcode, string message)
    {
        JsonObject error = new()
        {
            ["message"] = message,
            ["type"] = "OAuthException",
            ["code"] = code,
            ["fbtrace_id"] = "AbCdEf",
        };
        if (subcode is { } second)
        {
            error["error_subcode"] = second;
        }

        return (status, new JsonObject { ["error"] = error });
    }

    private (int Status, JsonNode Body) Answer(HttpRequest request)
    {
        string token = request.Headers.Authorization.ToString() is { Length: > 7 } header ? header["Bearer ".Length..] : string.Empty;
        string[] path = [.. request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        if (path is [Version, "debug_token"])
        {
            return Same(token, $"{AppId}|{AppSecret}")
                ? (200, new JsonObject { ["data"] = TokenData.DeepClone() })
                : Error(400, 190, null, "Invalid OAuth access token");
        }

        if (path is ["refresh_access_token"])
        {
            return IsToken(request.Query["access_token"].ToString())
                ? (
                    200,
                    new JsonObject
                    {
                        ["access_token"] = NextToken,
                        ["token_type"] = "bearer",
                        ["expires_in"] = 5_184_000,
                    }
                )
                : Error(400, 190, 463, "Error validating access token: Session has expired on Thursday.");
        }

        if (!IsToken(token) || Hindrances.Contains(StageAct.RevokeToken))
        {
            return Error(400, 190, TokenTrouble, "Error validating access token: ada has changed the password.");
        }

        if (Hindrances.Contains(StageAct.ExpireToken))
        {
            return Error(400, 190, 463, "Error validating access token: Session has expired on Thursday.");
        }

        if (NeedsProof && request.Query["appsecret_proof"].ToString().Length != 64)
        {
            return Error(400, 100, null, "API calls from the server require an appsecret_proof argument");
        }

        if (Hindrances.Contains(StageAct.LoseScope))
        {
            return Error(403, 10, null, "(#10) This endpoint requires the 'pages_read_user_content' permission, ada.");
        }

        if (Hindrances.Contains(StageAct.DeleteAccount))
        {
            return Gone;
        }

        if (IsSlow && request.Query["fields"].ToString().Split("limit(25)").Length > 2)
        {
            return Error(500, 1, null, "Please reduce the amount of data you're asking for, then retry your request");
        }

        try
        {
            return path is [Version, .. string[] rest] ? Answer(rest, request.Query) : Gone;
        }
        catch (MetaShow.NoFieldException fault)
        {
            return Error(400, 100, null, fault.Message);
        }
        catch (UnauthorizedAccessException)
        {
            return Error(403, 200, null, "(#200) Requires a permission, ada");
        }
    }

    private (int Status, JsonNode Body) Answer(string[] path, IQueryCollection query)
    {
        IReadOnlyList<AskedField> fields = AskedField.Parse(query["fields"].ToString() is { Length: > 0 } asked ? asked : "id");
        switch (path)
        {
            case []:
                JsonObject found = new();
                foreach (string id in query["ids"].ToString().Split(','))
                {
                    if (One(id, fields) is not { } one)
                    {
                        return Gone; // one that is not there spoils the whole answer
                    }

                    found[id] = one;
                }

                return (200, found);
            case [var id]:
                return (Node(id, fields) ?? One(id, fields)) is { } node ? (200, node) : Gone;
            case [var id, var name]:
                AskedField edge = new(
                    name,
                    query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal),
                    fields
                );
                (bool isKnown, JsonObject? list) =
                    name is "comments" && Script.Find(id) is { IsPost: true } post ? (true, Show.Comments(post, edge)) : ListOf(id, edge);
                return isKnown ? (200, list ?? new JsonObject { ["data"] = new JsonArray() }) : Gone;
            default:
                return Gone;
        }
    }

    private static bool IsToken(string token) => token is Token or NextToken;

    private JsonObject? One(string id, IReadOnlyList<AskedField> fields) =>
        Script.Find(id) switch
        {
            { IsPost: true } post => Show.Post(post, fields),
            { Post: not null } comment => Show.Comment(comment, fields),
            _ => null,
        };

    /// <summary>What may not be read is refused, whatever else is asked for in the same call.</summary>
    protected JsonObject? Allowed(string name, Func<JsonObject?> list) =>
        Refused.Contains(name) ? throw new UnauthorizedAccessException() : list();

    private string Link(string path, AskedField field, string after) =>
        $"{Address}{Version}/{path}?access_token={Token}&pretty=0&limit={field["limit"] ?? "25"}&after={after}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
