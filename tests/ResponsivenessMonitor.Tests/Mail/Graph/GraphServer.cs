using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Mail.Graph;

/// <summary>A server on the loopback that gives tokens and takes letters as Microsoft's do, unless its script says otherwise.</summary>
internal sealed class GraphServer : IAsyncDisposable
{
    internal const string Secret = "s3cr3t~V4lue";

    private readonly WebApplication application;

    private GraphServer(WebApplication application) => this.application = application;

    /// <summary>What answers a request for a token instead; the number counts them from 1.</summary>
    internal Func<HttpContext, int, Task>? OnToken { get; set; }

    /// <summary>What answers a letter instead; the number counts them from 1.</summary>
    internal Func<HttpContext, int, Task>? OnLetter { get; set; }

    /// <summary>What tokens were asked with.</summary>
    internal ConcurrentQueue<Dictionary<string, string>> Forms { get; } = [];

    /// <summary>The letters' paths, tokens, types and bodies.</summary>
    internal ConcurrentQueue<(string Path, string? Token, string? Type, string Body)> Letters { get; } = [];

    internal string Address => application.Urls.Single();

    /// <param name="certificate">With which it encrypts, or null not to.</param>
    internal static async Task<GraphServer> StartAsync(X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        _ = builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
                kestrel.Listen(IPAddress.Loopback, 0, listen => _ = certificate is null ? listen : listen.UseHttps(certificate))
            );
        _ = builder.Services.AddRoutingCore();
        GraphServer server = new(builder.Build());
        _ = server.application.UseRouting();
        _ = server.application.MapPost("/example.ac.uk/oauth2/v2.0/token", server.TokenAsync);
        _ = server.application.MapPost("/v1.0/users/{mailbox}/sendMail", server.LetterAsync);
        await server.application.StartAsync();
        return server;
    }

    internal MailOptions Options() =>
        new()
        {
            Transport = MailCarrier.Graph,
            From = "social-media@example.ac.uk",
            ListId = "responsiveness.example.ac.uk",
            Graph =
            {
                Tenant = "example.ac.uk",
                ClientId = "11111111-2222-3333-4444-555555555555",
                ClientSecret = Secret,
                Authority = Address,
                Endpoint = $"{Address}/v1.0",
            },
        };

    internal static async Task SayAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }

    /// <summary>An error of Graph, whose words give everything away.</summary>
    internal static Task FailAsync(HttpContext context, int status, string code) =>
        SayAsync(
            context,
            status,
            $$$"""{"error":{"code":"{{{code}}}","message":"You said {{{Secret}}} and {{{context.Request.Headers.Authorization}}}"}}"""
        );

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task TokenAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        Forms.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        int count = Forms.Count;
        await (
            OnToken?.Invoke(context, count)
            ?? SayAsync(context, 200, $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-{{count}}"}""")
        );
    }

    private async Task LetterAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync();
        Letters.Enqueue((context.Request.Path, context.Request.Headers.Authorization, context.Request.ContentType, body));
        if (OnLetter?.Invoke(context, Letters.Count) is { } instead)
        {
            await instead;
        }
        else
        {
            context.Response.StatusCode = 202;
        }
    }
}
