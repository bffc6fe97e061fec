using System.Web;
using Microsoft.Extensions.DependencyInjection;
using ResponsivenessMonitor.Acts.Connecting;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Acts;
using ResponsivenessMonitor.Tests.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>Where a platform's page of consent leads back to.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ConnectPageTests(DatabaseProvider provider)
{
    private static readonly AccountId Slug = AccountId.Parse("threads/desk");

    private ScriptedGrants grants = null!;
    private Office office = null!;
    private PagesHost host = null!;

    [SetUp]
    public async Task Start()
    {
        grants = new ScriptedGrants { Platform = Platform.Threads };
        office = await Deed.ArrangeAsync(provider);
        _ = await office.AddAsync(Slug.Slug);
        host = await PagesHost.StartAsync(
            office,
            add: services =>
                services
                    .AddSingleton<ITokenGrants>(grants)
                    .AddSingleton<IPlatform>(new FakePlatform(Platform.Threads, ServerNeed.None, mayBePublic: false))
        );
    }

    [TearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        await office.DisposeAsync();
    }

    [Test]
    public async Task A_consent_that_was_asked_for_is_taken_once()
    {
        ConsentAsked.Link link = await AskAsync();
        Assert.That(link.Redirect.ToString(), Is.EqualTo($"{PagesHost.PublicUrl}/connect/callback"));
        string state = HttpUtility.ParseQueryString(link.Page.Query)["state"]!;
        string path = $"/connect/callback?state={Uri.EscapeDataString(state)}&code=c1";
        Answer connected = await host.GetAsync(path);
        Assert.That(connected.Status, Is.EqualTo(200), connected.Words);
        Assert.That(connected.Words, Does.Contain("Connected: threads/desk").And.Not.Contain("access-for"));
        Answer again = await host.GetAsync(path);
        Assert.That(again.Status, Is.EqualTo(400));
        Assert.That(again.Words, Does.Contain("Nothing was changed"));
        Assert.That(grants.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_did_not_consent_is_told_that_nothing_was_changed()
    {
        string state = HttpUtility.ParseQueryString((await AskAsync()).Page.Query)["state"]!;
        Answer answer = await host.GetAsync($"/connect/callback?error=access_denied&state={Uri.EscapeDataString(state)}");
        Assert.That(answer.Status, Is.EqualTo(400));
        Assert.That(answer.Words, Does.Contain("access_denied"));
    }

    [TestCase("/connect/callback", 400)]
    [TestCase("/connect/callback?state=guess&code=c1", 400)]
    [TestCase("/connect/callback?state=guess.threads%2Fdesk&code=c1", 400)]
    [TestCase("/connect/callback?state=guess.threads%2Fnobody&code=c1", 400)]
    public async Task What_answers_nothing_that_was_asked_for_changes_nothing(string path, int status)
    {
        string before = await TableDump.OfAsync(office);
        Assert.That((await host.GetAsync(path)).Status, Is.EqualTo(status));
        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
        Assert.That(grants.Asked, Is.Empty);
    }

    private async Task<ConsentAsked.Link> AskAsync() =>
        (ConsentAsked.Link)await host.Get<ConnectAccounts>().AskAsync(Slug, redirect: null, office.Somebody, default);
}
