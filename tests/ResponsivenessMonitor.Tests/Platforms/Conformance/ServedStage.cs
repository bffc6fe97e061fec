using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ResponsivenessMonitor.Platforms.Http;

namespace ResponsivenessMonitor.Tests.Platforms.Conformance;

/// <summary>A stage whose platform is a server on loopback, with the troubles that befall any server.</summary>
internal abstract class ServedStage : Stage
{
    private readonly List<string> requests = [];
    private readonly StageTrouble troubles = new();
    private WebApplication? application;
    private PlatformHttp? http;

    /// <summary>The server's address, such as <c>http://127.0.0.1:4711/</c>, from the start on.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1:1/");

    /// <summary>What the connector calls it by; it allows this server and no other.</summary>
    internal PlatformHttp Http => http ??= new PlatformHttp(Options(), Time, Dns.GetHostAddressesAsync, TimeSpan.FromMilliseconds(1));

    /// <summary>Every call so far, as method and path with query.</summary>
    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    internal override int Calls => Requests.Count;

    /// <summary>Changes bodies on their way, for fuzzing; null while nothing is changed.</summary>
    internal Func<byte[], byte[]>? Change
    {
        get => troubles.Change;
        set => troubles.Change = value;
    }

    /// <summary>Whether the platform refuses a call because there were too many until an instant, and how it says so; it answers by itself.</summary>
    protected NodaTime.Instant? ThrottledUntil { get; private set; }

    /// <summary>Whether the connector soon gives up what is not answered, for a stage that falls silent; to be set before the first call.</summary>
    /// <remarks>Everywhere else it waits as long as the product does: a machine that is busy with other things must not look like a platform that is out of order.</remarks>
    internal bool IsGivenUpSoon { get; set; }

    /// <summary>The settings by which the connector calls.</summary>
    protected virtual OutboundOptions Options()
    {
        OutboundOptions options = new() { AllowedHosts = [$"http://{Address.Authority}"] };
        if (IsGivenUpSoon)
        {
            (options.TryFor, options.GiveUpAfter) = (TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3));
        }

        return options;
    }

    /// <summary>Answers a call as the platform does; the header <c>Date</c> is the stage's present already.</summary>
    protected abstract Task AnswerAsync(HttpContext context);

    internal override async Task StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(ServeAsync);
        await application.StartAsync(cancellationToken);
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    internal override Task ThrottleAsync(NodaTime.Instant until)
    {
        ThrottledUntil = until;
        return Task.CompletedTask;
    }

    internal override Task BreakAsync(Trouble trouble, int afterCalls = 0)
    {
        troubles.Begin(trouble, afterCalls);
        return Task.CompletedTask;
    }

    internal override Task RestoreAsync()
    {
        troubles.End();
        ThrottledUntil = null;
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        troubles.End();
        http?.Dispose();
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        troubles.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private async Task ServeAsync(HttpContext context)
    {
        lock (requests)
        {
            requests.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        }

        if (context.Request.Headers.UserAgent.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status418ImATeapot; // servers of Mastodon and others refuse callers without a name
            return;
        }

        context.Response.Headers.Date = Time.Now.ToDateTimeUtc().ToString("r", CultureInfo.InvariantCulture);
        await troubles.ServeAsync(context, AnswerAsync);
    }
}
