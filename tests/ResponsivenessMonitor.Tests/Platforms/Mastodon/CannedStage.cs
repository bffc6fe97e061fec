using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Mastodon;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>A server that gives the same answers whatever happens: those that it was given, and a page for people for everything else.</summary>
internal sealed class CannedStage : ServedStage
{
    private const string Reference = "file:token";
    private MastodonPlatform? platform;

    /// <summary>One answer.</summary>
    internal sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers);

    /// <summary>By the beginning of path and query, the longest first; those asked without a token after the word <c>public </c>.</summary>
    internal Dictionary<string, Answer> Answers { get; } = new(StringComparer.Ordinal);

    internal override IPlatform Platform =>
        platform ??= new MastodonPlatform(Http, new StageTokens(Reference, "canned-token"), new MastodonOptions(), Time);

    internal override AccountAccess Access =>
        new(AccountId.Parse("mastodon/librarydesk@uni.social"), "librarydesk@uni.social", AuthorId: null, Reference, Address.Authority);

    internal override string OfficialId => "librarydesk@uni.social";

    internal override int MoreThanAPage => throw new NotSupportedException();

    internal override int ActivityCalls => throw new NotSupportedException();

    internal override string IdOf(string person) => throw new NotSupportedException();

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        throw new NotSupportedException();

    internal override Task DeleteAsync(string id) => throw new NotSupportedException();

    /// <summary>An account to which nothing has happened.</summary>
    internal CannedStage Quiet()
    {
        Answers["/api/v1/accounts/verify_credentials"] = new Answer(200, """{"id":"7","acct":"librarydesk"}""");
        Answers["/api/v1/accounts/7/statuses"] = new Answer(200, "[]");
        Answers["/api/v1/notifications"] = new Answer(200, "[]");
        Answers["/api/v1/favourites"] = new Answer(200, "[]");
        return this;
    }

    /// <summary>One reading of it.</summary>
    internal Task<Reading> ReadAsync(Bookmark? since = null, params WaitingItem[] waiting) =>
        Platform.ReadAsync(
            new ReadRequest(Access, since, waiting, OwnActivity: true, WithProfile: true),
            TestContext.CurrentContext.CancellationToken
        );

    protected override async Task AnswerAsync(HttpContext context)
    {
        string who = context.Request.Headers.Authorization.Count == 0 ? "public " : string.Empty;
        string wanted = $"{who}{context.Request.Path}{context.Request.QueryString}";
        Answer answer =
            Answers
                .OrderByDescending(pair => pair.Key.Length)
                .FirstOrDefault(pair => wanted.StartsWith(pair.Key, StringComparison.Ordinal))
                .Value
            ?? new Answer(404, "<h1>Not found</h1>");
        context.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.Body);
    }
}
