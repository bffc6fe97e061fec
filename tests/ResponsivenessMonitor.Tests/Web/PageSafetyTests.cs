using System.Buffers.Text;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Web;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>What pages must never do, whoever asks and however.</summary>
internal sealed class PageSafetyTests
{
    private Office office = null!;

    [OneTimeSetUp]
    public async Task Open() => office = await Deed.ArrangeAsync(DatabaseProvider.Sqlite);

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task A_link_that_was_altered_by_a_single_byte_or_cut_is_no_link()
    {
        await using PagesHost host = await PagesHost.StartAsync(office);
        string path = await Deed.All[0].LinkAsync(office, host);
        string before = await TableDump.OfAsync(office);
        byte[] token = Base64Url.DecodeFromChars(path.AsSpan(3));
        List<string> altered =
        [
            .. Enumerable.Range(0, token.Length).Select(cut => path[3..][..cut]),
            path[3..] + "A",
            path[3..] + "=",
            path[3..] + "%20",
        ];
        for (int at = 0; at < token.Length; at++)
        {
            foreach (byte flip in new byte[] { 0x01, 0x80 })
            {
                token[at] ^= flip;
                altered.Add(Base64Url.EncodeToString(token));
                token[at] ^= flip;
            }
        }

        foreach (string text in altered)
        {
            Answer shown = await host.GetAsync($"/a/{text}");
            Answer pressed = await host.PostAsync($"/a/{text}", Deed.All[0].Sent);
            Assert.That((shown.Status, pressed.Status), Is.EqualTo((404, 404)), text);
            Assert.That(shown.Words, Does.StartWith("There is no such page").And.Not.Contain("librarydesk"));
        }

        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
    }

    [Test]
    public async Task One_link_has_one_text()
    {
        await using MonitorDbContext db = office.Open();
        LinkSigner signer = await office.Get<LinkBook>().SignerAsync(db, default);
        SignedLink link = new(LinkPurpose.CheckIn, 1, Role.Deputy, 7, Rows.At("2026-06-23T10:00")) { Subject = "2026-06-09" };
        string text = signer.Write(link);
        Assert.That(signer.Read(text), Is.EqualTo(link));
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ =+/";
        foreach (int at in Enumerable.Range(0, text.Length))
        {
            foreach (char letter in Letters.Where(letter => letter != text[at]))
            {
                Assert.That(signer.Read($"{text[..at]}{letter}{text[(at + 1)..]}"), Is.Null, $"{at} {letter}");
            }
        }

        Assert.That(new LinkSigner(new byte[32]).Read(text), Is.Null, "of another installation");
        Assert.That(() => signer.Write(link with { Subject = new string('x', 200) }), Throws.ArgumentException);
    }

    [Test]
    public async Task A_link_opens_its_own_door_alone()
    {
        await using PagesHost host = await PagesHost.StartAsync(office);
        string action = await Deed.All[0].LinkAsync(office, host);
        string page = await host.LinkAsync(LinkPurpose.OverviewPage, 0, Role.Marketing, person: null);
        Assert.That((await host.GetAsync(action.Replace("/a/", "/p/", StringComparison.Ordinal))).Status, Is.EqualTo(404));
        Assert.That((await host.GetAsync(page.Replace("/p/", "/a/", StringComparison.Ordinal))).Status, Is.EqualTo(404));
        Assert.That((await host.PostAsync(page, ("act", "no-reply"))).Status, Is.EqualTo(405));
        Assert.That((await host.SendAsync(HttpMethod.Delete, action, content: null)).Status, Is.EqualTo(405));
        foreach (string path in new[] { "/", "/a", "/a/", "/p/", "/a/x/y", "/favicon.ico", "/robots.txt", "/summary" })
        {
            Assert.That((await host.GetAsync(path)).Status, Is.EqualTo(404), path);
        }
    }

