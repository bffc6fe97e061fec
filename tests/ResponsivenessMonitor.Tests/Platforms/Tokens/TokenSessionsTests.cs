using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>Tokens are found where accounts say they are, renewed in time, and kept before they are used.</summary>
internal sealed class TokenSessionsTests
{
    private const string Credential = "env:LIBRARY_TOKEN";

    private readonly ManualTime time = new(Instant.FromUtc(2026, 10, 5, 9, 0));
    private MemoryCredentials store = null!;
    private ScriptedGrants grants = null!;
    private TokenSessions sessions = null!;

    [SetUp]
    public void Begin()
    {
        time.Now = Instant.FromUtc(2026, 10, 5, 9, 0);
        (store, grants) = (new MemoryCredentials(), new ScriptedGrants());
        sessions = new TokenSessions(store, grants, time);
    }

    [TearDown]
    public void End() => sessions.Dispose();

    [Test]
    public async Task A_token_that_stands_alone_is_used_as_it_is_and_is_lost_when_it_is_refused()
    {
        store.Secrets[Credential] = "  the-token-itself\n";
        TokenSession session = await OpenAsync();
        Assert.That((session.Tokens.Access, session.IsRenewable), Is.EqualTo(("the-token-itself", false)));
        TokenEntry.Ended ended = (TokenEntry.Ended)await sessions.RenewAsync(session, NotSent, default);
        Assert.That(ended.Reading, Is.EqualTo(new Reading.AccessLost(AccessLossKind.TokenRevoked)));
        Assert.That(ended.Mend, Does.Contain(Credential).And.Contain("accounts connect"));
    }

    [Test]
    public async Task A_token_about_to_end_is_renewed_kept_and_then_used_and_the_old_renewal_token_is_never_used_again()
    {
        store.Secrets[Credential] = """{"access_token":"a1","refresh_token":"r1","expires_at":"2026-10-05T09:01:30Z"}""";
        grants.Renewals.Enqueue(_ => Granted("a2", "r2", minutes: 120));
        grants.Renewals.Enqueue(_ => Granted("a3", refresh: null, minutes: 120));
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a2"));
        Assert.That(store.Kept, Is.EqualTo(1));
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a2"), "while it lasts it is not renewed");
        time.Advance(Duration.FromMinutes(119));
        TokenSession third = await OpenAsync();
        Assert.That((third.Tokens.Access, third.Tokens.Refresh), Is.EqualTo(("a3", "r2")), "what a platform says nothing of stays");
        Assert.That(grants.Asked, Is.EqualTo(["renew r1", "renew r2"]));
    }

