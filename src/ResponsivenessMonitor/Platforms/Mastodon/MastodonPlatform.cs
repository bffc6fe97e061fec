using System.Collections.Concurrent;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Mastodon;

/// <summary>Reads accounts on Mastodon, and on servers of other software that speak its API: GoToSocial, Hollo, snac, Pleroma, Akkoma.</summary>
internal sealed class MastodonPlatform(PlatformHttp http, ICredentialStore credentials, MastodonOptions options, TimeProvider time)
    : IPlatform
{
    private readonly ConcurrentDictionary<string, MastodonSupport> support = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Platform Name => Platform.Mastodon;

    /// <inheritdoc/>
    public AccessNeeds Needs { get; } =
        new(
            ServerNeed.InHandle,
            MayBePublic: false,
            "an access token of the account itself, made in Preferences, Development, New application, with the scopes "
                + "read:accounts, read:statuses and read:notifications"
        );

    /// <inheritdoc/>
    public async Task<Reading> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        AccountAccess access = request.Access;
        ServerAddress address = Server(access);
        if (address is not ServerAddress.Good server)
        {
            return new Reading.Unreachable(address is ServerAddress.Refused refused ? refused.Why : "no server can be asked");
        }

        if (await TokenAsync(access, cancellationToken) is not CredentialLookup.Found token)
        {
            return new Reading.AccessLost(AccessLossKind.TokenRevoked);
        }

        string name = server.Base.Authority;
        MastodonReading reading = new(
            new MastodonCalls(new MastodonClient(http, server.Base, token.Secret), cancellationToken),
            request,
            MastodonNames.Of(access.Handle, name),
            MastodonBookmark.Read(request.Since, name),
            support.GetOrAdd(name, _ => new MastodonSupport()),
            options,
            time.GetCurrentInstant()
        );
        return await reading.ReadAsync();
    }

    /// <inheritdoc/>
    public async Task<AccessCheck> CheckAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        ServerAddress address = Server(access);
        if (address is not ServerAddress.Good server)
        {
            return new AccessCheck.Lacks(
                $"no server can be asked: {(address as ServerAddress.Refused)?.Why}",
                "state the server after the credential, such as env:NAME@uni.social"
            );
        }

        CredentialLookup lookup = await TokenAsync(access, cancellationToken);
        if (lookup is not CredentialLookup.Found token)
        {
            return new AccessCheck.Lacks(
                $"the access token is missing: {(lookup as CredentialLookup.Missing)?.Why}",
                MastodonCheck.MakeOne(server.Base.Authority)
            );
        }

        MastodonClient client = new(http, server.Base, token.Secret);
        return await new MastodonCheck(client, server.Base.Authority, access, time.GetCurrentInstant()).RunAsync(cancellationToken);
    }

    /// <summary>The server that is stated, else the one that the handle names.</summary>
    private ServerAddress Server(AccountAccess access) =>
        (access.Host is { Length: > 0 } host ? host : MastodonNames.ServerOf(access.Handle)) is { } named
            ? http.Guard.Server(named)
            : new ServerAddress.Refused("neither the access nor the handle names a server");

    private async ValueTask<CredentialLookup> TokenAsync(AccountAccess access, CancellationToken cancellationToken)
    {
        CredentialLookup lookup = access.Credential is { Length: > 0 } reference
            ? await credentials.FindAsync(reference, cancellationToken)
            : new CredentialLookup.Missing("no access is stated; write env:NAME or file:PATH");
        return lookup is not CredentialLookup.Found { Secret: var secret } ? lookup
            : secret.Trim() is { Length: > 0 } token && token.All(c => c is > ' ' and <= '~') ? new CredentialLookup.Found(token)
            : new CredentialLookup.Missing("what is kept there is no token; a token is one word of plain letters, digits and signs");
    }
}