    [Test]
    public async Task Every_answer_tells_browsers_to_keep_nothing_and_to_run_nothing()
    {
        await using PagesHost host = await PagesHost.StartAsync(
            office,
            map: application => application.MapGet("/health/boom", string () => throw new InvalidOperationException("secret"))
        );
        string action = await Deed.All[0].LinkAsync(office, host);
        string deputy = await host.LinkAsync(LinkPurpose.Settle, 1, Role.Administrator, 99);
        using StringContent tooLong = new(new string('x', 20_000), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        using StringContent strange = new("{}", System.Text.Encoding.UTF8, "application/json");
        using StringContent broken = new("--x\r\nbroken", System.Text.Encoding.UTF8);
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        (int Status, Answer Answer)[] answers =
        [
            (200, await host.GetAsync(action)),
            (200, await host.SendAsync(HttpMethod.Head, action, content: null)),
            (200, await host.GetAsync(await host.LinkAsync(LinkPurpose.OverviewPage, 0, Role.Marketing, person: null))),
            (200, await host.GetAsync("/health/live")),
            (400, await host.PostAsync(action, ("act", "what"))),
            (400, await host.SendAsync(HttpMethod.Post, action, strange)),
            (400, await host.SendAsync(HttpMethod.Post, action, broken)),
            (403, await host.GetAsync(deputy)),
            (404, await host.GetAsync("/a/forged")),
            (404, await host.GetAsync("/")),
            (405, await host.SendAsync(HttpMethod.Put, action, content: null)),
            (413, await host.SendAsync(HttpMethod.Post, action, tooLong)),
            (500, await host.GetAsync("/health/boom")),
        ];
        foreach ((int status, Answer answer) in answers)
        {
            Assert.That(answer.Status, Is.EqualTo(status), answer.Words);
            Assert.That(
                answer.Headers["Content-Security-Policy"],
                Does.Match(
                    "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$"
                )
            );
            Assert.That(answer.Headers["Cache-Control"], Does.StartWith("no-store"));
            Assert.That(answer.Headers["Referrer-Policy"], Is.EqualTo("no-referrer"));
            Assert.That(answer.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
            Assert.That(answer.Headers["X-Robots-Tag"], Is.EqualTo("noindex, nofollow"));
            Assert.That(
                answer.Headers,
                Does.Not.ContainKey("Set-Cookie").And.Not.ContainKey("Server").And.Not.ContainKey("Strict-Transport-Security")
            );
            Assert.That(answer.Body, Does.Not.Contain("secret").And.Not.Contain("<script").IgnoreCase);
        }
    }

    [Test]
    public async Task The_style_is_the_one_that_the_policy_allows()
    {
        await using PagesHost host = await PagesHost.StartAsync(office);
        Answer shown = await host.GetAsync(await Deed.All[0].LinkAsync(office, host));
        string style = shown.Page.QuerySelectorAll("style").Single().TextContent;
        byte[] hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style));
        Assert.That(shown.Headers["Content-Security-Policy"], Does.Contain($"'sha256-{Convert.ToBase64String(hash)}'"));
        Assert.That(shown.Page.QuerySelectorAll("[style],script,iframe,img,link,[onclick]"), Is.Empty);
        Assert.That(shown.Page.QuerySelectorAll("h1").Length, Is.EqualTo(1));
        Assert.That(shown.Page.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
    }

    [TestCase("localhost", null, ExpectedResult = 200, TestName = "Without a public address this machine sees pages")]
    [TestCase("127.0.0.1", null, ExpectedResult = 200, TestName = "By its number as well")]
    [TestCase("[::1]", null, ExpectedResult = 200, TestName = "And by the other one")]
    [TestCase("monitor.uni.example", null, ExpectedResult = 404, TestName = "Not by a name that a stranger gave it")]
    [TestCase("127.0.0.1.nip.example", null, ExpectedResult = 404, TestName = "Nor by one that looks like it")]
    [TestCase("localhost", "203.0.113.7", ExpectedResult = 404, TestName = "Nor through a proxy that asks for somebody else")]
    public async Task<int> Without_a_public_address(string name, string? askedFor)
    {
        await using PagesHost host = await PagesHost.StartAsync(office, publicUrl: string.Empty);
        string path = await Deed.All[0].LinkAsync(office, host);
        (string, string)[] headers = askedFor is null ? [("Host", name)] : [("Host", name), ("X-Forwarded-For", askedFor)];
        Assert.That((await host.GetAsync("/health/ready", headers)).Status, Is.EqualTo(200), "probes see it all the same");
        return (await host.GetAsync(path, headers)).Status;
    }

    [TestCase("10.0.0.7", "localhost", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", ExpectedResult = true)]
    [TestCase("::ffff:127.0.0.1", "127.0.0.1:8080", ExpectedResult = true)]
    [TestCase("::1", "[::1]:8080", ExpectedResult = true)]
    public bool Shown_to_a_connection_from(string address, string host)
    {
        DefaultHttpContext context = new();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        context.Request.Host = new HostString(host);
        return PageGate.IsOpen(new PageOptions(), context);
    }

    [Test]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        await using PagesHost host = await PagesHost.StartAsync(office, limits: new PageLimits(OfAddress: 12, OfLink: 5));
        string path = await Deed.All[0].LinkAsync(office, host);
        string other = await Deed.All[4].LinkAsync(office, host);
        int[] ofOneLink =
        [
            .. (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.GetAsync(path)))).Select(answer => answer.Status),
        ];
        Assert.That(ofOneLink.Count(status => status == 200), Is.EqualTo(5));
        Assert.That((await host.GetAsync(other)).Status, Is.EqualTo(200));
        int[] ofOneAddress =
        [
            .. (await Task.WhenAll(Enumerable.Range(0, 8).Select(i => host.GetAsync($"/a/forged{i}")))).Select(answer => answer.Status),
        ];
        Assert.That(ofOneAddress.Count(status => status == 429), Is.GreaterThan(0));

        Answer refused = await host.PostAsync(path, Deed.All[0].Sent);
        Assert.That(refused.Status, Is.EqualTo(429));
        Assert.That(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), Is.InRange(1, 60));
        Assert.That(refused.Words, Does.StartWith("Too many requests"));
        Assert.That(refused.Headers, Does.ContainKey("Content-Security-Policy"));
        Assert.That((await host.GetAsync("/health/live")).Status, Is.EqualTo(200), "probes are not counted");
    }

    [Test]
    public async Task Only_known_proxies_say_who_asks()
    {
        await using PagesHost host = await PagesHost.StartAsync(
            office,
            limits: new PageLimits(OfAddress: 2, OfLink: 100),
            settings: [("Web:KnownProxies:0", "127.0.0.1")]
        );
        await using PagesHost without = await PagesHost.StartAsync(office, limits: new PageLimits(OfAddress: 2, OfLink: 100));
        string path = await Deed.All[0].LinkAsync(office, host);
        for (int i = 1; i <= 4; i++)
        {
            Assert.That((await host.GetAsync(path, ("X-Forwarded-For", $"203.0.113.{i}"))).Status, Is.EqualTo(200));
            Answer answer = await without.GetAsync(path, ("X-Forwarded-For", $"203.0.113.{i}"));
            Assert.That(answer.Status, Is.EqualTo(i <= 2 ? 200 : 429));
        }
    }

    [Test]
    public async Task Under_a_path_of_its_own_pages_are_found_whether_the_proxy_keeps_the_path_or_not()
    {
        await using PagesHost host = await PagesHost.StartAsync(office, publicUrl: "https://uni.example/monitor/");
        string path = await Deed.All[0].LinkAsync(office, host);
        Assert.That((await host.GetAsync(path)).Status, Is.EqualTo(200));
        Assert.That((await host.GetAsync($"/monitor{path}")).Status, Is.EqualTo(200));
        await using MonitorDbContext db = office.Open();
        LinkWriter? links = await host.Get<LinkBook>().ForAsync(db, Role.Marketing, personId: null, office.Time.Now, default);
        Assert.That(links?.To(LinkPurpose.OverviewPage, 0).AbsoluteUri, Does.StartWith("https://uni.example/monitor/p/"));
    }

    [Test]
    public async Task A_play_leads_from_its_root_to_a_fresh_page_for_whoever_sits_at_the_machine()
    {
        await using PagesHost host = await PagesHost.StartAsync(office, map: application => application.MapOverviewAtRoot());
        Answer led = await host.GetAsync("/");
        Assert.That(led.Status, Is.EqualTo(302));
        Assert.That((await host.GetAsync(new Uri(led.Headers["Location"]).PathAndQuery)).Words, Does.StartWith("All accounts"));
        Assert.That((await host.GetAsync("/", ("Host", "rebound.example"))).Status, Is.EqualTo(404));
    }

    [TestCase("ftp://uni.example", ExpectedResult = 1)]
    [TestCase("http://monitor.uni.example", ExpectedResult = 1, TestName = "Links in the clear would be read on the way")]
    [TestCase("https://monitor.uni.example", ExpectedResult = 0)]
    [TestCase("", ExpectedResult = 0)]
    public int Faults_of_a_public_address(string address) =>
        new PageOptions { PublicUrl = address }
            .Faults()
            .Count();
}
