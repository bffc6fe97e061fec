using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Commands.Checking;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>What is asked of an access before anybody is asked by it.</summary>
internal sealed class ConnectorsTests
{
    private readonly PlatformHttp http = new(new OutboundOptions(), new ManualTime(Instant.FromUtc(2026, 10, 5, 9, 0)));

    [OneTimeTearDown]
    public void End() => http.Dispose();

    [TestCase("mastodon", "env:T@mastodon.example", null)]
    [TestCase("mastodon", "env:T", "has many servers; write the account's after it, such as env:T@mastodon.example")]
    [TestCase("mastodon", "env:T@127.0.0.1", "127.0.0.1: it is a numeric address")]
    [TestCase("mastodon", "env:T@localhost", "localhost: it is no full name")]
    [TestCase("mastodon", "env:T@mastodon.example:8443", "Outbound:AllowedHosts may allow it")]
    [TestCase("mastodon", "public@mastodon.example", "is not read without a credential; write env:NAME or file:PATH of a token")]
    [TestCase("mastodon", "replay", null)]
    [TestCase("bluesky", "env:T", null)]
    [TestCase("bluesky", "env:T@pds.example", null)]
    [TestCase("bluesky", "public", null)]
    [TestCase("threads", "env:T", null)]
    [TestCase("threads", "env:T@threads.example", "is one server; leave out @threads.example")]
    [TestCase("threads", "connected", "nobody can be asked for consent on Threads; write env:NAME or file:PATH of a token")]
    [TestCase("x", "connected", null)]
    [TestCase("x", "connected@x.example", "what was consented to has its server; leave out @x.example")]
    [TestCase("instagram", "env:T", null)]
    [TestCase("instagram", "env:T@pages.example", null)]
    [TestCase("instagram", "env:T@foo.example", "is not read on foo.example; leave out @foo.example, or write @pages.example")]
    [TestCase("tiktok", "env:T@wherever", null, TestName = "A platform without a connector is registered whatever is stated")]
    public void An_access_is_looked_at_by_what_its_platform_needs(string platform, string access, string? told)
    {
        const string handle = "librarydesk";
        string? objection = AConnectors().Objection(Platform.Parse(platform), handle, AccessReference.Read(access));
        Assert.That(objection, told is null ? Is.Null : Does.Contain(told));
    }

    [TestCase("desk@uni.social", "env:T", null)]
    [TestCase("desk", "env:T@uni.social", null)]
    [TestCase("desk@localhost", "env:T@uni.social", null, TestName = "A_server_that_is_stated_counts_and_not_the_handle_s")]
    [TestCase("desk", "env:T", "the handle names no server; write it as desk@uni.social, or name the server here: env:T@uni.social")]
    [TestCase("desk@10.0.0.5", "env:T", "the server of the handle, 10.0.0.5: it is a numeric address")]
    [TestCase("desk@localhost", "env:T", "Outbound:AllowedHosts may allow it; another one is named here: env:T@uni.social")]
    [TestCase("desk@mastodon.invalid", "env:T", "names that end in .invalid are not on the public internet")]
    public void The_server_that_a_handle_names_is_looked_at_where_no_other_one_is_stated(string handle, string access, string? told)
    {
        Connectors connectors = new(
            new PlatformRegister([new FakePlatform(Platform.Mastodon, ServerNeed.InHandle, mayBePublic: false)], []),
            http,
            []
        );
        string? objection = connectors.Objection(Platform.Mastodon, handle, AccessReference.Read(access));
        Assert.That(objection, told is null ? Is.Null : Does.Contain(told));
    }

