using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>Tokens that are refused in the middle of a reading are renewed once, and the reading goes on by the new ones.</summary>
internal sealed class TokensInUseTests
{
    private const string Credential = "env:LIBRARY_TOKEN";
    private const string Refused = "refused";

    private readonly ManualTime time = new(Instant.FromUtc(2026, 10, 5, 9, 0));
    private readonly List<string> asked = [];
    private MemoryCredentials store = null!;
    private ScriptedGrants grants = null!;
    private TokenSessions sessions = null!;

    [SetUp]
    public void Begin()
    {
        asked.Clear();
        (store, grants) = (new MemoryCredentials(), new ScriptedGrants());
        sessions = new TokenSessions(store, grants, time);
    }

    [TearDown]
    public void End() => sessions.Dispose();

    [Test]
    public async Task What_was_refused_is_asked_for_again_by_the_new_token_and_so_is_the_rest()
    {
        TokensInUse tokens = await OpenAsync("""{"access_token":"a1","refresh_token":"r1"}""");
        grants.Renewals.Enqueue(_ => new TokenAnswer.Granted(new GrantedTokens("a2") { Refresh = "r2" }));
        Assert.That(await AskAsync(tokens, refused: "a1"), Is.EqualTo("by a2"));
        Assert.That(await AskAsync(tokens, refused: "a1"), Is.EqualTo("by a2"));
        Assert.That(asked, Is.EqualTo(["a1", "a2", "a2"]));
        Assert.That(tokens.Ended, Is.Null);
    }

    [Test]
    public async Task Renewed_tokens_that_are_refused_too_are_not_renewed_again()
    {
        TokensInUse tokens = await OpenAsync("""{"access_token":"a1","refresh_token":"r1"}""");
        grants.Renewals.Enqueue(_ => new TokenAnswer.Granted(new GrantedTokens("a2") { Refresh = "r2" }));
        Assert.That(await AskAsync(tokens, "a1", "a2"), Is.EqualTo(Refused));
        Assert.That(await AskAsync(tokens, "a1", "a2"), Is.EqualTo(Refused));
        Assert.That(grants.Asked, Is.EqualTo(["renew r1"]));
        Assert.That(tokens.LossBy(), Is.EqualTo(new Reading.AccessLost(AccessLossKind.TokenRevoked)));
    }

    [Test]
    public async Task Where_tokens_could_not_be_renewed_that_is_what_is_told_and_it_is_tried_once()
    {
        TokensInUse tokens = await OpenAsync("""{"access_token":"a1","refresh_token":"r1"}""");
        grants.Renewals.Enqueue(_ => new TokenAnswer.Failed(new Reading.Unreachable("silence"), "silence"));
        Assert.That(await AskAsync(tokens, "a1"), Is.EqualTo(Refused));
        Assert.That(await AskAsync(tokens, "a1"), Is.EqualTo(Refused));
        Assert.That(grants.Asked, Has.Count.EqualTo(1));
        Assert.That(tokens.LossBy(AccessLossKind.TokenExpired), Is.EqualTo(new Reading.Unreachable("silence")));
    }

    [TestCase(AccessLossKind.RoleLost, AccessLossKind.RoleLost)]
    [TestCase(null, AccessLossKind.TokenRevoked)]
    public async Task Of_tokens_that_nothing_renews_the_platform_knows_best(AccessLossKind? said, AccessLossKind told)
    {
        TokensInUse tokens = await OpenAsync("the-token-itself");
        Assert.That(await AskAsync(tokens, "the-token-itself"), Is.EqualTo(Refused));
        Assert.That(tokens.LossBy(said), Is.EqualTo(new Reading.AccessLost(told)));
        Assert.That((tokens.AreRenewable, grants.Asked.Count), Is.EqualTo((false, 0)));
    }

    private Task<string> AskAsync(TokensInUse tokens, params string[] refused) =>
        tokens.AskAsync(
            token =>
            {
                asked.Add(token);
                return Task.FromResult(refused.Contains(token, StringComparer.Ordinal) ? Refused : $"by {token}");
            },
            answer => string.Equals(answer, Refused, StringComparison.Ordinal),
            CancellationToken.None
        );

    private async Task<TokensInUse> OpenAsync(string secret)
    {
        store.Secrets[Credential] = secret;
        TokenEntry.Open open = (TokenEntry.Open)await sessions.OpenAsync(Credential, NotSent, CancellationToken.None);
        return new TokensInUse(sessions, open.Session, NotSent);
    }

    private static Task<HttpAnswer> NotSent(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Grants of a script make no calls.");
}