    [Test]
    public async Task Another_secret_in_the_place_of_one_begins_anew()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        grants.Renewals.Enqueue(_ => Granted("a1", "r2", minutes: 120));
        grants.Renewals.Enqueue(_ => Granted("b1", "s2", minutes: 120));
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a1"));
        store.Secrets[Credential] = """{"refresh_token":"s1"}""";
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("b1"));
        Assert.That(grants.Asked, Is.EqualTo(["renew r1", "renew s1"]));
    }

    [Test]
    public async Task What_was_granted_while_the_database_was_away_is_kept_when_it_is_back()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        grants.Renewals.Enqueue(_ => Granted("a1", "r2", minutes: 120));
        store.Before = () => throw new InvalidOperationException("the database is away");
        Assert.That(async () => await OpenAsync(), Throws.InvalidOperationException);
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a1"));
        Assert.That((grants.Asked.Count, store.Kept), Is.EqualTo((1, 1)), "what renews is good once");
    }

    [Test]
    public async Task A_renewal_that_was_begun_is_not_given_up()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        using CancellationTokenSource stop = new();
        grants.Renewals.Enqueue(_ =>
        {
            stop.Cancel(); // the service is told to stop, or the reading has taken its time
            return Granted("a1", "r2", minutes: 120);
        });
        _ = await sessions.OpenAsync(Credential, NotSent, stop.Token);
        Assert.That((grants.CouldBeGivenUp, store.Kept), Is.EqualTo((false, 1)));
    }

    [Test]
    public async Task What_another_replica_was_first_to_renew_is_used_and_nothing_is_spent_twice()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        grants.Renewals.Enqueue(_ => Granted("a1", "r2", minutes: 120));
        TokenSession mine = await OpenAsync();
        store.Replace(TokenSessions.Write(mine.Tokens with { Access = "theirs", Refresh = "r3" }));
        TokenEntry entry = await sessions.RenewAsync(mine, NotSent, default);
        Assert.That(((TokenEntry.Open)entry).Session.Tokens.Access, Is.EqualTo("theirs"));
        Assert.That(grants.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_renewal_that_another_replica_was_first_with_in_the_same_moment_is_theirs()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        grants.Renewals.Enqueue(_ => Granted("a1", "r2", minutes: 120));
        TokenSession mine = await OpenAsync();
        grants.Renewals.Enqueue(tokens =>
        {
            store.Replace(TokenSessions.Write(tokens with { Access = "theirs", Refresh = "r3" }));
            return new TokenAnswer.Refused(AccessLossKind.TokenRevoked, "it was used before", "connect again");
        });
        TokenEntry entry = await sessions.RenewAsync(mine, NotSent, default);
        Assert.That(((TokenEntry.Open)entry).Session.Tokens.Access, Is.EqualTo("theirs"));
    }

    [Test]
    public async Task Two_readings_at_once_renew_once()
    {
        store.Secrets[Credential] = """{"refresh_token":"r1"}""";
        grants.Renewals.Enqueue(_ => Granted("a1", "r2", minutes: 120));
        TokenSession mine = await OpenAsync();
        grants.Renewals.Enqueue(_ => Granted("a2", "r3", minutes: 120));
        TokenEntry[] entries = await Task.WhenAll(sessions.RenewAsync(mine, NotSent, default), sessions.RenewAsync(mine, NotSent, default));
        Assert.That(entries.Cast<TokenEntry.Open>().Select(open => open.Session.Tokens.Access), Is.All.EqualTo("a2"));
        Assert.That(grants.Asked, Is.EqualTo(["renew r1", "renew r2"]));
    }

    [Test]
    public async Task While_a_token_still_lasts_a_renewal_that_could_not_be_asked_for_hinders_nothing()
    {
        store.Secrets[Credential] = """{"access_token":"a1","refresh_token":"r1","expires_at":"2026-10-05T09:01:30Z"}""";
        grants.Renewals.Enqueue(_ => new TokenAnswer.Failed(new Reading.Unreachable("it is out of order"), "it is out of order"));
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a1"));
        time.Advance(Duration.FromMinutes(2));
        grants.Renewals.Enqueue(_ => new TokenAnswer.Failed(new Reading.Unreachable("it is out of order"), "it is out of order"));
        TokenEntry entry = await sessions.OpenAsync(Credential, NotSent, default);
        Assert.That(((TokenEntry.Ended)entry).Reading, Is.EqualTo(new Reading.Unreachable("it is out of order")));
    }

    [Test]
    public async Task A_token_that_nobody_renews_any_more_is_used_to_its_end_and_people_are_told_of_it()
    {
        store.Secrets[Credential] = """{"access_token":"a1","refresh_token":"r1","expires_at":"2026-10-05T09:01:30Z"}""";
        grants.Renewals.Enqueue(_ => new TokenAnswer.Refused(AccessLossKind.TokenRevoked, "no more", "connect it"));
        TokenSession last = await OpenAsync();
        Assert.That((last.Tokens.Access, last.OnlyPersonsFrom), Is.EqualTo(("a1", (Instant?)Instant.FromUtc(2026, 10, 5, 9, 1, 30))));
        Assert.That((await OpenAsync()).Tokens.Access, Is.EqualTo("a1"));
        Assert.That(grants.Asked, Has.Count.EqualTo(1), "The platform is not asked with each reading.");
        time.Advance(Duration.FromMinutes(2));
        grants.Renewals.Enqueue(_ => new TokenAnswer.Refused(AccessLossKind.TokenRevoked, "no more", "connect it"));
        TokenEntry.Ended ended = (TokenEntry.Ended)await sessions.OpenAsync(Credential, NotSent, default);
        Assert.That((ended.Reading, ended.Mend), Is.EqualTo((new Reading.AccessLost(AccessLossKind.TokenRevoked), "connect it")));
    }

    [TestCase("two words")]
    [TestCase("{\"token\":\"a\"}")]
    [TestCase("{\"access_token\":\"a\",\"expires_at\":\"next week\"}")]
    [TestCase("{\"access_token\":\"a\nb\"}")]
    public async Task What_is_no_token_is_told_without_repeating_it(string secret)
    {
        store.Secrets[Credential] = secret;
        TokenEntry.Ended ended = (TokenEntry.Ended)await sessions.OpenAsync(Credential, NotSent, default);
        Assert.That(ended.Reading, Is.InstanceOf<Reading.AccessLost>());
        Assert.That($"{ended.Why} {ended.Mend}", Does.Contain("access_token").And.Not.Contain(secret).And.Not.Contain("two words"));
    }

    [Test]
    public async Task An_account_that_nobody_connected_says_how_to()
    {
        TokenEntry entry = await sessions.OpenAsync(ConnectedAccess.Of(AccountId.Parse("x/librarydesk")), NotSent, default);
        Assert.That(((TokenEntry.Ended)entry).Mend, Does.Contain("accounts connect x/librarydesk"));
    }

    [Test]
    public async Task The_end_that_people_are_warned_of_is_the_consent_s_where_tokens_renew_themselves()
    {
        store.Secrets[Credential] = """{"access_token":"a1","refresh_token":"r1","expires_at":"2026-10-05T12:00:00Z"}""";
        Assert.That((await OpenAsync()).OnlyPersonsFrom, Is.Null);
        store.Secrets[Credential] = """{"access_token":"a1","expires_at":"2026-10-05T12:00:00Z"}""";
        Assert.That((await OpenAsync()).OnlyPersonsFrom, Is.EqualTo(Instant.FromUtc(2026, 10, 5, 12, 0)));
    }

    [Test]
    public void No_token_is_told_by_what_carries_it()
    {
        GrantedTokens tokens = new("secret-access") { Refresh = "secret-refresh" };
        TokenSession session = new(new SessionKey(Platform.X, Credential, string.Empty), Kept: null, tokens);
        string told = $"{tokens} {session} {new TokenAnswer.Granted(tokens)} {new TokenEntry.Open(session)}";
        Assert.That(told, Does.Not.Contain("secret"));
    }

    private static TokenAnswer.Granted Granted(string access, string? refresh, int minutes) =>
        new(
            new GrantedTokens(access)
            {
                Refresh = refresh,
                EndsAt = (Instant.FromUtc(2026, 10, 5, 9, 0) + Duration.FromMinutes(minutes)).ToUnixTimeSeconds(),
            }
        );

    private static Task<HttpAnswer> NotSent(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Grants of a script make no calls.");

    private async Task<TokenSession> OpenAsync() => ((TokenEntry.Open)await sessions.OpenAsync(Credential, NotSent, default)).Session;
}
