using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>LinkedIn as its interface shows one Page to an administrator; it takes nothing but what Rest.li 2.0 takes.</summary>
internal sealed class LinkedInStage : ServedStage
{
    internal const string Reference = "env:STAGE_LINKEDIN";
    internal const string Token = "AQV-stage-token-kept-to-itself";
    internal const string Secret = "stage-app-secret-kept-to-itself";

    /// <summary>Renews tokens.</summary>
    internal const string Refresh = "AQX-stage-refresh-kept-to-itself";

    private readonly HashSet<StageAct> hindrances = [];
    private LinkedInPlatform? platform;
    private LinkedInOptions? settings;

    internal LinkedInServer Server { get; } = new();

    internal MemoryCredentials Credentials { get; } = new() { Secrets = { [Reference] = Token } };

    /// <summary>The settings; threads and posts are looked at in every reading, so that no test has to wait.</summary>
    internal LinkedInOptions Settings =>
        settings ??= new LinkedInOptions
        {
            Api = Address.AbsoluteUri,
            SignIn = Address.AbsoluteUri,
            ClientId = "stage-app",
            ClientSecret = Secret,
            PostsEvery = TimeSpan.Zero,
            ThreadsEvery = TimeSpan.Zero,
        };

    /// <summary>Answers before anything else does; null leaves it to the stage.</summary>
    internal Func<HttpContext, (int Status, JsonNode Body)?>? First { get; set; }

    /// <summary>The forms by which tokens were asked for.</summary>
    internal List<Dictionary<string, string>> Grants { get; } = [];

    /// <summary>Which tokens are good.</summary>
    internal HashSet<string> Tokens { get; } = [Token];

    /// <summary>Versions of the interface that are answered.</summary>
    internal HashSet<string> Versions { get; } = ["202607"];

    /// <summary>The Pages that the token's member administers.</summary>
    internal List<string> Administered { get; } = [LinkedInServer.Page];

    /// <summary>How many elements a page of notifications has at most, whatever is asked for.</summary>
    internal int PageSize { get; set; } = 100;

    internal override IPlatform Platform => platform ??= New();

    /// <summary>The connector anew, as after a restart or in another replica: of it nothing is left but what is kept.</summary>
    internal LinkedInPlatform New() => new(Http, Credentials, new LinkedInGrants(Settings, Time), Settings, Time);

    internal override AccountAccess Access { get; } =
        new(AccountId.Parse("linkedin/larkmoor-library"), "larkmoor-library", AuthorId: null, Reference, Host: null);

    internal override string OfficialId => LinkedInServer.Page;

    internal override IReadOnlyList<string> Secrets => [Token, Secret, Refresh];

