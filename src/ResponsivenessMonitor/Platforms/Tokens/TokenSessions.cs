using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using NodaTime.Extensions;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Finds the tokens of an account, and has them renewed.</summary>
/// <remarks>
/// What renews a token is often good once. So one at a time has them renewed here, the new ones are kept by comparison before they are used, and who
/// finds that another replica was first uses what that one kept.
/// </remarks>
internal sealed class TokenSessions(ICredentialStore store, ITokenGrants grants, TimeProvider time) : IDisposable
{
    private const string Forms = "put the access token there, or a JSON object with access_token and refresh_token, on one line";

    /// <summary>How long a platform that refuses to renew tokens is not asked again while they are good.</summary>
    private static readonly Duration Rest = Duration.FromHours(12);

    private readonly ConcurrentDictionary<SessionKey, SemaphoreSlim> turns = new();
    private readonly ConcurrentDictionary<SessionKey, (GrantedTokens Of, Instant Until)> refusals = new();

    /// <summary>What was granted and could not be kept so far, and in the place of which version: what it was had for is spent.</summary>
    private readonly ConcurrentDictionary<SessionKey, (long? Before, GrantedTokens Tokens)> unkept = new();

    /// <summary>The tokens that are kept or stated, renewed if they are about to end.</summary>
    /// <param name="credential"><c>env:NAME</c>, <c>file:PATH</c>, or <c>connected:SLUG</c> for what somebody consented to here.</param>
    /// <param name="send">Makes the call, if one is needed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<TokenEntry> OpenAsync(string credential, SendCall send, CancellationToken cancellationToken)
    {
        TokenEntry entry = await FindAsync(credential, cancellationToken);
        if (entry is not TokenEntry.Open { Session: { IsRenewable: true } session })
        {
            return entry;
        }

        Instant now = time.GetUtcNow().ToInstant();
        bool isUsable = session.Tokens is { Access.Length: > 0 } tokens && !(tokens.Ends <= now);
        if (isUsable && !(session.Tokens.Ends - grants.RenewBefore <= now))
        {
            return entry;
        }

        // What nobody renews any more is used to its end, and people are told of that one.
        TokenEntry.Open last = new(session with { IsRenewable = false });
        if (
            isUsable
            && refusals.TryGetValue(session.Key, out (GrantedTokens Of, Instant Until) rest)
            && rest.Of == session.Tokens
            && now < rest.Until
        )
        {
            return last;
        }

        switch (await RenewAsync(session, send, cancellationToken))
        {
            case TokenEntry.Ended { Reading: Reading.AccessLost } when isUsable:
                refusals[session.Key] = (session.Tokens, now + Rest);
                return last;
            case TokenEntry.Ended when isUsable:
                return entry; // it is tried again with the next reading
            case var renewed:
                return renewed;
        }
    }

    /// <summary>Other tokens in place of ones that the platform refuses, or that are about to end.</summary>
    internal async Task<TokenEntry> RenewAsync(TokenSession refused, SendCall send, CancellationToken cancellationToken)
    {
        if (!refused.IsRenewable)
        {
            bool isOver = refused.Tokens.Ends <= time.GetUtcNow().ToInstant();
            return isOver
                ? Lost(AccessLossKind.TokenExpired, "the token has run out", AnewFor(refused.Key))
                : Lost(AccessLossKind.TokenRevoked, "the token is refused: it was withdrawn, or is none", AnewFor(refused.Key));
        }

        SemaphoreSlim turn = turns.GetOrAdd(refused.Key, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await NewerAsync(refused, cancellationToken) ?? await AskAsync(refused, send, cancellationToken);
        }
        finally
        {
            _ = turn.Release();
        }
    }

    /// <summary>Tokens as they are kept.</summary>
    internal static string Write(GrantedTokens tokens) => JsonSerializer.Serialize(tokens, StatedJson.Default.GrantedTokens);

    public void Dispose()
    {
        foreach (SemaphoreSlim turn in turns.Values)
        {
            turn.Dispose();
        }
    }

