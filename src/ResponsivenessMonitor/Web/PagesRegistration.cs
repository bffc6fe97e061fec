using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Web.Actions;
using ResponsivenessMonitor.Web.Connecting;
using ResponsivenessMonitor.Web.Pages;
using ResponsivenessMonitor.Web.Reading;

namespace ResponsivenessMonitor.Web;

/// <summary>The pages behind signed links: what letters' buttons lead to, and what their lists are shown on.</summary>
internal static partial class PagesRegistration
{
    private const int LargestBody = 16 * 1024;

    internal static void AddPages(this IServiceCollection services)
    {
        services.TryAddSingleton(PageLimits.Usual);
        _ = services.AddRateLimiter(_ => { });
        _ = services.AddOptions<RateLimiterOptions>().Configure<PageLimits>((options, limits) => limits.Apply(options));
        _ = services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
        });
        _ = services.AddSingleton<PageRenderer>().AddSingleton<PageOutput>().AddSingleton<Arrivals>().AddSingleton<EnquiryFacts>();
        _ = services
            .AddSingleton<ActionPage, SettlePage>()
            .AddSingleton<ActionPage, CheckInPage>()
            .AddSingleton<ActionPage, StillAlivePage>()
            .AddSingleton<ActionPage, SaidClosedPage>()
            .AddSingleton<ActionPage, HandOverPage>()
            .AddSingleton<ActionPage, MutePage>()
            .AddSingleton<ActionPage, DeclineNudgesPage>()
            .AddSingleton<ActionPage, ConfirmRegistrationPage>()
            .AddSingleton<ActionPage, JudgeClosingPage>()
            .AddSingleton<ActionPage, PromotePage>()
            .AddSingleton<ActionEndpoint>();
        _ = services
            .AddSingleton<AccountView>()
            .AddSingleton<OverviewView>()
            .AddSingleton<ReadingEndpoint>()
            .AddSingleton<ConnectEndpoint>();
    }

    internal static void MapPages(this WebApplication application)
    {
        PageOptions options = application.Services.GetRequiredService<PageOptions>();
        PageOutput output = application.Services.GetRequiredService<PageOutput>();
        ManagementOptions management = application.Services.GetRequiredService<ManagementOptions>();
        application.UsePageHeaders();
        application.UseFaultPages(output);
        _ = application.UseStatusCodePages(context => output.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
        _ = application.Use(
            (context, next) =>
            {
                if (IsOpen(options, management, context))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
        if (options.Proxies.Count > 0)
        {
            _ = application.UseForwardedHeaders(Forwarded(options));
        }

        if (options.Base is { AbsolutePath.Length: > 1 } site)
        {
            _ = application.UsePathBase(site.AbsolutePath.TrimEnd('/'));
            _ = application.UseRouting(); // the path is another one now
        }

        _ = application.UseRateLimiter();
        ActionEndpoint actions = application.Services.GetRequiredService<ActionEndpoint>();
        _ = application.MapMethods(
            $"/{LinkWriter.Actions}{{token}}",
            [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post],
            (HttpContext context, string token) => actions.HandleAsync(context, token)
        );
        ReadingEndpoint reading = application.Services.GetRequiredService<ReadingEndpoint>();
        _ = application.MapMethods(
            $"/{LinkWriter.Pages}{{token}}",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, string token) => reading.HandleAsync(context, token)
        );
        ConnectEndpoint connect = application.Services.GetRequiredService<ConnectEndpoint>();
        _ = application.MapGet($"/{ConnectAccounts.Callback}", (HttpContext context) => connect.HandleAsync(context));
    }

    /// <summary>Health is anybody's; what operations look at has a gate of its own; pages are not shown where operations look.</summary>
    private static bool IsOpen(PageOptions options, ManagementOptions management, HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        || (
            ManagementGate.IsGuarded(context.Request.Path)
                ? ManagementGate.IsOpen(management, context)
                : PageGate.IsOpen(options, context) && !ManagementGate.IsAt(management, context)
        );

    /// <summary>A fault is logged, and told in a page that shows nothing of it.</summary>
    private static void UseFaultPages(this WebApplication application, PageOutput output)
    {
        ILogger logger = application.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PagesRegistration));
        _ = application.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception fault) when (fault is not OperationCanceledException && !context.Response.HasStarted)
                {
                    LogFailed(logger, fault);
                    context.Response.Clear();
                    await output.WriteAsync(context, StatusCodes.Status500InternalServerError);
                }
            }
        );
    }

    /// <summary>Whoever asks is told by the proxies of the settings alone.</summary>
    private static ForwardedHeadersOptions Forwarded(PageOptions options)
    {
        ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (IPAddress proxy in options.Proxies)
        {
            forwarded.KnownProxies.Add(proxy);
        }

        return forwarded;
    }

    [LoggerMessage(1101, LogLevel.Error, "A page could not be shown.", EventName = "PageFailed")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
