using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>A small Bluesky: directory, account server and public view are one server.</summary>
internal sealed class BlueskyStage : ServedStage
{
    private static readonly AccountId Desk = AccountId.Parse("bluesky/librarydesk.test");

    private readonly BlueskyScript script;
    private readonly MemoryCredentials credentials = new();
    private IPlatform? platform;

    public BlueskyStage()
        : this(isPublic: false) { }

    /// <param name="isPublic">Whether the account is read as anybody, without a credential.</param>
    internal BlueskyStage(bool isPublic)
    {
        Access = new AccountAccess(Desk, "librarydesk.test", AuthorId: null, isPublic ? null : "env:LIBRARY_DESK", Host: null);
        script = new BlueskyScript(Time);
        credentials.Secrets["env:LIBRARY_DESK"] = BlueskyScript.AppPassword;
    }

    internal override IPlatform Platform => platform ??= new BlueskyPlatform(Http, credentials, Settings, Time);

    internal override AccountAccess Access { get; }

    internal override string OfficialId => BlueskyScript.Official;

    internal override IReadOnlyDictionary<StageAct, string> Lacks { get; } =
        new Dictionary<StageAct, string>
        {
            [StageAct.DirectMessage] = "direct messages of Bluesky are not read",
            [StageAct.Edit] = "nothing on Bluesky can be edited",
            [StageAct.ExpireToken] = "an app password does not run out, and a session that has is followed by another",
        };

    internal override IReadOnlyList<string> Secrets => [BlueskyScript.AppPassword, .. script.Tokens.All];

    internal override int MoreThanAPage => BlueskyScript.PageSize + 1;

    internal override int ActivityCalls => 3;

    internal BlueskyScript Script => script;

    internal MemoryCredentials Credentials => credentials;

    internal BlueskyOptions Settings => new() { AppView = Address.AbsoluteUri, PlcDirectory = Address.AbsoluteUri };

    internal override string IdOf(string person) => BlueskyScript.DidOf(person);

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        Task.FromResult(script.Publish(by, text, parent));

    internal override Task DeleteAsync(string id)
    {
        script.Delete(id);
        return Task.CompletedTask;
    }

    internal override Task LikeAsync(string id)
    {
        script.Act("app.bsky.feed.like");
        return Task.CompletedTask;
    }

    internal override Task BoostAsync(string id)
    {
        script.Act("app.bsky.feed.repost");
        return Task.CompletedTask;
    }

    internal override Task<string> RenameAsync() => Task.FromResult(script.Handle = "library.test");

    internal override Task HinderAsync(StageAct act)
    {
        switch (act)
        {
            case StageAct.Suspend:
                script.Status = "takendown";
                break;
            case StageAct.Deactivate:
                script.Status = "deactivated";
                break;
            case StageAct.DeleteAccount:
                script.Status = "deleted";
                break;
            case StageAct.RevokeToken:
                script.Tokens.Revoke();
                break;
            case StageAct.LoseScope:
                script.Tokens.IsScopeMissing = true;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, "It befalls neither account nor access.");
        }

        return Task.CompletedTask;
    }

    internal override Task RestoreAsync()
    {
        script.Restore();
        return base.RestoreAsync();
    }

    protected override async Task AnswerAsync(HttpContext context)
    {
        if (ThrottledUntil is { } until && Time.Now < until)
        {
            context.Response.Headers["RateLimit-Limit"] = "3000";
            context.Response.Headers["RateLimit-Remaining"] = "0";
            context.Response.Headers["RateLimit-Reset"] = until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            await SendAsync(context, 429, BlueskyScript.Error("RateLimitExceeded", "Rate Limit Exceeded"));
            return;
        }

        Instant reset = Time.Now + Duration.FromMinutes(5);
        context.Response.Headers["RateLimit-Limit"] = "3000";
        context.Response.Headers["RateLimit-Remaining"] = (3000 - Calls).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["RateLimit-Reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using StreamReader body = new(context.Request.Body);
        string sent = await body.ReadToEndAsync(context.RequestAborted);
        string? token = context.Request.Headers.Authorization.ToString() is { Length: > 7 } header ? header["Bearer ".Length..] : null;
        (int status, JsonNode answer) = script.Answer(context.Request.Path, context.Request.Query, token, sent, Address);
        await SendAsync(context, status, answer);
    }

    private static async Task SendAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
