using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>A scripted X: read by an app's own token and the older names, or by a consented token and the newer ones.</summary>
internal sealed class XStage : ServedStage
{
    internal const string Reference = "env:X_TOKEN";
    private const string NoDirect = "direct messages are not read";
    private const string NoLikes = "X tells of a like without its time, and bills the post each time; likes are not read";
    private const string NoSwitch = "X says of an account that was switched off what it says of one that was deleted";
    private const string NoExpiry = "X refuses a token that has run out in the words for one that was withdrawn";

    private readonly bool isOfUser;
    private readonly HashSet<StageAct> hindrances = [];
    private readonly Dictionary<string, int> left = new(StringComparer.Ordinal);
    private XPlatform? platform;

    /// <param name="isOfUser">Whether the token is one that the account consented to.</param>
    internal XStage(bool isOfUser)
    {
        this.isOfUser = isOfUser;
        Script = new XScript(Time);
        Tokens = new XTokens(Time);
        Pages = new XPages(Script, isOfUser, Time);
        Credentials.Secrets[Reference] = isOfUser ? Tokens.Consent() : XTokens.App;
    }

    internal XScript Script { get; }

    internal XTokens Tokens { get; }

    internal XPages Pages { get; }

    internal MemoryCredentials Credentials { get; } = new();

    /// <summary>What is answered instead, to calls whose path and query begin so; for what is not played.</summary>
    internal Dictionary<string, (int Status, string Body)> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>What is answered instead to a call, by its path and query; null where it is answered as ever. It may count how often it was asked.</summary>
    internal Func<string, (int Status, string Body)?>? Instead { get; set; }

    /// <summary>The settings; to be changed before the first reading.</summary>
    internal XOptions Settings { get; } = new() { ClientId = XTokens.ClientId, ClientSecret = XTokens.ClientSecret };

    internal override IPlatform Platform => platform ??= New();

    internal override AccountAccess Access => new(AccountId.Parse("x/librarydesk"), "LibraryDesk", AuthorId: null, Reference, Host: null);

    internal override string OfficialId => Script.OfficialId;

    internal override IReadOnlyDictionary<StageAct, string> Lacks
    {
        get
        {
            Dictionary<StageAct, string> lacks = new()
            {
                [StageAct.DirectMessage] = NoDirect,
                [StageAct.Like] = NoLikes,
                [StageAct.Deactivate] = NoSwitch,
                [StageAct.ExpireToken] = isOfUser ? NoExpiry : "an app's own token does not run out",
            };
            if (isOfUser)
            {
                lacks[StageAct.DeleteAccount] = "the token of an account that was deleted is refused as one that was withdrawn";
            }

            return lacks;
        }
    }

    internal override IReadOnlyList<string> Secrets => Tokens.All;

    internal override int MoreThanAPage => XPages.PageSize + 1;

    internal override int ActivityCalls => 2;

    internal override string IdOf(string person) => Script.IdOf(person);

    /// <summary>The connector anew, as after a restart or in another replica: of it nothing is left but what is kept.</summary>
    internal XPlatform New()
    {
        Settings.Server = Address.AbsoluteUri;
        Settings.Vocabulary = isOfUser ? XVocabulary.Post : XVocabulary.Tweet;
        return new XPlatform(Http, new TokenSessions(Credentials, new XTokenGrants(Settings, Time), Time), Settings, Time);
    }

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(Script.Publish(by ?? XScript.Desk, text, parent));

    internal override Task DeleteAsync(string id) => Do(() => Script.Delete(id));

    internal override Task EditAsync(string id, string text) => Do(() => Script.Edit(id, text));

    internal override Task BoostAsync(string id) => Do(() => Script.Pass(id));

    internal override Task<string> RenameAsync() => Task.FromResult(Script.Handle = "larkmoorlibrary");

    internal override Task HinderAsync(StageAct act) =>
        Do(() =>
        {
            _ = hindrances.Add(act);
            Tokens.IsRevoked |= act == StageAct.RevokeToken;
        });

    internal override async Task RestoreAsync()
    {
        hindrances.Clear();
        Tokens.IsRevoked = false;
        await base.RestoreAsync();
    }

    public override ValueTask DisposeAsync()
    {
        platform?.Dispose();
        return base.DisposeAsync();
    }

    protected override async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (path is "/2/oauth2/token")
        {
            await SendAsync(context, await Tokens.AnswerAsync(context));
            return;
        }

