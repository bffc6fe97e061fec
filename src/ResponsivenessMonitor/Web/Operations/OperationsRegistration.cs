using ResponsivenessMonitor.Telemetry.Exposition;

namespace ResponsivenessMonitor.Web.Operations;

/// <summary><c>/metrics</c> and <c>/status</c>: neither asks the database, and neither is public.</summary>
internal static class OperationsRegistration
{
    internal static void AddOperations(this IServiceCollection services) => services.AddSingleton<StatusReport>();

    internal static void MapOperations(this WebApplication application)
    {
        MetricCollector collector = application.Services.GetRequiredService<MetricCollector>();
        StatusReport status = application.Services.GetRequiredService<StatusReport>();
        Map(application, ManagementGate.Metrics, _ => (ExpositionText.ContentType, collector.Write()));
        Map(
            application,
            ManagementGate.Status,
            request =>
                IsFromBrowser(request)
                    ? ("text/plain; charset=utf-8", StatusText.Lines(status.Read()))
                    : ("application/json; charset=utf-8", StatusText.Json(status.Read()))
        );
    }

    /// <summary>The gate is asked here too: what stands before it goes by the whole path, and a proxy may keep its own before ours.</summary>
    private static void Map(WebApplication application, string path, Func<HttpRequest, (string Type, string Text)> answer)
    {
        ManagementOptions options = application.Services.GetRequiredService<ManagementOptions>();
        _ = application.MapMethods(
            path,
            [HttpMethods.Get, HttpMethods.Head],
            async (HttpContext context) =>
            {
                if (!ManagementGate.IsOpen(options, context))
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                (context.Response.ContentType, string text) = answer(context.Request);
                await context.Response.WriteAsync(text, context.RequestAborted);
            }
        );
    }

    private static bool IsFromBrowser(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept is not null && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
