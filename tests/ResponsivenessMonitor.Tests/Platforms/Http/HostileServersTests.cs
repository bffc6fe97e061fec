using System.Net;
using System.Net.Sockets;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Http;

/// <summary>Whatever somebody types for a server, or a server names, nothing within the machine or its network is reached.</summary>
internal sealed class HostileServersTests
{
    private static readonly string[] Forms =
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "127.255.255.254",
        "0177.0.0.1",
        "0177.0000.0000.0001",
        "00000177.0.0.1",
        "0x7f.0.0.1",
        "0x7f.1",
        "0x7f000001",
        "0X7F000001",
        "0x0000007f000001",
        "2130706433",
        "017700000001",
        "4294967295",
        "0",
        "0.0.0.0",
        "255.255.255.255",
        "10.0.0.1",
        "10.1",
        "172.16.0.1",
        "192.168.0.1",
        "192.168.257",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "192.0.2.1",
        "169.254.169.254",
        "169.254.170.2",
        "0xa9fea9fe",
        "2852039166",
        "0251.0376.0251.0376",
        "100.100.100.200",
        "192.0.0.192",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:0:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fe80::1%251]",
        "[fec0::1]",
        "[fd00::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[::1%25lo]",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "localhost..",
        "localhost.localdomain",
        "ip6-localhost",
        "a.localhost",
        "printer.local",
        "intranet",
        "metadata",
        "metadata.google.internal",
        "metadata.google.internal.",
        "instance-data.ec2.internal",
        "1.0.0.127.in-addr.arpa",
        "①②⑦.⓪.⓪.①",
        "１２７.０.０.１",
        "127。0。0。1",
        "127．0．0．1",
        "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ",
        "ｌｏｃａｌｈｏｓｔ",
        "loc\u00adalhost",
        "loca\u200blhost",
        "𝟙𝟚𝟟.𝟘.𝟘.𝟙",
        "127%2e0%2e0%2e1",
        "%31%32%37.0.0.1",
        "%6c%6f%63%61%6c%68%6f%73%74",
        "mastodon.example@127.0.0.1",
        "user:password@localhost",
        "mastodon.example:443@localhost",
        "127.0.0.1#.mastodon.example",
        "127.0.0.1/.mastodon.example",
        "127.0.0.1\\.mastodon.example",
        "127.0.0.1?.mastodon.example",
        "127.0.0.1:22",
        "localhost:5432",
        "mastodon.example:25",
        "mastodon.example:0",
        "mastodon.example:443:443",
        "//localhost",
        "file:///etc/passwd",
        "gopher://127.0.0.1",
        "http://127.0.0.1",
        " 127.0.0.1 ",
        "127.0.0.1\r\nHost: mastodon.example",
        "local\thost",
        "rebinds.example",
        "half-private.example",
        "v6-mapped.example",
        "nat64.example",
        "-.-",
        "_dmarc.localhost",
        "::1",
        "",
        ".",
    ];

    private static IEnumerable<string> All =>
        [
            .. Forms,
            $"{new string('a', 64)}.example",
            $"{string.Join('.', Enumerable.Repeat("a", 200))}.localhost",
            new string('1', 100_000),
        ];

    [TestCaseSource(nameof(All))]
    public async Task Nothing_within_is_reached(string form)
    {
        await using LoopbackListener within = new(IPAddress.Loopback);
        using PlatformHttp http = new(
            new OutboundOptions { TryFor = TimeSpan.FromSeconds(1), GiveUpAfter = TimeSpan.FromSeconds(2) },
            new ManualTime(NodaTime.Instant.FromUtc(2026, 10, 5, 9, 0)),
            LookupAsync,
            TimeSpan.FromMilliseconds(1)
        );
        using HttpClient past = new(http.Guard.Handler()); // past the look at the name: what refuses then are the addresses
        if (http.Guard.Server(form) is ServerAddress.Good typed)
        {
            Assert.That(await CallAsync(http, typed.Base), Is.InstanceOf<HttpAnswer.Failed>());
        }

        foreach (string text in new[] { $"https://{form}/", $"https://{form}:{within.Port}/", $"http://{form}:{within.Port}/" })
        {
            if (http.Guard.Address(text) is ServerAddress.Good named)
            {
                Assert.That(await CallAsync(http, named.Base), Is.InstanceOf<HttpAnswer.Failed>());
            }

            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
            {
                Assert.That(await CallAsync(http, address), Is.InstanceOf<HttpAnswer.Failed>());
                await TryAsync(past, address);
            }
        }

        Assert.That(within.Reached, Is.Zero);
    }

    [Test]
    public void There_are_sixty_of_them_and_more() =>
        Assert.That(All.Distinct(StringComparer.Ordinal).Count(), Is.GreaterThanOrEqualTo(110));

    [Test]
    public async Task What_the_settings_allow_is_reached_and_so_would_the_others_have_been()
    {
        await using LoopbackListener within = new(IPAddress.Loopback);
        OutboundGuard guard = new([$"http://127.0.0.1:{within.Port}"], LookupAsync);
        using HttpClient client = new(guard.Handler());
        await TryAsync(client, new Uri($"http://127.0.0.1:{within.Port}/"));
        Assert.That(within.Reached, Is.EqualTo(1));
    }

    [Test]
    public async Task A_name_whose_address_changes_gains_nothing()
    {
        await using LoopbackListener allowed = new(IPAddress.Parse("127.0.0.2"));
        await using LoopbackListener within = new(IPAddress.Loopback, allowed.Port);
        int lookups = 0;
        OutboundGuard guard = new(
            ["127.0.0.2/32"],
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(lookups++ == 0 ? "127.0.0.2" : "127.0.0.1")])
        );
        using HttpClient client = new(guard.Handler());
        for (int i = 0; i < 3; i++)
        {
            await TryAsync(client, new Uri($"http://rebinds.example:{allowed.Port}/"));
        }

        Assert.That(lookups, Is.EqualTo(3), "Each connection is to what was looked up for it.");
        Assert.That(allowed.Reached, Is.EqualTo(1));
        Assert.That(within.Reached, Is.Zero);
    }

    [Test]
    public async Task One_address_that_is_not_public_condemns_the_name()
    {
        await using LoopbackListener allowed = new(IPAddress.Parse("127.0.0.2"));
        OutboundGuard guard = new(
            ["127.0.0.2/32"],
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Parse("10.0.0.1")])
        );
        using HttpClient client = new(guard.Handler());
        await TryAsync(client, new Uri($"http://half.example:{allowed.Port}/"));
        Assert.That(allowed.Reached, Is.Zero);
    }

    [TestCase("169.254.169.254")]
    [TestCase("fd00:ec2::254")]
    [TestCase("0.0.0.0")]
    public async Task A_name_that_is_allowed_may_be_private_but_not_the_metadata_of_a_host(string address)
    {
        OutboundGuard guard = new(["http://pds.uni.example:2583"], (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]));
        using HttpClient client = new(guard.Handler());
        HttpRequestException? fault = null;
        try
        {
            _ = await client.GetAsync(new Uri("http://pds.uni.example:2583/"), TestContext.CurrentContext.CancellationToken);
        }
        catch (HttpRequestException refused)
        {
            fault = refused;
        }

        Assert.That(fault?.GetBaseException(), Is.TypeOf<OutboundRefusedException>());
    }

    [Test]
    public async Task A_redirect_to_within_is_not_followed()
    {
        await using LoopbackListener within = new(IPAddress.Loopback);
        await using PlainStage server = new() { Answer = PlainStage.Says(302, "", ("Location", $"http://127.0.0.1:{within.Port}/")) };
        await server.StartAsync(TestContext.CurrentContext.CancellationToken);
        HttpAnswer.Came came = (HttpAnswer.Came)await server.CallAsync();
        Assert.That(came.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(came.What, Does.EndWith(" and sends callers to 127.0.0.1"));
        Assert.That(within.Reached, Is.Zero);
    }

    [TestCase("Mastodon.Example", ExpectedResult = "https://mastodon.example/")]
    [TestCase(" mastodon.example. ", ExpectedResult = "https://mastodon.example/")]
    [TestCase("mastodon.example:443", ExpectedResult = "https://mastodon.example/")]
    [TestCase("bücher.example", ExpectedResult = "https://xn--bcher-kva.example/")]
    [TestCase("mаstodon.example", ExpectedResult = "https://xn--mstodon-2fg.example/", TestName = "A look-alike is shown as what it is")]
    public string A_public_server_may_be_typed(string text) => ((ServerAddress.Good)AGuard().Server(text)).Base.AbsoluteUri;

    [TestCase("127.0.0.1", "numeric address")]
    [TestCase("intranet", "with its domain")]
    [TestCase("https://mastodon.example/@desk", "alone")]
    [TestCase("mastodon.example:8443", "Outbound:AllowedHosts")]
    [TestCase("printer.local", "not on the public internet")]
    public void Why_a_server_is_refused_is_told(string text, string words) =>
        Assert.That((AGuard().Server(text) as ServerAddress.Refused)?.Why, Does.Contain(words));

    private static OutboundGuard AGuard() => new([], LookupAsync);

    private static Task<IPAddress[]> LookupAsync(string name, CancellationToken cancellationToken)
    {
        string[] addresses = name switch
        {
            "v6-mapped.example" => ["::ffff:127.0.0.1"],
            "nat64.example" => ["64:ff9b::7f00:1"],
            "half-private.example" => ["93.184.215.14", "127.0.0.1"],
            _ => ["127.0.0.1"], // every other name too means to lead within
        };
        return Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]);
    }

    private static Task<HttpAnswer> CallAsync(PlatformHttp http, Uri address) =>
        http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), TestContext.CurrentContext.CancellationToken);

    private static async Task TryAsync(HttpClient client, Uri address)
    {
        try
        {
            using HttpResponseMessage response = await client.GetAsync(address, TestContext.CurrentContext.CancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or NotSupportedException or ArgumentException or SocketException)
        {
            // It is to fail; whether it was reached is what counts.
        }
    }
}