        TellLimits(context);
        string whole = $"{path}{context.Request.QueryString}";
        string token = context.Request.Headers.Authorization.ToString() is { Length: > 7 } header
            ? header["Bearer ".Length..]
            : string.Empty;
        (int, JsonNode) answer =
            ThrottledUntil > Time.Now ? Problem(429, "Too Many Requests", string.Empty)
            : !Tokens.Accepts(token, isOfUser) ? Problem(401, "Unauthorized", string.Empty)
            : token is not XTokens.App && hindrances.Contains(StageAct.Suspend)
                ? (403, XPages.Problem(403, "Forbidden", "The user used for authentication is suspended", "user-suspended"))
            : hindrances.Contains(StageAct.LoseScope) ? Problem(403, "Client Forbidden", "client-forbidden")
            : Instead?.Invoke(whole) is { } instead ? (instead.Status, JsonNode.Parse(instead.Body)!)
            : Answers.FirstOrDefault(pair => whole.StartsWith(pair.Key, StringComparison.Ordinal)) is { Key: not null } canned
                ? (canned.Value.Status, JsonNode.Parse(canned.Value.Body)!)
            : Answer(context.Request, path, token);
        await SendAsync(context, answer);
    }

    private (int Status, JsonNode Body) Answer(HttpRequest request, string path, string token)
    {
        IQueryCollection query = request.Query;
        return path[3..].Split('/') switch
        {
            ["users", "me"] => token is not XTokens.App
                ? (200, new JsonObject { ["data"] = Pages.User(XScript.Desk) })
                : Problem(403, "Unsupported Authentication", "unsupported-authentication"),
            ["users", "by"] => User("usernames", query["usernames"].ToString()),
            ["users"] => User("ids", query["ids"].ToString()),
            ["users", var id, "mentions"] => Gone("id", id) ?? Pages.List(query, Script.Mentions, "pagination_token", 5),
            ["users", var id, "tweets"] when Script.IsProtected && !isOfUser => (200, XPages.NotShown(id)),
            ["users", var id, "tweets"] => Gone("id", id) ?? Pages.List(query, Script.Timeline, "pagination_token", 5),
            ["tweets", "search", "recent"] => Search(query),
            ["tweets"] => (200, Pages.Lookup(query)),
            _ => Problem(404, "Not Found", string.Empty),
        };
    }

    private (int Status, JsonNode Body) Search(IQueryCollection query)
    {
        string wanted = $"(to:{Script.Handle} OR @{Script.Handle}) -from:{Script.Handle} -is:retweet";
        Instant from = NodaTime.Text.InstantPattern.General.Parse(query["start_time"].ToString()).Value;
        return from < Time.Now - Duration.FromDays(7) ? (400, XPages.Invalid("start_time", query["start_time"].ToString()))
            : string.Equals(query["query"], wanted, StringComparison.OrdinalIgnoreCase) ? Pages.List(query, Script.Found, "next_token", 10)
            : (200, new JsonObject { ["meta"] = new JsonObject { ["result_count"] = 0 } });
    }

    private (int Status, JsonNode Body) User(string parameter, string value) =>
        Gone(parameter is "ids" ? "ids" : "usernames", value)
        ?? (
            string.Equals(value, parameter is "ids" ? OfficialId : Script.Handle, StringComparison.OrdinalIgnoreCase)
                ? (200, new JsonObject { ["data"] = new JsonArray(Pages.User(XScript.Desk)) })
                : (200, XPages.NoUser(parameter, value))
        );

    private (int Status, JsonNode Body)? Gone(string parameter, string value) =>
        hindrances.Contains(StageAct.Suspend) ? (200, XPages.Suspended(parameter, value))
        : hindrances.Contains(StageAct.DeleteAccount) ? (200, XPages.NoUser(parameter, value))
        : null;

    /// <summary>Each kind of call has a limit of its own.</summary>
    private void TellLimits(HttpContext context)
    {
        string kind = string.Concat(context.Request.Path.Value!.Where(c => !char.IsAsciiDigit(c)));
        int most = kind.EndsWith("mentions", StringComparison.Ordinal) ? 450 : 900;
        left[kind] = ThrottledUntil > Time.Now ? 0 : left.GetValueOrDefault(kind, most) - 1;
        Instant reset = ThrottledUntil is { } until && until > Time.Now ? until : Time.Now + Duration.FromMinutes(15);
        context.Response.Headers["x-rate-limit-limit"] = most.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-rate-limit-remaining"] = left[kind].ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-rate-limit-reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    private static (int Status, JsonNode Body) Problem(int status, string title, string name) =>
        (status, XPages.Problem(status, title, title, name));

    private static async Task SendAsync(HttpContext context, (int Status, JsonNode Body) answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer.Body.ToJsonString(), context.RequestAborted);
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
