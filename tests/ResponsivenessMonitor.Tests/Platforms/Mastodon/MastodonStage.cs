using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Mastodon;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>A server that speaks the Mastodon API in the way of one software.</summary>
internal sealed class MastodonStage(MastodonFlavour flavour) : ServedStage
{
    private const string Reference = "env:STAGE_TOKEN";
    private const string Token = "stage-token-kept-to-itself";
    private const string Api = "/api/v1";

    private readonly HashSet<StageAct> hindrances = [];
    private MastodonPlatform? platform;
    private int left = 300;

    internal MastodonServer Server { get; } = new(flavour);

    /// <summary>How often the connector looks for likes; at every reading, so that no test has to wait.</summary>
    internal TimeSpan LikesEvery { get; init; }

    internal override IPlatform Platform =>
        platform ??= new MastodonPlatform(Http, new StageTokens(Reference, Token), new MastodonOptions { LikesEvery = LikesEvery }, Time);

    internal override AccountAccess Access =>
        new(AccountId.Parse("mastodon/librarydesk@uni.social"), "LibraryDesk@uni.social", AuthorId: null, Reference, Address.Authority);

    internal override string OfficialId => "librarydesk@uni.social";

    internal override IReadOnlyDictionary<StageAct, string> Lacks => flavour.Lacks;

    internal override IReadOnlyList<string> Secrets => [Token];

    /// <summary>Without a way to older entries what a page shows is all; then half of it is played.</summary>
    internal override int MoreThanAPage => flavour.HasLink ? flavour.PageSize + 1 : flavour.PageSize / 2;

    internal override int ActivityCalls => 3;

    internal override string IdOf(string person) => $"{person}@uni.social";

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(Server.Publish(by ?? "librarydesk", text, Time.Now, parent, isDirect));

    internal override Task DeleteAsync(string id) => Do(() => Server.Delete(id));

    internal override Task EditAsync(string id, string text) => Do(() => Server.Edit(id, text, Time.Now));

    internal override Task LikeAsync(string id) => Do(() => Server.Like(id));

    internal override Task BoostAsync(string id) => Do(() => Server.Boost(id, Time.Now));

    internal override Task<string> RenameAsync()
    {
        Server.Official = "library";
        return Task.FromResult("library@uni.social");
    }

    internal override Task HinderAsync(StageAct act) => Do(() => hindrances.Add(act));

    internal override async Task RestoreAsync()
    {
        hindrances.Clear();
        await base.RestoreAsync();
    }

    protected override Task AnswerAsync(HttpContext context)
    {
        TellLimits(context.Response);
        bool isSigned = Same(context.Request.Headers.Authorization, $"Bearer {Token}");
        (int status, JsonNode? body) = Refusal(isSigned) ?? Answer(context, isSigned);
        context.Response.StatusCode = status;
        if (status < 300)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(body!.ToJsonString());
        }

