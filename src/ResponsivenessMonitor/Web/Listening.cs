namespace ResponsivenessMonitor.Web;

/// <summary>At which addresses the program listens, by its settings: asked by the program itself and by who looks whether it lives.</summary>
internal static class Listening
{
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Management = $"{ManagementOptions.Section}:{nameof(ManagementOptions.Url)}";

    /// <summary>Lets the server listen at the management address besides the pages' own.</summary>
    internal static void AddManagement(WebApplicationBuilder builder)
    {
        if (builder.Configuration[Management] is not { Length: > 0 } url)
        {
            return;
        }

        if (OfEndpoints(builder.Configuration).Any())
        {
            builder.Configuration[$"{Endpoints}:{ManagementOptions.Section}:Url"] = url; // these beat all other addresses
        }
        else
        {
            _ = builder.WebHost.UseUrls([.. OfPages(builder.Configuration), url]);
        }
    }

    /// <summary>Where a process of these settings is asked whether it lives.</summary>
    /// <param name="configuration">The settings, and the server's own (<c>URLS</c>, <c>HTTP_PORTS</c>).</param>
    internal static Uri HealthOf(IConfiguration configuration)
    {
        string url = configuration[Management] is { Length: > 0 } own
            ? own
            : OfEndpoints(configuration).Concat(OfPages(configuration)).First();
        BindingAddress address = BindingAddress.Parse(url);
        bool isAny = address.Host is "*" or "+" or "0.0.0.0" or "[::]";
        return new UriBuilder(address.Scheme, isAny ? "127.0.0.1" : address.Host, address.Port).Uri;
    }

    private static IEnumerable<string> OfEndpoints(IConfiguration configuration) =>
        configuration.GetSection(Endpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();

    private static string[] OfPages(IConfiguration configuration) =>
        configuration["URLS"] is { Length: > 0 } urls ? Split(urls)
        : configuration["HTTP_PORTS"] is { Length: > 0 } ports ? [.. Split(ports).Select(port => $"http://*:{port}")]
        : ["http://localhost:5000"];

    private static string[] Split(string list) => list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