    [TestCase("env:GIVEN@https://uni.example", "only the server's name after @")]
    [TestCase("file:token@http://uni.example", "only the server's name after @")]
    [TestCase("env:GIVEN@uni.example/path", "only the server's name after @")]
    [TestCase("env:GIVEN@a@host.example", "only the server's name after @")]
    [TestCase("env:EAABsbCS1GIVENinvented", "looks like a token itself")]
    [TestCase("file:AIzaGIVENinvented", "looks like a token itself")]
    [TestCase(
        "env:GIVEN_0123456789_0123456789_0123456789_0123456789_0123456789_0123456789_0123456789_0123456789",
        "looks like a token itself"
    )]
    [TestCase("env:MY TOKEN", "after env: it names an environment variable")]
    [TestCase("env:MY TOKEN@uni.example", "after env: it names an environment variable")]
    public void An_access_that_holds_more_than_a_name_and_a_server_is_refused_and_not_repeated(string access, string told) =>
        Assert.That(
            () => AccessReference.Read(access),
            Throws
                .TypeOf<FormatException>()
                .With.Message.Contains(told)
                .And.Message.Not.Contains("GIVEN")
                .And.Message.Not.Contains("MY TOKEN")
        );

    [TestCase("file:/run/secrets/desk@uni/token", "file:/run/secrets/desk@uni/token", "")]
    [TestCase("file:/run/secrets/desk@uni@uni.example:8443", "file:/run/secrets/desk@uni", "uni.example:8443")]
    [TestCase("env:LIBRARY_DESK@Uni.Example", "env:LIBRARY_DESK", "uni.example")]
    public void A_path_may_hold_an_at_sign(string access, string credential, string host) =>
        Assert.That(AccessReference.Read(access), Is.EqualTo(new AccessReference(credential, host)));

    [Test]
    public void A_script_plays_only_the_accounts_whose_access_is_the_script_s()
    {
        FakePlatform real = new(Platform.Bluesky, ServerNeed.Optional, mayBePublic: true);
        FakePlatform played = new(Platform.Bluesky, ServerNeed.None, mayBePublic: true);
        PlatformRegister register = new([real], [played]);
        Assert.That(register.Find(Platform.Bluesky, "replay"), Is.SameAs(played));
        Assert.That(register.Find(Platform.Bluesky, "env:T"), Is.SameAs(real));
        Assert.That(register.Find(Platform.Bluesky, credential: null), Is.SameAs(real));
        Assert.That(register.Find(Platform.Mastodon, "replay"), Is.Null);
    }

    [Test]
    public async Task Each_account_is_checked_and_one_that_throws_does_not_keep_the_others_from_it()
    {
        FakePlatform good = new(Platform.Bluesky, ServerNeed.Optional, mayBePublic: true);
        FakePlatform bad = new(Platform.Mastodon, ServerNeed.Required, mayBePublic: false)
        {
            Fault = new InvalidOperationException("token hunter2"),
        };
        (Account, AccessReference)[] accounts =
        [
            (AnAccount("mastodon/desk@mastodon.example"), AccessReference.Read("env:T@mastodon.example")),
            (AnAccount("bluesky/desk.example"), AccessReference.Read("public")),
            (AnAccount("x/desk"), AccessReference.Read("replay")),
        ];
        IReadOnlyList<(Account Account, AccessCheck Found)> found = await new AccessChecks(new PlatformRegister([good, bad], [])).RunAsync(
            accounts,
            TestContext.CurrentContext.CancellationToken
        );
        Assert.That(
            found[0].Found,
            Is.EqualTo(
                new AccessCheck.Lacks("it could not be checked (InvalidOperationException)", "tell whoever looks after this program")
            )
        );
        Assert.That(found[1].Found, Is.EqualTo(new AccessCheck.Works("asked without a credential")));
        Assert.That((found[2].Found as AccessCheck.Lacks)?.What, Is.EqualTo("no script plays it"));
    }

    private static Account AnAccount(string slug)
    {
        AccountId id = AccountId.Parse(slug);
        return new Account { Slug = id, Platform = id.Platform };
    }

    private Connectors AConnectors() =>
        new(
            new PlatformRegister(
                [
                    new FakePlatform(Platform.Mastodon, ServerNeed.Required, mayBePublic: false),
                    new FakePlatform(Platform.Bluesky, ServerNeed.Optional, mayBePublic: true),
                    new FakePlatform(Platform.Threads, ServerNeed.None, mayBePublic: false),
                    new FakePlatform(Platform.X, ServerNeed.None, mayBePublic: false),
                    new FakePlatform(Platform.Instagram, ServerNeed.Optional, mayBePublic: false) { OnlyServer = "pages.example" },
                ],
                []
            ),
            http,
            [new ScriptedGrants()]
        );
}
