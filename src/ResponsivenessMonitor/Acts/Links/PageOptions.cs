using System.Net;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Where people reach the pages of this service; section <c>Web</c>.</summary>
internal sealed class PageOptions
{
    internal const string Section = "Web";

    /// <summary>
    /// The address under which people reach the pages, with a path if the pages lie under one; <c>https</c>, but for this machine itself.
    /// </summary>
    [Setting(Default = "none: letters carry no links", Example = "https://monitor.uni.example")]
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>The addresses of proxies that are believed when <c>X-Forwarded-For</c> says who asks; one address each, no ranges.</summary>
    [Setting(Example = "[ \"10.0.0.5\" ]")]
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The same as addresses.</summary>
    internal IReadOnlyList<IPAddress> Proxies => [.. KnownProxies.Select(proxy => IPAddress.Parse(proxy))];

    /// <summary>The same as an address that ends in a slash, or null when letters carry no links.</summary>
    internal Uri? Base => PublicUrl.Length > 0 ? new Uri(PublicUrl.TrimEnd('/') + "/") : null;

    internal IEnumerable<string> Faults()
    {
        foreach (string proxy in KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out IPAddress? _)))
        {
            yield return $"{Section}:KnownProxies: '{proxy}' is no address of a machine; write one such as 10.0.0.5.";
        }

        if (PublicUrl.Length == 0)
        {
            yield break;
        }

        bool isAddress =
            Uri.TryCreate(PublicUrl, UriKind.Absolute, out Uri? address)
            && (address is { Scheme: "https" } || address is { Scheme: "http", IsLoopback: true })
            && address is { Query: "", Fragment: "", UserInfo: "" };
        if (!isAddress)
        {
            yield return $"{Section}:PublicUrl: '{PublicUrl}' is not the address of a site; write one such as https://monitor.uni.example, without ? or #. "
                + "Only on this machine itself may it begin with http.";
        }
    }
}
