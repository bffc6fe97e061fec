namespace ResponsivenessMonitor.Web;

/// <summary>Who sees what operations look at: whoever reaches the management address, and without one this machine alone.</summary>
internal static class ManagementGate
{
    internal const string Metrics = "/metrics";
    internal const string Status = "/status";

    /// <summary>Whether a path is one of those that nobody else may see. Health is not: it says nothing.</summary>
    internal static bool IsGuarded(PathString path) =>
        path.Equals(Metrics, StringComparison.Ordinal) || path.Equals(Status, StringComparison.Ordinal);

    /// <summary>Whether a request may see them.</summary>
    internal static bool IsOpen(ManagementOptions options, HttpContext context) =>
        options.Port is null ? PageGate.IsFromHere(context) : IsAt(options, context);

    /// <summary>Whether a request came in at the management address, where no page is shown.</summary>
    internal static bool IsAt(ManagementOptions options, HttpContext context) =>
        options.Port is { } port && context.Connection.LocalPort == port;
}
