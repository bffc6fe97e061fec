using System.Text;
using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

/// <summary>A server without a platform, to call.</summary>
internal sealed class PlainStage : ServedStage
{
    /// <summary>What it answers; an object with one field unless a test says otherwise.</summary>
    internal RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("""{"name":"plain","count":3}""");

    /// <summary>Changes the settings before the first call.</summary>
    internal Func<OutboundOptions, OutboundOptions> Settings { get; init; } = options => options;

    internal override IPlatform Platform => throw new NotSupportedException();

    internal override AccountAccess Access => throw new NotSupportedException();

    internal override string OfficialId => throw new NotSupportedException();

    internal override int MoreThanAPage => throw new NotSupportedException();

    internal override int ActivityCalls => throw new NotSupportedException();

    internal override string IdOf(string person) => throw new NotSupportedException();

    internal override Task<string> PublishAsync(string? by, string text, string? parent = null, bool isDirect = false) =>
        throw new NotSupportedException();

    internal override Task DeleteAsync(string id) => throw new NotSupportedException();

    /// <summary>One call, by the client of connectors.</summary>
    internal Task<HttpAnswer> CallAsync(HttpMethod? method = null, string path = "thing?q=ada") =>
        Http.SendAsync(
            new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address, path)),
            TestContext.CurrentContext.CancellationToken
        );

    protected override OutboundOptions Options() => Settings(base.Options());

    protected override Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        return Answer(context);
    }

    internal static RequestDelegate Says(int status, string body, params (string Name, string Value)[] headers) =>
        async context =>
        {
            context.Response.StatusCode = status;
            foreach ((string name, string value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
        };
}
