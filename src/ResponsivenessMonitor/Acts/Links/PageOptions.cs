namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Where people reach the pages of this service; section <c>Web</c>.</summary>
internal sealed class PageOptions
{
    internal const string Section = "Web";

    /// <summary>The address under which the pages are reached from outside, such as <c>https://monitor.uni.example</c>; empty when they are not.</summary>
    public string PublicUrl { get; set; } = string.Empty;

    /// <summary>The same as an address that ends in a slash, or null when letters carry no links.</summary>
    internal Uri? Base => PublicUrl.Length > 0 ? new Uri(PublicUrl.TrimEnd('/') + "/") : null;

    internal IEnumerable<string> Faults()
    {
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
