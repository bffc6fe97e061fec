using System.Net;
using ResponsivenessMonitor.Acts.Links;

namespace ResponsivenessMonitor.Web;

/// <summary>Without a public address pages are shown to this machine alone.</summary>
internal static class PageGate
{
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"];

    /// <summary>Whether a request may see pages: anybody's where they are published, else one that came from this machine to this machine.</summary>
    /// <remarks>Both the connection and the name that was asked for have to be local, and no proxy may stand in between.</remarks>
    internal static bool IsOpen(PageOptions options, HttpContext context) => options.Base is not null || IsFromHere(context);

    /// <summary>Whether a request came from this machine to this machine.</summary>
    internal static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLocal(context.Request.Host.Host)
        && !Forwarding.Any(context.Request.Headers.ContainsKey);

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