    internal override AccessLossKind? SaidByOmission => AccessLossKind.RoleLost;

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.DirectMessage] = "messages to a Page are shown to partners of LinkedIn only",
            [StageAct.Edit] =
                "LinkedIn tells of edited comments only, and what is played as a mention is a post; edited comments have tests of their own",
            [StageAct.Like] = "LinkedIn does not tell what a Page likes",
            [StageAct.Boost] = "a Page that shares a post publishes one of its own",
            [StageAct.Suspend] = "LinkedIn does not tell a suspended Page from a deleted one",
            [StageAct.Deactivate] = "LinkedIn does not tell a Page that was switched off from a deleted one",
            [StageAct.Throttle] = "LinkedIn names no time from which on there are more; the day's allowance has tests of its own",
        };

    internal override int MoreThanAPage => LinkedInPaths.PageSize + 1;

    internal override int ActivityCalls => 2;

    internal override string IdOf(string person) => LinkedInServer.PersonOf(person);

    internal override ConversationShape Shape => ConversationShape.OneLevel;

    internal override string ConversationBelow(string post, string comment) => comment;

    /// <summary>Names of comments are put together of two numbers, which LinkedIn writes in three ways.</summary>
    internal override bool IsTold(string id, string answered) =>
        base.IsTold(id, answered)
        || (
            LinkedInUrn.Comment(id) is { } comment
            && base.IsTold(comment.Number, answered)
            && base.IsTold(comment.Thread[LinkedInUrn.Prefix.Length..], answered)
        );

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(Server.Publish(by, text, Time.Now, parent));

    internal override Task DeleteAsync(string id) => Do(() => Server.Delete(id, Time.Now));

    internal override Task EditAsync(string id, string text) => Do(() => Server.Edit(id, text, Time.Now));

    internal override Task<string> RenameAsync()
    {
        Server.VanityName = "larkmoor-libraries";
        return Task.FromResult(Server.VanityName);
    }

    internal override Task HinderAsync(StageAct act) => Do(() => hindrances.Add(act));

    internal override async Task RestoreAsync()
    {
        hindrances.Clear();
        await base.RestoreAsync();
    }

    protected override async Task AnswerAsync(HttpContext context)
    {
        (int status, JsonNode body) =
            First?.Invoke(context)
            ?? (
                context.Request.Path.StartsWithSegments("/oauth/v2/accessToken", StringComparison.Ordinal)
                    ? Grant(await context.Request.ReadFormAsync(context.RequestAborted))
                    : Refusal(context.Request) ?? Answer(context)
            );
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    /// <summary>Gives a new token for a code or for the one that renews; that one stays as it is, and so does its end.</summary>
    private (int Status, JsonNode Body) Grant(IFormCollection form)
    {
        Grants.Add(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        bool isGood = form["client_id"] == Settings.ClientId && form["client_secret"] == Secret;
        bool isMeant =
            (form["grant_type"] == "refresh_token" && form["refresh_token"] == Refresh)
            || (form["grant_type"] == "authorization_code" && form["code"] == "stage-code");
        if (!isGood || !isMeant)
        {
            return (400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = $"no such token: {form["refresh_token"]}" });
        }

        string token = $"AQV-renewed-{Grants.Count}-kept-to-itself";
        _ = Tokens.Add(token);
        return (
            200,
            new JsonObject
            {
                ["access_token"] = token,
                ["expires_in"] = 5_184_000,
                ["refresh_token"] = Refresh,
                ["refresh_token_expires_in"] = 31_536_000,
                ["scope"] = "r_organization_social,r_organization_social_feed,rw_organization_admin",
            }
        );
    }

    /// <summary>An error as LinkedIn writes it.</summary>
    internal static (int Status, JsonNode Body) Error(int status, string code, string message, int? number = null)
    {
        JsonObject body = new()
        {
            ["status"] = status,
            ["code"] = code,
            ["message"] = message,
        };
        if (number is not null)
        {
            body["serviceErrorCode"] = number;
        }

        return (status, body);
    }

    private (int Status, JsonNode Body)? Refusal(HttpRequest request) =>
        request.Headers["LinkedIn-Version"].ToString() is not { Length: > 0 } version
            ? Error(400, "VERSION_MISSING", "A version must be present. Please specify a version by adding the Linkedin-Version header.")
        : !Versions.Contains(version) ? Error(426, "NONEXISTENT_VERSION", $"Requested version {version}01 is not active")
        : request.Headers["X-Restli-Protocol-Version"] != "2.0.0" ? Error(400, "ILLEGAL_ARGUMENT", "Rest.li protocol version")
        : hindrances.Contains(StageAct.RevokeToken)
            ? Error(401, "REVOKED_ACCESS_TOKEN", "The token used in the request has been revoked by the user", 65601)
        : hindrances.Contains(StageAct.ExpireToken) || !Tokens.Contains($"{request.Headers.Authorization}"["Bearer ".Length..])
            ? Error(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired", 65602)
        : hindrances.Contains(StageAct.LoseScope)
            ? Error(403, "ACCESS_DENIED", "Not enough permissions to access: socialActions.GET_ALL.20260701", 100)
        : hindrances.Contains(StageAct.DeleteAccount)
        && !request.Path.StartsWithSegments("/rest/organizationAcls", StringComparison.Ordinal)
            ? Error(404, "NOT_FOUND", "Could not find entity")
        : null;

    private (int Status, JsonNode Body) Answer(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        string raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        string[] parts = context.Request.Path.Value!.Trim('/').Split('/');
        return parts switch
        {
            ["rest", "organizations"] when query["q"] == "vanityName" => List(
                query,
                query["vanityName"] == Server.VanityName ? [PageJson()] : [],
                total: null
            ),
            ["rest", "organizations", LinkedInServer.PageNumber] => (200, PageJson()),
            ["rest", "organizationAcls"] when query["q"] == "roleAssignee" && query["role"] == "ADMINISTRATOR" => List(
                query,
                Administered.Select(page => new JsonObject
                {
                    ["role"] = "ADMINISTRATOR",
                    ["state"] = "APPROVED",
                    ["organization"] = page,
                }),
                total: null
            ),
            ["rest", "organizationalEntityNotifications"] => Notifications(query, raw),
            ["rest", "posts"]
                when query["q"] == "author"
                    && raw.Contains($"author={Uri.EscapeDataString(LinkedInServer.Page)}&", StringComparison.Ordinal)
                    && context.Request.Headers["X-RestLi-Method"] == "FINDER" => List(
                query,
                Server.OwnPosts.Select(LinkedInServer.Json),
                total: null
            ),
            ["rest", "socialActions", var urn, "comments"] when raw.Contains($"/{Uri.EscapeDataString(urn)}/", StringComparison.Ordinal) =>
                Server.Below(urn) is { } comments
                    ? List(query, comments.Select(Server.Json), comments.Count)
                    : Error(404, "NOT_FOUND", "Could not find entity"),
            _ => Error(400, "ILLEGAL_ARGUMENT", "Invalid request"),
        };
    }

    /// <summary>The signs of lists and records have to stand as they are, and names be percent-encoded, or nothing is understood.</summary>
    private (int Status, JsonNode Body) Notifications(IQueryCollection query, string raw)
    {
        string range = query["timeRange"].ToString();
        bool isWell =
            query["q"] == "criteria"
            && raw.Contains($"organizationalEntity={Uri.EscapeDataString(LinkedInServer.Page)}&", StringComparison.Ordinal)
            && raw.Contains("&actions=List(COMMENT,", StringComparison.Ordinal)
            && raw.Contains($"&timeRange={range}&", StringComparison.Ordinal);
        string[] bounds = range.Trim('(', ')').Split(',', ':');
        if (
            !isWell
            || bounds is not ["start", var from, "end", var to]
            || !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long start)
            || !long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out long end)
            || end < start
            || Time.Now - NodaTime.Instant.FromUnixTimeMilliseconds(start) > NodaTime.Duration.FromDays(60)
        )
        {
            return Error(400, "ILLEGAL_ARGUMENT", "Invalid query parameters");
        }

        return List(query, Server.Notices(start, end).Select(Server.Json), total: null, PageSize);
    }

    private static (int Status, JsonNode Body) List(IQueryCollection query, IEnumerable<JsonObject> all, int? total, int most = 100)
    {
        int start = int.TryParse(query["start"], NumberStyles.None, CultureInfo.InvariantCulture, out int passed) ? passed : 0;
        int count = Math.Min(
            most,
            int.TryParse(query["count"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 10
        );
        JsonObject paging = new()
        {
            ["start"] = start,
            ["count"] = count,
            ["links"] = new JsonArray(),
        };
        if (total is not null)
        {
            paging["total"] = total;
        }

        return (200, new JsonObject { ["paging"] = paging, ["elements"] = new JsonArray([.. all.Skip(start).Take(count)]) });
    }

    private JsonObject PageJson() =>
        new()
        {
            ["id"] = int.Parse(LinkedInServer.PageNumber, CultureInfo.InvariantCulture),
            ["vanityName"] = Server.VanityName,
            ["localizedName"] = "Larkmoor University Library",
        };

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
