using System.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Web;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>Somebody who manages an account consents on the platform's page, and the account is read by that from then on.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ConnectAccountsTests(DatabaseProvider provider)
{
    private static readonly AccountId Slug = AccountId.Parse("x/librarydesk");

    private ScriptedGrants grants = null!;
    private Office office = null!;

    [SetUp]
    public async Task Open() => (grants, office) = (new ScriptedGrants(), await Office.OpenAsync(provider, "2026-06-09T10:00"));

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task What_was_consented_to_is_kept_encrypted_and_the_account_is_read_by_it()
    {
        await office.ChangeAsync(db =>
            db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextPollAt, office.Time.Now + Duration.FromHours(1)))
        );
        string state = await AskAsync();
        ConsentTaken outcome = await TakeAsync(new ConsentReply(state, "c1", Error: null));
        Assert.That(outcome, Is.TypeOf<ConsentTaken.Connected>(), $"{outcome}");

        Watch watch = (await office.ReadAsync(db => db.Watches.Include(watch => watch.Access))).Single();
        Assert.That((watch.Access!.Credential, watch.NextPollAt), Is.EqualTo(("connected:x/librarydesk", (Instant?)office.Time.Now)));
        List<StoredSession> kept = await office.ReadAsync(db => db.Sessions.Where(session => session.Content != null));
        Assert.That(kept.Single().Credential, Is.EqualTo("connected:x/librarydesk"), "nothing waits any more");
        Assert.That(System.Text.Encoding.UTF8.GetString(kept.Single().Content!), Does.Not.Contain("access-for"));
        using TokenSessions sessions = new(office.Get<ICredentialStore>(), grants, office.Time);
        TokenEntry entry = await sessions.OpenAsync(watch.Access.Credential, NotSent, default);
        Assert.That(((TokenEntry.Open)entry).Session.Tokens.Access, Is.EqualTo("access-for-c1"));
        List<AuditEntry> audited = await office.ReadAsync(db => db.AuditEntries);
        Assert.That(audited.Select(entry => entry.Action), Is.EquivalentTo(["account-changed", "account-connected"]));
        Assert.That(await TableDump.OfAsync(office), Does.Not.Contain("access-for").And.Not.Contain("refresh-for"), "in no table at all");
    }

    [Test]
    public async Task A_code_is_redeemed_once_with_the_verifier_that_its_challenge_was_made_of()
    {
        ConsentAsked.Link link = await LinkAsync();
        string state = HttpUtility.ParseQueryString(link.Page.Query)["state"]!;
        _ = await TakeAsync(new ConsentReply(state, "c1", Error: null));
        ConsentTaken again = await TakeAsync(new ConsentReply(state, "c2", Error: null));
        Assert.That((again as ConsentTaken.Refused)?.Mend, Does.Contain("Run 'accounts connect x/librarydesk' again"));
        string[] redeemed = grants.Asked.Single().Split(' ');
        string challenge = System.Buffers.Text.Base64Url.EncodeToString(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(redeemed[2]))
        );
        Assert.That(HttpUtility.ParseQueryString(link.Page.Query)["code_challenge"], Is.EqualTo(challenge));
        Assert.That(redeemed[3], Is.EqualTo("https://localhost/connect/callback"));
    }

    [Test]
    public async Task A_state_that_is_another_or_too_old_or_was_asked_for_before_the_last_one_is_refused()
    {
        string first = await AskAsync();
        string second = await AskAsync();
        Assert.That(await TakeAsync(new ConsentReply(first, "c1", Error: null)), Is.TypeOf<ConsentTaken.Refused>());
        Assert.That(await TakeAsync(new ConsentReply("guess.x/librarydesk", "c1", Error: null)), Is.TypeOf<ConsentTaken.Refused>());
        office.Time.Advance(Duration.FromMinutes(31));
        Assert.That(await TakeAsync(new ConsentReply(second, "c1", Error: null)), Is.TypeOf<ConsentTaken.Refused>());
        Assert.That(grants.Asked, Is.Empty, "the platform was not asked");
        Assert.That((await office.ReadAsync(db => db.Sessions)).Select(session => session.Credential), Is.All.StartsWith("connecting:"));
    }

    [Test]
    public async Task Who_says_no_changes_nothing_and_may_think_again()
    {
        string state = await AskAsync();
        ConsentTaken outcome = await TakeAsync(new ConsentReply(state, Code: null, "access_denied"));
        Assert.That((outcome as ConsentTaken.Refused)?.Why, Does.Contain("access_denied"));
        Assert.That(await TakeAsync(new ConsentReply(state, "c1", Error: null)), Is.TypeOf<ConsentTaken.Connected>());
    }

    [Test]
    public async Task Where_the_platform_could_not_be_asked_the_same_address_is_good_still()
    {
        string state = await AskAsync();
        grants.Redeems = _ => new TokenAnswer.Failed(new Reading.Unreachable("its name is not known"), "its name is not known");
        ConsentTaken outcome = await TakeAsync(new ConsentReply(state, "c1", Error: null));
        ConsentTaken.Refused refused = (ConsentTaken.Refused)outcome;
        Assert.That(refused.Why, Does.Contain("its name is not known"));
        Assert.That(refused.Mend, Does.Contain("Give the same address again"));
        grants.Redeems = _ => new TokenAnswer.Granted(new GrantedTokens("a1"));
        Assert.That(await TakeAsync(new ConsentReply(state, "c1", Error: null)), Is.TypeOf<ConsentTaken.Connected>());
    }

    [Test]
    public async Task What_answers_another_account_s_consent_is_said_to_be_that_one_s()
    {
        _ = await AskAsync();
        ConsentTaken outcome = await TakeAsync(new ConsentReply("state.facebook/larkmoor", "c1", Error: null));
        Assert.That((outcome as ConsentTaken.Refused)?.Why, Does.Contain("facebook/larkmoor"));
    }

    [Test]
    public async Task What_the_platform_refuses_is_told_with_what_to_do_and_leaves_the_account_as_it_was()
    {
        string? before = (await office.ReadAsync(db => db.Watches.Include(watch => watch.Access))).Single().Access?.Credential;
        grants.Redeems = _ => new TokenAnswer.Refused(AccessLossKind.RoleLost, "nobody manages that page", "ask its owner");
        ConsentTaken outcome = await TakeAsync(new ConsentReply(await AskAsync(), "c1", Error: null));
        Assert.That(
            outcome,
            Is.EqualTo(new ConsentTaken.Refused("Nobody manages that page.", "Ask its owner. Run 'accounts connect x/librarydesk' again."))
        );
        Watch watch = (await office.ReadAsync(db => db.Watches.Include(watch => watch.Access))).Single();
        Assert.That(watch.Access?.Credential, Is.EqualTo(before));
    }

    [Test]
    public async Task A_browser_that_goes_away_while_the_code_is_redeemed_loses_nothing()
    {
        string state = await AskAsync();
        using CancellationTokenSource gone = new();
        grants.Redeems = code =>
        {
            gone.Cancel();
            return new TokenAnswer.Granted(new GrantedTokens($"access-for-{code}"));
        };
        ConsentTaken outcome = await Connect().TakeAsync(Slug, new ConsentReply(state, "c1", Error: null), office.Somebody, gone.Token);
        Assert.That(outcome, Is.TypeOf<ConsentTaken.Connected>());
        Assert.That(grants.CouldBeGivenUp, Is.False);
    }

    [Test]
    public async Task Whoever_waits_for_a_consent_that_was_broken_off_hears_of_it_when_its_time_is_over()
    {
        string state = await AskAsync();
        grants.Redeems = _ => throw new InvalidOperationException("the process ends here");
        Assert.That(async () => await TakeAsync(new ConsentReply(state, "c1", Error: null)), Throws.InvalidOperationException);
        Assert.That(await LookAsync(), Is.TypeOf<ConsentProgress.Waiting>(), "it may be redeemed in this moment");
        office.Time.Advance(Duration.FromMinutes(31));
        Assert.That(await LookAsync(), Is.TypeOf<ConsentProgress.Ended>());

        async Task<ConsentProgress> LookAsync() => await Connect().LookAsync(Slug, state, office.Time.Now, CancellationToken.None);
    }

    [Test]
    public async Task Consent_is_asked_for_only_where_it_can_be_given()
    {
        grants.Lacks = "X:ClientId is not set; it is shown where the app is registered";
        Assert.That(await NotAskedAsync(Slug), Is.EqualTo("X:ClientId is not set; it is shown where the app is registered."));
        Assert.That(await NotAskedAsync(AccountId.Parse("x/nobody")), Does.Contain("no account x/nobody"));
        _ = await office.AddAsync("tiktok/arts");
        Assert.That(await NotAskedAsync(AccountId.Parse("tiktok/arts")), Does.Contain("no connector for tiktok"));
    }

    [TestCase("https://localhost/connect/callback?state=s.x%2Flibrarydesk&code=a%2Fb", "s.x/librarydesk", "a/b", null)]
    [TestCase("  just-the-code \n", null, "just-the-code", null)]
    [TestCase("4%2F0AdQt8", null, "4/0AdQt8", null)]
    [TestCase("code=4%2F0AdQt8&scope=a%20b", null, "4/0AdQt8", null)]
    [TestCase("the-code#_", null, "the-code", null)]
    [TestCase("\"https://localhost/connect/callback?state=s&code=4/0A\"", "s", "4/0A", null)]
    [TestCase("<https://localhost/connect/callback?state=s&code=c>", "s", "c", null)]
    [TestCase("'https://localhost/connect/callback?state=s&code=c#_=_'", "s", "c", null)]
    [TestCase("localhost/connect/callback?state=s&code=c", "s", "c", null)]
    [TestCase("?code=AQTc&state=s", "s", "AQTc", null)]
    [TestCase("state=s&code=c", "s", "c", null)]
    [TestCase("bGlicmFyeQ==", null, "bGlicmFyeQ==", null)]
    [TestCase("https://localhost/connect/callback?error=access_denied&state=s", "s", null, "access_denied")]
    public void What_people_paste_is_the_address_or_the_code(string pasted, string? state, string? code, string? error) =>
        Assert.That(ConsentReply.Read(pasted), Is.EqualTo(new ConsentReply(state, code, error)));

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("https://localhost/connect/callback?state=s")]
    [TestCase("https://localhost/connect/callback")]
    [TestCase("de=VnBh")]
    [TestCase("AIzaSyA-key-of-Google")]
    [TestCase("EAABtoken")]
    public void What_is_neither_is_said_to_be(string pasted) =>
        Assert.That(() => ConsentReply.Read(pasted), Throws.TypeOf<FormatException>());

    private async Task<string> NotAskedAsync(AccountId account) =>
        ((ConsentAsked.Not)await Connect().AskAsync(account, redirect: null, office.Somebody, default)).Why;

    private async Task<ConsentAsked.Link> LinkAsync() =>
        (ConsentAsked.Link)await Connect().AskAsync(Slug, redirect: null, office.Somebody, default);

    private async Task<string> AskAsync() => HttpUtility.ParseQueryString((await LinkAsync()).Page.Query)["state"]!;

    private Task<ConsentTaken> TakeAsync(ConsentReply reply) => Connect().TakeAsync(Slug, reply, office.Somebody, default);

    private ConnectAccounts Connect() => office.Asker(new FakePlatform(Platform.X, ServerNeed.None, mayBePublic: false), grants);

    private static Task<HttpAnswer> NotSent(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Grants of a script make no calls.");
}
