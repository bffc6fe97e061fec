namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>How platforms are called; section <c>Outbound</c>.</summary>
internal sealed class OutboundOptions
{
    internal const string Section = "Outbound";

    /// <summary>
    /// Servers that are called although they are not on the public internet, or not at port 443: <c>host:port</c>; <c>http://host:port</c>
    /// to call it without encryption; or a prefix of addresses (8 bits or more) that names may have.
    /// </summary>
    [Setting(Example = "[ \"social.uni.example:8443\", \"10.20.0.0/16\" ]")]
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>The longest answer that is read, in bytes, once it is unpacked.</summary>
    [Setting(From = "65536", To = "67108864")]
    public int LargestAnswer { get; set; } = 2 * 1024 * 1024;

    /// <summary>How long one try may take, its answer included; no longer than the whole call.</summary>
    [Setting(From = "00:00:01")]
    public TimeSpan TryFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call may take with all its tries.</summary>
    [Setting(To = "00:01:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>A page or an address that every call names, for operators who wonder who calls.</summary>
    [Setting(Example = "https://uni.example/social-media")]
    public string Contact { get; set; } = string.Empty;

    internal IEnumerable<string> Faults()
    {
        for (int i = 0; i < AllowedHosts.Count; i++)
        {
            if (OutboundException.Read(AllowedHosts[i]) is null)
            {
                yield return $"Outbound:AllowedHosts:{i} must be host:port, such as pds.uni.example:2583, the same after http:// where it has no "
                    + "encryption, or a prefix of addresses, such as 10.20.0.0/16 (of 8 bits or more); it is none of these.";
            }
        }

        if (LargestAnswer is < 64 * 1024 or > 64 * 1024 * 1024)
        {
            yield return "Outbound:LargestAnswer must be from 65536 to 67108864 bytes.";
        }

        if (TryFor < TimeSpan.FromSeconds(1) || TryFor > GiveUpAfter)
        {
            yield return "Outbound:TryFor must be at least 00:00:01, and no longer than Outbound:GiveUpAfter.";
        }

        if (GiveUpAfter > TimeSpan.FromMinutes(1))
        {
            yield return "Outbound:GiveUpAfter must be 00:01:00 at most: a reading of several calls has to end within Polling:Lease.";
        }

        if (Contact.Any(c => c is < ' ' or > '~' or '(' or ')' or '\\'))
        {
            yield return "Outbound:Contact must be a page or an address in plain letters, without brackets.";
        }
    }
}
