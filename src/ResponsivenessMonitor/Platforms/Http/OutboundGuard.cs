using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ResponsivenessMonitor.Platforms.Http;

/// <summary>Asks for the addresses of a name.</summary>
internal delegate Task<IPAddress[]> AddressLookup(string name, CancellationToken cancellationToken);

/// <summary>Keeps us from calling anything but public servers, whatever people type and whatever other servers answer.</summary>
/// <remarks>
/// Names are looked at before the call, addresses when it connects: the address that was looked at is the one that is connected to, so a name whose
/// address changes in between gains nothing. What the settings allow is excepted.
/// </remarks>
internal sealed class OutboundGuard
{
    private const int HttpsPort = 443;
    private const string MayAllow = "; Outbound:AllowedHosts may allow it";
    private const string OtherPort = "its port is not 443" + MayAllow;
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan KeepConnections = TimeSpan.FromMinutes(2);

    private readonly AddressLookup lookup;
    private readonly HashSet<OutboundException.Host> hosts;
    private readonly IPNetwork[] prefixes;

    /// <param name="allowed">What the settings allow, as <see cref="OutboundException.Read"/> reads it.</param>
    /// <param name="lookup">How names are looked up.</param>
    internal OutboundGuard(IEnumerable<string> allowed, AddressLookup lookup)
    {
        OutboundException[] exceptions = [.. allowed.Select(OutboundException.Read).OfType<OutboundException>()];
        hosts = [.. exceptions.OfType<OutboundException.Host>()];
        prefixes = [.. exceptions.OfType<OutboundException.Prefix>().Select(prefix => prefix.Network)];
        this.lookup = lookup;
    }

    /// <summary>Looks at a server as people type it, <c>mastodon.example</c>, or with the port that the settings allow.</summary>
    internal ServerAddress Server(string text)
    {
        string wanted = text.Trim();
        if (wanted.IndexOfAny(['/', '\\', '@', '?', '#', '%']) >= 0)
        {
            return new ServerAddress.Refused("write the server's name alone, such as mastodon.example");
        }

        if (OutboundException.Read(wanted) is OutboundException.Host { Name: { } name, Port: { } port } typed)
        {
            return hosts.FirstOrDefault(host => host.Port == port && string.Equals(host.Name, name, StringComparison.Ordinal))
                    is { } allowed
                    ? new ServerAddress.Good(BaseOf(allowed))
                : Objection(name) is { } objection ? new ServerAddress.Refused(objection)
                : port == HttpsPort ? new ServerAddress.Good(BaseOf(typed))
                : new ServerAddress.Refused(OtherPort);
        }

        return ServerName.Normalise(wanted) is not { } plain
                ? new ServerAddress.Refused("it is no server's name; write one such as mastodon.example")
            : Objection(plain) is { } why ? new ServerAddress.Refused(why)
            : new ServerAddress.Good(BaseOf(new OutboundException.Host(Uri.UriSchemeHttps, plain, HttpsPort)));
    }

    /// <summary>Looks at an address that a server or a document names, <c>https://pds.example</c>; what follows the name is left out.</summary>
    internal ServerAddress Address(string text) =>
        !Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? new ServerAddress.Refused("it is no web address")
        : Refusal(address) is { } why ? new ServerAddress.Refused(why)
        : new ServerAddress.Good(BaseOf(HostOf(address)));

    /// <summary>Why an address is not called; null when it may be.</summary>
    internal string? Refusal(Uri address)
    {
        bool isWeb = address.IsAbsoluteUri && (IsScheme(address, Uri.UriSchemeHttps) || IsScheme(address, Uri.UriSchemeHttp));
        if (!isWeb)
        {
            return "it is no web address";
        }

        OutboundException.Host host = HostOf(address);
        return address.UserInfo.Length > 0 ? "it holds a user's name"
            : hosts.Contains(host) ? null
            : !IsScheme(address, Uri.UriSchemeHttps) ? "it is not https" + MayAllow
            : address.Port != HttpsPort ? OtherPort
            : Objection(host.Name);
    }

    /// <summary>How an address is written in <c>Outbound:AllowedHosts</c>.</summary>
    internal static string SettingFor(Uri address) =>
        $"{(IsScheme(address, Uri.UriSchemeHttps) ? string.Empty : $"{Uri.UriSchemeHttp}://")}{address.Host}:{address.Port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What carries calls: no redirects, no proxy, no cookies, and checked addresses only.</summary>
    internal SocketsHttpHandler Handler() =>
        new()
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectWithin,
            PooledConnectionLifetime = KeepConnections,
            ResponseDrainTimeout = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
            ConnectCallback = async (context, cancellationToken) => await ConnectAsync(context.DnsEndPoint, cancellationToken),
        };

    private async Task<Stream> ConnectAsync(DnsEndPoint server, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(server.Host, out IPAddress? literal)
            ? [literal]
            : await lookup(server.Host, cancellationToken);
        IPAddress[] unwrapped = [.. addresses.Select(AddressRules.Unwrap)];
        bool isAllowed = hosts.Any(host =>
            host.Port == server.Port && string.Equals(host.Name, PlainName(server.Host), StringComparison.Ordinal)
        );
        if (unwrapped.Length == 0 || !unwrapped.All(address => IsReachable(address, isAllowed)))
        {
            // One that is not public condemns the name: who answers so once, answers so again when it suits.
            throw new OutboundRefusedException(
                $"{server.Host} is not called: it has no address on the public internet, or one that is not{MayAllow}"
            );
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(unwrapped, server.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsReachable(IPAddress address, bool isAllowedName) =>
        isAllowedName
            ? AddressRules.IsAllowable(address)
            : AddressRules.IsPublic(address) || prefixes.Any(prefix => prefix.Contains(address));

    private static string? Objection(string name) =>
        IPAddress.TryParse(name, out _) ? "it is a numeric address; write the server's name" + MayAllow
        : ServerName.Normalise(name) is { } plain
            ? ServerName.Objection(plain) is { } why ? why + MayAllow
                : null
        : "it is no server's name";

    private static bool IsScheme(Uri address, string scheme) => string.Equals(address.Scheme, scheme, StringComparison.Ordinal);

    private static OutboundException.Host HostOf(Uri address) => new(address.Scheme, PlainName(address.IdnHost), address.Port);

    private static string PlainName(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? literal) ? literal.ToString() : ServerName.Normalise(host) ?? host;

    private static Uri BaseOf(OutboundException.Host host)
    {
        string name = host.Name.Contains(':', StringComparison.Ordinal) ? $"[{host.Name}]" : host.Name;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{host.Scheme}://{name}:{host.Port}/"));
    }
}