    private async Task<TokenEntry> AskAsync(TokenSession refused, SendCall send, CancellationToken cancellationToken)
    {
        if (unkept.TryGetValue(refused.Key, out (long? Before, GrantedTokens Tokens) granted) && granted.Before == refused.Kept?.Version)
        {
            return await KeepAsync(refused, granted.Tokens);
        }

        // Not given up on the way: what renews is good once, and an answer that nobody waits for would be the last one. Calls end by themselves.
        switch (await grants.RenewAsync(refused.Tokens, send, CancellationToken.None))
        {
            case TokenAnswer.Granted { Tokens: { } tokens }:
                return await KeepAsync(refused, refused.Tokens.RenewedBy(tokens));
            case TokenAnswer.Refused no:
                // Another replica may have spent what renews it in this very moment.
                return await NewerAsync(refused, cancellationToken) ?? Lost(no.Kind, no.Why, no.Mend);
            case TokenAnswer.Failed failed:
                return new TokenEntry.Ended(failed.Reading, failed.Why, "wait; it is tried again by itself");
            default:
                throw new InvalidOperationException("An answer is one of three.");
        }
    }

    private async Task<TokenEntry> FindAsync(string credential, CancellationToken cancellationToken)
    {
        SessionKey key = new(grants.Platform, credential, Host: string.Empty);
        if (ConnectedAccess.IsConnected(credential))
        {
            return (TokenEntry?)Open(key, await store.SessionAsync(key, cancellationToken), ofSecret: null)
                ?? Lost(AccessLossKind.TokenRevoked, "nobody has consented yet, or what was granted can no longer be read", AnewFor(key));
        }

        switch (await store.FindAsync(credential, cancellationToken))
        {
            case CredentialLookup.Missing missing:
                return Lost(AccessLossKind.TokenRevoked, $"the token is missing: {missing.Why}", AnewFor(key));
            case CredentialLookup.Found found:
                return StatedTokens.Read(found.Secret) switch
                {
                    StatedReading.Good good => await OfStatedAsync(key, good.Tokens, cancellationToken),
                    StatedReading.Bad bad => Lost(AccessLossKind.TokenRevoked, $"what {credential} names is no token: {bad.Why}", Forms),
                    _ => throw new InvalidOperationException("A secret is good or bad."),
                };
            default:
                throw new InvalidOperationException("A credential is found or missing.");
        }
    }

    /// <summary>Stated tokens, or what they were renewed to since.</summary>
    private async Task<TokenEntry> OfStatedAsync(SessionKey key, GrantedTokens stated, CancellationToken cancellationToken)
    {
        TokenSession own = new(key, Kept: null, stated) { IsRenewable = grants.CanRenew(stated) };
        if (!own.IsRenewable)
        {
            return new TokenEntry.Open(own);
        }

        KeptSession? kept = await store.SessionAsync(key, cancellationToken);
        return Open(key, kept, stated.OfSecret) ?? new TokenEntry.Open(own with { Kept = kept });
    }

    /// <summary>What is kept by now, where it is another one.</summary>
    private async Task<TokenEntry?> NewerAsync(TokenSession refused, CancellationToken cancellationToken)
    {
        KeptSession? kept = await store.SessionAsync(refused.Key, cancellationToken);
        return kept?.Version != refused.Kept?.Version ? Open(refused.Key, kept, refused.Tokens.OfSecret) : null;
    }

    private async Task<TokenEntry> KeepAsync(TokenSession refused, GrantedTokens tokens)
    {
        // Also where time has run out meanwhile: what the new ones were had for is good for nothing any more.
        unkept[refused.Key] = (refused.Kept?.Version, tokens);
        KeptSession? kept = await store.KeepAsync(refused.Key, refused.Kept, Write(tokens), CancellationToken.None);
        _ = unkept.TryRemove(refused.Key, out _);
        const string Why = "the token could not be kept";
        return (TokenEntry?)Open(refused.Key, kept, refused.Tokens.OfSecret)
            ?? new TokenEntry.Ended(new Reading.Unreachable(Why), Why, "wait; it is tried again by itself");
    }

    private TokenEntry.Open? Open(SessionKey key, KeptSession? kept, string? ofSecret)
    {
        try
        {
            return
                kept is not null
                && JsonSerializer.Deserialize(kept.Content, StatedJson.Default.GrantedTokens) is { } tokens
                && GrantedTokens.IsToken(tokens.Access)
                && string.Equals(tokens.OfSecret, ofSecret, StringComparison.Ordinal)
                ? new TokenEntry.Open(new TokenSession(key, kept, tokens) { IsRenewable = grants.CanRenew(tokens) })
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TokenEntry.Ended Lost(AccessLossKind kind, string why, string mend) => new(new Reading.AccessLost(kind), why, mend);

    private static string AnewFor(SessionKey key) =>
        ConnectedAccess.SlugOf(key.Credential) is { } slug
            ? $"run 'accounts connect {slug}' and have somebody who manages the account consent"
            : $"replace what {key.Credential} names, or run 'accounts connect' for the account";
}
