using System.Collections.Concurrent;
using System.Net;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Finds an account: from its handle to its id, from its id to its document, and from that to its server.</summary>
/// <remarks>An id that is known is never looked up by handle again: the account stays the same whatever it calls itself, and wherever it moves.</remarks>
internal sealed class BlueskyIdentity(OutboundGuard guard, BlueskyOptions options, TimeProvider time)
{
    private const string MendHandle = "look at the handle; on Bluesky it is a whole name, such as library.uni.example or uni.bsky.social";
    private const string MendServer =
        "it is the server that the account's document names; if it is yours, allow it by Outbound:AllowedHosts";
    private const string Service = "#atproto_pds";
    internal const string Later = "it is tried again by itself";

    private readonly ConcurrentDictionary<string, (BlueskyPlace Place, Instant Until)> places = new(StringComparer.Ordinal);

    /// <summary>The server that shows the network to everybody.</summary>
    internal Uri AppView { get; } = new(options.AppView);

    /// <summary>Finds an account.</summary>
    internal async Task<BlueskySearch> FindAsync(AccountAccess access, BlueskyClient client, CancellationToken cancellationToken)
    {
        string handle = access.Handle.TrimStart('@');
        string? did =
            DidText.IsDid(access.AuthorId) ? access.AuthorId
            : DidText.IsDid(handle) ? handle
            : null;
        string key = $"{did ?? handle.ToLowerInvariant()} {access.Host}";
        Instant now = time.GetCurrentInstant();
        if (places.TryGetValue(key, out (BlueskyPlace Place, Instant Until) known) && now < known.Until)
        {
            return new BlueskySearch.Found(known.Place);
        }

        if (did is null)
        {
            string method = $"com.atproto.identity.resolveHandle?handle={Uri.EscapeDataString(handle)}";
            switch (await client.AskAsync(AppView, method, token: null, BlueskyJson.Default.HandleView, cancellationToken))
            {
                case BlueskyAnswer<HandleView>.Good { Value.Did: { } found } when DidText.IsDid(found):
                    did = found;
                    break;
                case BlueskyAnswer<HandleView>.Refused:
                    return Unknown($"nobody on Bluesky has the handle {handle}", MendHandle);
                case BlueskyAnswer<HandleView>.Limited limited:
                    return new BlueskySearch.Ended(
                        new Reading.RateLimited(LimitScope.Access, limited.Until),
                        "too many calls for now",
                        Later
                    );
                case BlueskyAnswer<HandleView>.Failed failed:
                    return Unknown(
                        $"the handle could not be looked up: {failed.Reason}",
                        MendOf(failed.IsRefused, nameof(BlueskyOptions.AppView), AppView)
                    );
                default:
                    return Unknown("the handle was looked up, and the answer names no account", Later);
            }
        }

        BlueskySearch search = await PlaceAsync(did, access.Host, client, cancellationToken);
        if (search is BlueskySearch.Found { Place: { } place })
        {
            places[key] = places[$"{place.Did} {access.Host}"] = (place, now + Duration.FromTimeSpan(options.KeepIdentity));
        }

        return search;
    }

    /// <summary>Forgets where an account is: its server knows nothing of it, so it may have moved.</summary>
    internal void Forget(string did)
    {
        foreach (
            string key in places.Where(pair => string.Equals(pair.Value.Place.Did, did, StringComparison.Ordinal)).Select(pair => pair.Key)
        )
        {
            _ = places.TryRemove(key, out _);
        }
    }

    private async Task<BlueskySearch> PlaceAsync(string did, string? host, BlueskyClient client, CancellationToken cancellationToken)
    {
        if (DocumentOf(did) is not { Base: { } document })
        {
            return Unknown("its id is of a kind that is not read, or names a server that is not called", MendHandle);
        }

        return await client.GetAsync(document, BlueskyJson.Default.DidDocumentView, cancellationToken) switch
        {
            BlueskyAnswer<DidDocumentView>.Good { Value: { } view } when string.Equals(view.Id, did, StringComparison.Ordinal) => PlaceOf(
                did,
                host,
                view
            ),
            BlueskyAnswer<DidDocumentView>.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new BlueskySearch.Ended(
                new Reading.AccountGone(GoneKind.Deleted),
                "the directory knows nothing of the account any more",
                "look whether it was deleted"
            ),
            BlueskyAnswer<DidDocumentView>.Limited limited => new BlueskySearch.Ended(
                new Reading.RateLimited(LimitScope.Access, limited.Until),
                "too many calls for now",
                Later
            ),
            BlueskyAnswer<DidDocumentView>.Failed failed => Unknown(
                $"the account's document could not be read: {failed.Reason}",
                DidText.IsPlc(did) ? MendOf(failed.IsRefused, nameof(BlueskyOptions.PlcDirectory), document)
                    : failed.IsRefused ? MendServer
                    : Later
            ),
            _ => Unknown("the account's document could not be read, or is somebody else's", Later),
        };
    }

    private BlueskySearch PlaceOf(string did, string? host, DidDocumentView view)
    {
        string? named = (view.Service ?? [])
            .Where(service => service?.Id is { } id && (id is Service || string.Equals(id, did + Service, StringComparison.Ordinal)))
            .Select(service => BlueskyPost.AsText(service!.ServiceEndpoint))
            .FirstOrDefault();
        ServerAddress? server =
            host is { Length: > 0 } ? guard.Server(host)
            : named is null ? null
            : guard.Address(named);
        string? handle = (view.AlsoKnownAs ?? [])
            .OfType<string>()
            .Where(name => name.StartsWith("at://", StringComparison.Ordinal))
            .Select(name => name["at://".Length..])
            .FirstOrDefault();
        return server switch
        {
            ServerAddress.Good good => new BlueskySearch.Found(new BlueskyPlace(did, good.Base, handle)),
            ServerAddress.Refused refused => Unknown(
                $"the account's server{NameOf(host, named)} is not called: {refused.Why}",
                host is { Length: > 0 } ? "look at the server after @ in its access" : MendServer
            ),
            _ => Unknown(
                "the account's document names no server",
                "look whether the account was deleted, or name its server after @ in its access"
            ),
        };
    }

    private ServerAddress.Good? DocumentOf(string did) =>
        DidText.IsPlc(did) ? new ServerAddress.Good(new Uri(new Uri(options.PlcDirectory), $"/{did}"))
        : DidText.ServerOf(did) is { } server && guard.Server(server) is ServerAddress.Good good
            ? new ServerAddress.Good(new Uri(good.Base, ".well-known/did.json"))
        : null;

    /// <summary>The name of the server, with a blank before it, where it has one that can be said.</summary>
    private static string NameOf(string? host, string? named) =>
        host is { Length: > 0 } ? $" {host}"
        : Uri.TryCreate(named, UriKind.Absolute, out Uri? address) && ServerName.Normalise(address.IdnHost) is { } name ? $" {name}"
        : string.Empty;

    /// <summary>What to do about a server of the settings that gives no answer: what we refuse ourselves does not heal.</summary>
    private static string MendOf(bool isRefused, string setting, Uri server)
    {
        string name = $"{BlueskyOptions.Section}:{setting}";
        return isRefused
            ? $"state another {name}, or allow this one by Outbound:AllowedHosts={OutboundGuard.SettingFor(server)}"
            : $"it is tried again by itself; if it stays so, look at {name}";
    }

    private static BlueskySearch.Ended Unknown(string why, string mend) => new(new Reading.Unreachable(why), why, mend);
}
