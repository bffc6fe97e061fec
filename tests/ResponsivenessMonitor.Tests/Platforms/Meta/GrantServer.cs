using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>A server that grants tokens; what it answers is said by path, with a part of the query where one is needed.</summary>
internal sealed class GrantServer : ServedStage
{
    internal const string Code = "code-kept-to-itself";
    internal const string Secret = "app-secret-kept-to-itself";

    /// <summary>Answers by what stands in the call, of which the first counts.</summary>
    internal List<(string Part, int Status, string Body)> Answers { get; } = [];

    /// <summary>What was sent in bodies.</summary>
    internal List<string> Sent { get; } = [];

    internal override IPlatform Platform => throw new NotSupportedException("Nothing is read here.");

    internal override AccountAccess Access { get; } = new(AccountId.Parse("facebook/larkmoorlibrary"), "LarkmoorLibrary", null, null, null);

    internal override string OfficialId => MetaScript.PageId;

    internal override int MoreThanAPage => 1;

    internal override int ActivityCalls => 1;

    internal string Base => Address.GetLeftPart(UriPartial.Authority);

    internal override string IdOf(string person) => person;

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        throw new NotSupportedException("Nothing is published here.");

    internal override Task DeleteAsync(string id) => throw new NotSupportedException("Nothing is deleted here.");

    /// <summary>Makes a call as a connector's own client would.</summary>
    internal Task<ResponsivenessMonitor.Platforms.Http.HttpAnswer> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Http.SendAsync(request, cancellationToken);

    protected override async Task AnswerAsync(HttpContext context)
    {
        using StreamReader body = new(context.Request.Body);
        Sent.Add(await body.ReadToEndAsync(context.RequestAborted));
        string call = $"{context.Request.Path}{context.Request.QueryString}";
        (_, int status, string answer) = Answers.Find(one => call.Contains(one.Part, StringComparison.Ordinal));
        context.Response.StatusCode = status == 0 ? 404 : status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer ?? string.Empty, context.RequestAborted);
    }
}