        string error = flavour.Error(body!.ToString());
        context.Response.ContentType =
            error.StartsWith('{') ? "application/json"
            : error.Length > 0 ? "text/html"
            : null;
        return error.Length > 0 ? context.Response.WriteAsync(error) : Task.CompletedTask;
    }

    private void TellLimits(HttpResponse response)
    {
        if (flavour.ResetIsEpoch is not { } isEpoch)
        {
            return;
        }

        Instant reset = ThrottledUntil is { } until && until > Time.Now ? until : Time.Now + Duration.FromMinutes(5);
        response.Headers["X-RateLimit-Limit"] = "300";
        response.Headers["X-RateLimit-Remaining"] = ThrottledUntil > Time.Now ? "0" : (--left).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-RateLimit-Reset"] = isEpoch
            ? reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : InstantPattern.ExtendedIso.Format(reset);
    }

    private (int Status, JsonNode? Body)? Refusal(bool isSigned) =>
        ThrottledUntil > Time.Now ? Error(429, "Too many requests")
        : !isSigned ? null
        : hindrances.Contains(StageAct.Suspend) ? Error(403, "Your login is currently disabled")
        : hindrances.Contains(StageAct.DeleteAccount) ? Error(401, "The access token is invalid")
        : hindrances.Contains(StageAct.RevokeToken) ? Error(401, flavour.Revoked)
        : hindrances.Contains(StageAct.LoseScope) ? Error(403, "This action is outside the authorized scopes")
        : null;

    private (int Status, JsonNode? Body) Answer(HttpContext context, bool isSigned)
    {
        string path = context.Request.Path.Value!;
        if (Same(path, $"{Api}/instance"))
        {
            return (200, new JsonObject { ["version"] = $"4.2.0 (compatible; {flavour.Name} 1.0)" });
        }

        if (!isSigned)
        {
            return flavour.ShowsAccountsToAnybody && Same(path, $"{Api}/accounts/{Server.OfficialId}") ? PublicAccount()
                : flavour.ShowsAccountsToAnybody ? Error(404, "Record not found")
                : Error(401, "Unauthorized: token not supplied");
        }

        IQueryCollection query = context.Request.Query;
        string[] parts = path[Api.Length..].Trim('/').Split('/');
        return parts switch
        {
            ["accounts", "verify_credentials"] => (200, Server.Account("librarydesk")),
            ["notifications"] when flavour.KnowsTypes is null && query["types[]"].Contains("quote", StringComparer.Ordinal) => Error(
                400,
                "Invalid value for enum"
            ),
            ["notifications"] => (
                200,
                Server.Notifications(
                    Some(
                        context,
                        Server.Told(flavour.KnowsTypes == true && query["types[]"].Count > 0),
                        toot => MastodonServer.Reversed(toot.Id)
                    )
                )
            ),
            ["accounts", var id, "statuses"] when Same(id, Server.OfficialId) => List(Some(context, Server.OwnOnes, toot => toot.Id)),
            ["favourites"] when flavour.HasLikes => List(Some(context, Server.Liked, toot => toot.Id)),
            ["statuses"] when flavour.GivesSeveral => List(query["id[]"].Select(id => Server.Find(id!)).OfType<MastodonServer.Toot>()),
            ["statuses", var id] when Server.Find(id) is { } toot => (200, Server.Status(toot)),
            ["statuses", var id, "context"] when Server.Find(id) is { } toot => (
                200,
                new JsonObject { ["ancestors"] = Array(Server.Above(toot).Reverse()), ["descendants"] = Array(Server.RepliesTo(toot)) }
            ),
            _ => Error(404, "Record not found"),
        };
    }

    private (int Status, JsonNode? Body) PublicAccount()
    {
        if (hindrances.Contains(StageAct.DeleteAccount))
        {
            return Error(404, "Record not found");
        }

        JsonObject account = Server.Account("librarydesk");
        if (hindrances.Contains(StageAct.Suspend))
        {
            account["suspended"] = true;
        }

        return (200, account);
    }

    /// <summary>A page of a list, and the way to the next one.</summary>
    private MastodonServer.Toot[] Some(HttpContext context, IEnumerable<MastodonServer.Toot> list, Func<MastodonServer.Toot, string> idOf)
    {
        IQueryCollection query = context.Request.Query;
        int limit =
            int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && flavour.HasLink
                ? Math.Min(asked, flavour.PageSize)
                : flavour.PageSize;
        string? below = flavour.HasLink ? query["max_id"] : default(string);
        MastodonServer.Toot[] rest = [.. below is null ? list : list.SkipWhile(toot => !Same(idOf(toot), below)).Skip(1)];
        MastodonServer.Toot[] page = rest[..Math.Min(limit, rest.Length)];
        if (flavour.HasLink && page.Length > 0)
        {
            // As servers do behind proxies: under a name of their own.
            string other = $"http://uni.social{context.Request.Path}?limit={limit}";
            string next = page.Length == limit ? $"<{other}&max_id={idOf(page[^1])}>; rel=\"next\", " : string.Empty;
            context.Response.Headers.Link = $"{next}<{other}&min_id={idOf(page[0])}>; rel=\"prev\"";
        }

        return page;
    }

    private (int Status, JsonNode? Body) List(IEnumerable<MastodonServer.Toot> toots) => (200, Array(toots));

    private JsonArray Array(IEnumerable<MastodonServer.Toot> toots) => [.. toots.Select(Server.Status)];

    private static (int Status, JsonNode? Body) Error(int status, string words) => (status, JsonValue.Create(words));

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
