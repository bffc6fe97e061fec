using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>Reads accounts on X by its API v2, where every post and user that is read is billed.</summary>
internal sealed class XPlatform(PlatformHttp http, TokenSessions sessions, XOptions options, TimeProvider time) : IPlatform, IDisposable
{
    /// <inheritdoc/>
    public Platform Name => Platform.X;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.None,
            MayBePublic: false,
            "the bearer token of an app, from X's developer console; or let the account itself consent: accounts connect"
        );

    /// <inheritdoc/>
    public ReadPrices Prices => options.Prices;

    /// <inheritdoc/>
    public string? HandleFault(string handle) => XMapping.FaultOf(XMapping.NameOf(handle));

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        XClient client = new(http, options.ServerAddress);
        Reading reading = request.Access.Credential is not { } credential
            ? new Reading.AccessLost(AccessLossKind.TokenRevoked)
            : await sessions.OpenAsync(credential, client.SendAsync, cancellationToken) switch
            {
                TokenEntry.Open open => await new XReader(
                    new XCalls(
                        client,
                        new TokensInUse(sessions, open.Session, client.SendAsync),
                        XToken.Of(open.Session),
                        cancellationToken
                    ),
                    options,
                    request,
                    time.GetCurrentInstant()
                ).ReadAsync(),
                TokenEntry.Ended ended => ended.Reading,
                _ => throw new InvalidOperationException("A session is open or not."),
            };
        return reading with { Cost = client.Calls };
    }

    /// <inheritdoc/>
    public void Dispose() => sessions.Dispose();

    /// <inheritdoc/>
    public Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken) =>
        new XCheck(new XClient(http, options.ServerAddress), sessions, options, time.GetCurrentInstant()).RunAsync(
            access,
            cancellationToken
        );
}
