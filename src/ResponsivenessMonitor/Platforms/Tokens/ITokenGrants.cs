using NodaTime;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>Makes a call of a connector, which counts it.</summary>
internal delegate Task<HttpAnswer> SendCall(HttpRequestMessage request, CancellationToken cancellationToken);

/// <summary>How a platform grants tokens: by the consent of somebody who manages the account, and by renewal.</summary>
internal interface ITokenGrants
{
    /// <summary>Which platform.</summary>
    Platform Platform { get; }

    /// <summary>How long before an access token ends it is renewed.</summary>
    Duration RenewBefore { get; }

    /// <summary>Why consent cannot be asked for, such as "X:ClientId is not set", with what to do; without a full stop. Null when it can.</summary>
    string? Lacks { get; }

    /// <summary>Whether tokens can be renewed without a person, where the app is stated that renews them.</summary>
    bool CanRenew(GrantedTokens tokens) => tokens.Refresh is not null;

    /// <summary>Whether the app has to be stated for that: what <see cref="Lacks"/> says is missing then too.</summary>
    bool RenewsByApp => true;

    /// <summary>As whom somebody has to be signed in to consent.</summary>
    /// <param name="handle">The account's handle, without @.</param>
    string SignedInFor(string handle) => $"signed in to {Platform.DisplayName}";

    /// <summary>The page on which somebody who manages the account consents, to as little as is needed.</summary>
    Uri ConsentLink(ConsentWish wish);

    /// <summary>Exchanges the code that the page led to.</summary>
    /// <param name="given">What it led to; where a grant covers several accounts, the tokens are the one's that is named.</param>
    /// <param name="send">Makes the call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken);

    /// <summary>Has tokens renewed; <see cref="CanRenew"/> said that they can be.</summary>
    Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken);
}

/// <summary>What is asked of the page of consent.</summary>
/// <param name="State">Comes back with the code, and shows that it answers this wish.</param>
/// <param name="Challenge">The SHA-256 of the verifier, in base64url (RFC 7636, S256).</param>
/// <param name="Redirect">Where the page leads to afterwards.</param>
internal sealed record ConsentWish(string State, string Challenge, Uri Redirect);

/// <summary>What somebody consented to.</summary>
/// <param name="Account">The account it is for.</param>
/// <param name="Code">The code that the page of consent led to.</param>
/// <param name="Verifier">What <see cref="ConsentWish.Challenge"/> was made of.</param>
/// <param name="Redirect">The address of the wish, again.</param>
internal sealed record ConsentGiven(AccountAccess Account, string Code, string Verifier, Uri Redirect)
{
    /// <summary>Never the code.</summary>
    public override string ToString() => nameof(ConsentGiven);
}
