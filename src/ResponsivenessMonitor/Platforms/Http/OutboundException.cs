using System.Globalization;
using System.Net;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>What the settings allow beside the public internet.</summary>
internal abstract record OutboundException
{
    private OutboundException() { }

    /// <summary>One port of one host, whatever address it has.</summary>
    internal sealed record Host(string Scheme, string Name, int Port) : OutboundException;

    /// <summary>Addresses that a public name may have.</summary>
    internal sealed record Prefix(IPNetwork Network) : OutboundException;

    private const int ShortestPrefix = 8;
    private const string PlainHttp = "http://";

    /// <summary>Reads one of the settings; null when it is none.</summary>
    internal static OutboundException? Read(string? text)
    {
        string wanted = text?.Trim() ?? string.Empty;
        if (wanted.StartsWith(PlainHttp, StringComparison.OrdinalIgnoreCase))
        {
            return HostAndPort(Uri.UriSchemeHttp, wanted[PlainHttp.Length..]);
        }

        if (wanted.Contains('/', StringComparison.Ordinal))
        {
            return IPNetwork.TryParse(wanted, out IPNetwork network) && network.PrefixLength >= ShortestPrefix ? new Prefix(network) : null;
        }

        return HostAndPort(Uri.UriSchemeHttps, wanted);
    }

    private static Host? HostAndPort(string scheme, string wanted)
    {
        int colon = wanted.LastIndexOf(':');
        return
            colon > 0
            && int.TryParse(wanted[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is > 0 and <= 65_535
            && HostOf(wanted[..colon]) is { } name
            ? new Host(scheme, name, port)
            : null;
    }

    private static string? HostOf(string text)
    {
        string bare = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        bool isBracketed = bare.Length != text.Length;
        return IPAddress.TryParse(bare, out IPAddress? address)
            ? isBracketed == bare.Contains(':', StringComparison.Ordinal)
                ? address.ToString()
                : null
            : isBracketed
                ? null
                : ServerName.Normalise(bare);
    }
}
