using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web;

/// <summary>What every answer says to browsers: keep nothing, tell nobody, run nothing, sit in no frame.</summary>
internal static class PageHeaders
{
    private static readonly (string Name, string Value)[] All =
    [
        (
            "Content-Security-Policy",
            $"default-src 'none'; style-src {PageStyle.Source}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ];

    /// <summary>Sets them as the answer begins, so that no fault on the way can lose them.</summary>
    internal static void UsePageHeaders(this IApplicationBuilder application) =>
        application.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    foreach ((string name, string value) in All)
                    {
                        context.Response.Headers[name] = value;
                    }

                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
