using System.Text.Json.Serialization.Metadata;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>Asks about one account: signed in on its server, or as anybody where the network is shown to all.</summary>
/// <param name="client">What asks.</param>
/// <param name="place">Who and where the account is.</param>
/// <param name="server">Who is asked.</param>
/// <param name="sessions">What renews a session that is refused.</param>
/// <param name="session">The session; null to ask as anybody.</param>
internal sealed class BlueskyCaller(BlueskyClient client, BlueskyPlace place, Uri server, BlueskySessions sessions, BlueskySession? session)
{
    private BlueskySession? current = session;
    private Reading? ended;

    internal BlueskyPlace Place => place;

    /// <summary>Asks; where the token is refused, once more with another one.</summary>
    internal async Task<BlueskyAnswer<T>> AskAsync<T>(string method, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        BlueskyAnswer<T> answer = await client.AskAsync(server, method, current?.Tokens.Access, shape, cancellationToken);
        if (current is null || ended is not null || !BlueskyState.IsOfToken(answer))
        {
            return answer;
        }

        switch (await sessions.RenewAsync(current, place, client, cancellationToken))
        {
            case BlueskyEntry.Open open:
                current = open.Session;
                return await client.AskAsync(server, method, current.Tokens.Access, shape, cancellationToken);
            case BlueskyEntry.Ended { Reading: { } reading }:
                ended = reading;
                return answer;
            default:
                return answer;
        }
    }

    /// <summary>Asks the account's server as anybody.</summary>
    internal Task<BlueskyAnswer<T>> AskOpenlyAsync<T>(string method, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class => client.AskAsync(place.Server, method, token: null, shape, cancellationToken);

    /// <summary>What a reading returns for an answer that is not what was asked for.</summary>
    internal Reading ReadingOf<T>(BlueskyAnswer<T> answer, string what)
        where T : class => ended ?? BlueskyState.ReadingOf(answer, what);
}
