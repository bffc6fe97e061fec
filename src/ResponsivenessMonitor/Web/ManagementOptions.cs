namespace ResponsivenessMonitor.Web;

/// <summary>Where operations look, apart from the pages; section <c>Management</c>.</summary>
internal sealed class ManagementOptions
{
    internal const string Section = "Management";

    /// <summary>Where health, status and metrics are served, such as <c>http://*:8081</c>; empty for the pages' own addresses, and there to this machine alone.</summary>
    [Setting(Default = "none", Example = "http://*:8081")]
    public string Url { get; set; } = string.Empty;

    /// <summary>Its port, or null where there is no such address.</summary>
    internal int? Port => Url.Length == 0 ? null : BindingAddress.Parse(Url).Port;

    internal IEnumerable<string> Faults()
    {
        if (Url.Length > 0 && !IsListenable(Url))
        {
            yield return $"{Section}:Url is '{Url}'. Write http://, an address or * for all of this machine's, and a port, such as http://*:8081; or leave it out.";
        }
    }

    private static bool IsListenable(string url)
    {
        try
        {
            BindingAddress address = BindingAddress.Parse(url);
            return string.Equals(address.Scheme, "http", StringComparison.Ordinal) && !address.IsUnixPipe && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
