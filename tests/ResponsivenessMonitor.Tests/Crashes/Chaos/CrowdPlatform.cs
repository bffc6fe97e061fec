using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A server that speaks the Mastodon API for a crowd of official accounts, each with a token of its own, and notes every call.</summary>
internal sealed class CrowdPlatform : IAsyncDisposable
{
    private const int PageSize = 20;
    private const string Api = "/api/v1";
    private const long FirstId = 117_020_457_910_412_882;

    private readonly Dictionary<string, CrowdAccount> byToken;
    private readonly Lock gate = new();
    private readonly List<CrowdCall> calls = [];
    private readonly WebApplication application;
    private long last;

    /// <param name="count">How many accounts there are, numbered from 0.</param>
    /// <param name="ahead">How far the clock of an account's server is ahead.</param>
    internal CrowdPlatform(int count, Func<int, Duration> ahead)
    {
        Accounts = [.. Enumerable.Range(0, count).Select(number => new CrowdAccount(number) { Ahead = ahead(number) })];
        byToken = Accounts.ToDictionary(account => $"Bearer {account.Token}", StringComparer.Ordinal);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(ServeAsync);
    }

    internal IReadOnlyList<CrowdAccount> Accounts { get; }

    internal Uri Address { get; private set; } = new("http://127.0.0.1:1/");

    /// <summary>What befalls calls; null while all is well.</summary>
    internal CrowdTrouble? Trouble { get; set; }

    /// <summary>An account whose calls wait for as long as it is named here; null while none does.</summary>
    internal int? Held { get; set; }

    /// <summary>Who waits for an answer for the account that is held; null while nobody does.</summary>
    internal string? Waiting { get; set; }

    /// <summary>The calls so far that were answered or broken off.</summary>
    internal CrowdCall[] Calls
    {
        get
        {
            lock (gate)
            {
                return [.. calls];
            }
        }
    }

    internal static Instant Now => TimeProvider.System.GetUtcNow().ToInstant();

    internal async Task StartAsync()
    {
        await application.StartAsync();
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Somebody publishes something.</summary>
    internal CrowdPost Publish(int account, string? author, string text, Duration age, Duration late, CrowdPost? parent)
    {
        Instant now = ToMilliseconds(Now);
        long id = FirstId + (Interlocked.Increment(ref last) * 65_536);
        CrowdPost post = new(id, author, text, now - age, now, now + late, parent);
        Accounts[account].Add(post);
        return post;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Instant ToMilliseconds(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    private async Task ServeAsync(HttpContext context)
    {
        Instant began = Now;
        CrowdAccount? account = byToken.GetValueOrDefault(context.Request.Headers.Authorization.ToString());
        try
        {
            while (account is not null && Held == account.Number)
            {
                Waiting = Caller(context);
                await Task.Delay(5, context.RequestAborted);
            }

            await TroubledAsync(context, account);
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // the caller is gone
        }
        finally
        {
            lock (gate)
            {
                calls.Add(new CrowdCall(account?.Number ?? -1, Caller(context), began, Now));
            }
        }
    }

    private static string Caller(HttpContext context) =>
        context.Request.Headers.UserAgent.ToString().Split('(', ')').ElementAtOrDefault(1) ?? string.Empty;

    private async Task TroubledAsync(HttpContext context, CrowdAccount? account)
    {
        Trouble? kind = null;
        if (account is null || Trouble?.Next(out kind) != true)
        {
            await AnswerAsync(context, account);
        }
        else if (kind is { } befell)
        {
            using StageTrouble trouble = new();
            trouble.Begin(befell, afterCalls: 0);
            await trouble.ServeAsync(context, inner => AnswerAsync(inner, account));
        }
        else
        {
            context.Response.Headers.RetryAfter = "1";
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
    }

    private Task AnswerAsync(HttpContext context, CrowdAccount? account)
    {
        Instant now = Now;
        context.Response.Headers.Date = (now + (account?.Ahead ?? Duration.Zero))
            .ToDateTimeUtc()
            .ToString("r", CultureInfo.InvariantCulture);
        JsonNode? body = account is null ? null : Body(context, account, now);
        context.Response.StatusCode =
            account is null ? StatusCodes.Status401Unauthorized
            : body is null ? StatusCodes.Status404NotFound
            : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body?.ToJsonString() ?? """{"error":"Record not found"}""");
    }

    private JsonNode? Body(HttpContext context, CrowdAccount account, Instant now)
    {
        string[] parts = context.Request.Path.Value![Api.Length..].Trim('/').Split('/');
        return parts switch
        {
            ["accounts", "verify_credentials"] => account.Profile(author: null),
            ["notifications"] => List(Page(context, account.Told(now), 1).Select(post => account.Notification(post, now))),
            ["accounts", var id, "statuses"] when string.Equals(id, account.Id, StringComparison.Ordinal) => List(
                Page(context, account.Own(now), 0).Select(post => account.Status(post, now))
            ),
            ["favourites"] => new JsonArray(),
            ["statuses"] => List(
                context
                    .Request.Query["id[]"]
                    .Select(id => account.Find(id, now))
                    .OfType<CrowdPost>()
                    .Select(post => account.Status(post, now))
            ),
            ["statuses", var id] when account.Find(id, now) is { } post => account.Status(post, now),
            ["statuses", var id, "context"] when account.Find(id, now) is { } post => new JsonObject
            {
                ["ancestors"] = List(new[] { post.Parent }.OfType<CrowdPost>().Select(above => account.Status(above, now))),
                ["descendants"] = List(account.RepliesTo(post, now).Select(reply => account.Status(reply, now))),
            },
            _ => null,
        };
    }

    /// <summary>A page of a list, and the way to the next one.</summary>
    private CrowdPost[] Page(HttpContext context, CrowdPost[] list, int shift)
    {
        string? below = context.Request.Query["max_id"];
        CrowdPost[] rest = [.. below is null ? list : list.SkipWhile(post => !Is(post, shift, below)).Skip(1)];
        CrowdPost[] page = rest[..Math.Min(PageSize, rest.Length)];
        if (page.Length == PageSize)
        {
            string next = $"http://uni.social{context.Request.Path}?limit=20&max_id={CrowdAccount.Text(page[^1].Id + shift)}";
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }
        else
        {
            context.Response.Headers.Link = $"<http://uni.social{context.Request.Path}?min_id=1>; rel=\"prev\"";
        }

        return Trouble?.Muddled(page) ?? page;
    }

    private static bool Is(CrowdPost post, int shift, string id) =>
        string.Equals(CrowdAccount.Text(post.Id + shift), id, StringComparison.Ordinal);

    private static JsonArray List(IEnumerable<JsonObject> nodes) => [.. nodes];
}
