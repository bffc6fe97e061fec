using System.Net;
using System.Net.Sockets;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Which addresses are on the public internet. By the registries of special-purpose addresses of IANA.</summary>
internal static class AddressRules
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Within these lie the metadata of hosting providers, and nothing that anybody reads on purpose.</summary>
    private static readonly IPNetwork[] NeverReached = Networks(
        "0.0.0.0/8 169.254.0.0/16 224.0.0.0/4 240.0.0.0/4 ::/128 fe80::/10 ff00::/8 fd00:ec2::/32"
    );

    private static readonly IPNetwork[] NotPublic = Networks(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 "
            + "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20"
    );

    /// <summary>The address itself, where another form wraps it.</summary>
    internal static IPAddress Unwrap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whether anybody on the internet could reach it; what translates to other addresses (NAT64, 6to4, Teredo) is not.</summary>
    internal static bool IsPublic(IPAddress address) =>
        (address.AddressFamily != AddressFamily.InterNetworkV6 || (GlobalUnicast.Contains(address) && address.ScopeId == 0))
        && !NotPublic.Any(network => network.Contains(address));

    /// <summary>Whether a name that the settings allow may have it: loopback and private addresses, not link-local ones or a group's.</summary>
    internal static bool IsAllowable(IPAddress address) => !NeverReached.Any(network => network.Contains(address));

    private static IPNetwork[] Networks(string text) => [.. text.Split(' ').Select(network => IPNetwork.Parse(network))];
}
