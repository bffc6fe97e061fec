using NodaTime;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>A platform that grants tokens as the test tells it.</summary>
internal sealed class ScriptedGrants : ITokenGrants
{
    /// <summary>The next answers to renewals, in order.</summary>
    internal Queue<Func<GrantedTokens, TokenAnswer>> Renewals { get; } = new();

    /// <summary>What redeeming a code gives.</summary>
    internal Func<string, TokenAnswer> Redeems { get; set; } =
        code => new TokenAnswer.Granted(new GrantedTokens($"access-for-{code}") { Refresh = $"refresh-for-{code}" });

    /// <summary>What was renewed and redeemed, in order.</summary>
    internal List<string> Asked { get; } = [];

    /// <summary>Whether any renewal could have been broken off on its way.</summary>
    internal bool CouldBeGivenUp { get; private set; }

    public Platform Platform { get; init; } = Platform.X;

    public Duration RenewBefore { get; } = Duration.FromMinutes(2);

    public string? Lacks { get; set; }

    public Uri ConsentLink(ConsentWish wish) =>
        new(
            $"https://platform.example/consent?state={wish.State}&code_challenge={wish.Challenge}&redirect_uri={Uri.EscapeDataString(wish.Redirect.ToString())}"
        );

    public Task<TokenAnswer> RedeemAsync(ConsentGiven given, SendCall send, CancellationToken cancellationToken)
    {
        CouldBeGivenUp |= cancellationToken.CanBeCanceled;
        Asked.Add($"redeem {given.Code} {given.Verifier} {given.Redirect}");
        return Task.FromResult(Redeems(given.Code));
    }

    public Task<TokenAnswer> RenewAsync(GrantedTokens tokens, SendCall send, CancellationToken cancellationToken)
    {
        Asked.Add($"renew {tokens.Refresh}");
        CouldBeGivenUp |= cancellationToken.CanBeCanceled;
        return Task.FromResult(Renewals.Dequeue()(tokens));
    }
}
