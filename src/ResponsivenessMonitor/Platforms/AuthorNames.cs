using ResponsivenessMonitor.Platforms.Bluesky;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms;

/// <summary>Turns the name of an author into the ids by which connectors know them, each in its connector's own way of writing.</summary>
internal sealed class AuthorNames(PlatformHttp http, BlueskyOptions bluesky)
{
    /// <summary>The ids of an author. What a script plays is known by what the script says, so the name as it was given is one of them.</summary>
    internal async Task<AuthorIds> IdsAsync(AuthorName author, CancellationToken cancellationToken) =>
        author.Platform == Platform.Mastodon ? OnMastodon(author.Name)
        : author.Platform == Platform.Bluesky ? await OnBlueskyAsync(author.Name, cancellationToken)
        : new AuthorIds.Known([author.Name]);

    private static AuthorIds OnMastodon(string name) =>
        name.TrimStart('@').Split('@') is [{ Length: > 0 } local, { Length: > 0 } server] && !name.Contains('/', StringComparison.Ordinal)
            ? Known(new Mastodon.MastodonNames(server.ToLowerInvariant()).AddressOf($"{local}@{server}"), name)
            : new AuthorIds.Unknown(
                $"'{name}' is no whole name on Mastodon: write it with its server, such as mastodon:jo@uni.social, not as the address of a page."
            );

    private async Task<AuthorIds> OnBlueskyAsync(string name, CancellationToken cancellationToken)
    {
        string given = name.TrimStart('@');
        if (DidText.IsDid(given))
        {
            return Known(given, name);
        }

        if (AtUri.Parse(given) is { } post)
        {
            return Known(post.Did, name);
        }

        if (!given.Contains('.', StringComparison.Ordinal) || given.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')))
        {
            return new AuthorIds.Unknown(
                $"'{name}' is no name on Bluesky: write the id, such as bluesky:did:plc:…, or the whole handle, such as bluesky:jo.example."
            );
        }

        string method = $"com.atproto.identity.resolveHandle?handle={Uri.EscapeDataString(given.ToLowerInvariant())}";
        BlueskyAnswer<HandleView> answer = await new BlueskyClient(http).AskAsync(
            new Uri(bluesky.AppView),
            method,
            token: null,
            BlueskyJson.Default.HandleView,
            cancellationToken
        );
        return answer switch
        {
            BlueskyAnswer<HandleView>.Good { Value.Did: { } did } when DidText.IsDid(did) => Known(did, name),
            BlueskyAnswer<HandleView>.Refused => new AuthorIds.Unknown(
                $"Nobody on Bluesky has the handle {given} at present; authors are kept by their ids, which stay when handles change: ask for the id (did:plc:…)."
            ),
            BlueskyAnswer<HandleView>.Failed failed => new AuthorIds.Unknown(
                $"The handle could not be looked up at {bluesky.AppView}: {failed.Reason.TrimEnd('.')}. Try again, or give the id (did:plc:…)."
            ),
            _ => new AuthorIds.Unknown(
                $"The handle could not be looked up at {bluesky.AppView}. Try again later, or give the id (did:plc:…)."
            ),
        };
    }

    private static AuthorIds.Known Known(string id, string given) =>
        new(string.Equals(id, given, StringComparison.Ordinal) ? [id] : [id, given]);
}
