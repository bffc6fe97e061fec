using AngleSharp.Html.Dom;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>Names, handles and whatever is typed or registered stay words on every page, read back by an independent parser.</summary>
internal sealed class HostilePagesTests
{
    private const int Rounds = 650;
    private const int InARound = 11;

    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "</dd></dl></main><h1>Pay here</h1><form action=//evil.example>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' autofocus onfocus='alert(1)",
        "&lt;b&gt; &amp; &#60;i&#62;",
        "</style><style>*{display:none}</style>",
        "--><img src=x onerror=alert(1)><!--",
        "javascript:alert(1)",
        "\u202egnorw\u202c \u2066hidden\u2069",
        "zero\u200bwidth\ufeff\u00ad",
        "\u0001\u0007\u001b[31mred\r\n\t",
        "\u2028line\u2029paragraph\u0085next",
        "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "{{Page.Headline}} @Model %s ${x}",
        "]]><svg/onload=alert(1)>",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements(Hostile),
        from many in Gen.ArrayOf(Gen.Elements(Hostile))
        select string.Concat(many),
        from chars in Gen.ArrayOf(Gen.OneOf(Gen.Choose(1, 0x2fff), Gen.Choose(0x20, 0x7e), Gen.Choose(0xe000, 0xffff)))
        select string.Concat(chars.Select(c => (char)c))
    );

    [Test]
    public async Task Nothing_from_outside_adds_an_element_or_an_attribute()
    {
        await using Office office = await Deed.ArrangeAsync(DatabaseProvider.Sqlite);
        await using PagesHost host = await PagesHost.StartAsync(office);
        string[] paths = await PathsAsync(office, host);
        await RegisterAsync(office, [.. Enumerable.Repeat("word", InARound)]);
        string[][] plain = await ShapesAsync(host, paths, ["word", "word", "word"]);

        string[] texts = [.. Text.Sample(Rounds * InARound)];
        Assert.That(texts, Has.Length.GreaterThanOrEqualTo(5000));
        foreach (string[] round in texts.Chunk(InARound))
        {
            await RegisterAsync(office, round);
            string[][] hostile = await ShapesAsync(host, paths, round);
            for (int page = 0; page < plain.Length; page++)
            {
                Assert.That(
                    hostile[page],
                    Is.EqualTo(plain[page]),
                    string.Join('\n', round.Select(text => text.Replace("\n", "\\n", StringComparison.Ordinal)))
                );
            }
        }
    }

    /// <summary>A page of each kind: with names and handles, with all that is registered, with tables, and one that cannot be shown.</summary>
    private static async Task<string[]> PathsAsync(Office office, PagesHost host) =>
        [
            await Deed.All.Single(deed => deed is { Audited: "confirm-as-administrator" }).LinkAsync(office, host),
            await Deed.All.Single(deed => deed is { Act: "hand-over" }).LinkAsync(office, host),
            await host.LinkAsync(LinkPurpose.AccountPage, office.Account.Id, Role.Administrator, office.Account.AdministratorId),
            await host.LinkAsync(LinkPurpose.OverviewPage, 0, Role.Marketing, person: null),
            await Deed.All[0].LinkAsync(office, host),
        ];

    private static Task RegisterAsync(Office office, string[] texts) =>
        office.ChangeAsync(async db =>
        {
            Account account = await db.Accounts.Include(one => one.Administrator).Include(one => one.Deputy).SingleAsync();
            // A letter keeps what is nothing but invisible signs from being missing, which the pages would rightly say.
            (account.Name, account.Handle) = ("x" + texts[0], "x" + texts[1]);
            (account.Administrator!.Name, account.Deputy!.Name) = ("x" + texts[2], "x" + texts[3]);
            (account.BusinessCase, account.Audience, account.ContentPlan, account.Branding) = (
                "x" + texts[4],
                "x" + texts[5],
                "x" + texts[6],
                "x" + texts[7]
            );
        });

    /// <summary>The elements of each page with the names of their attributes; of the last one after something was typed wrongly into it.</summary>
    private static async Task<string[][]> ShapesAsync(PagesHost host, string[] paths, string[] texts)
    {
        List<string[]> shapes = [];
        foreach (string path in paths[..^1])
        {
            shapes.Add(Shape(await host.GetAsync(path)));
        }

        string[] typed = texts[^3..];
        Answer answer = await host.PostAsync(
            paths[^1],
            ("act", "here"),
            ("link", "x" + typed[0]),
            ("date", "x" + typed[1]),
            ("time", "x" + typed[2])
        );
        Assert.That(answer.Status, Is.EqualTo(400));
        shapes.Add(Shape(answer));
        return [.. shapes];
    }

    private static string[] Shape(Answer answer)
    {
        using IHtmlDocument page = answer.Page;
        Assert.That(
            page.QuerySelectorAll("[href]").Select(link => link.GetAttribute("href")),
            Has.All.StartsWith($"{PagesHost.PublicUrl}/").Or.All.StartsWith("#")
        );
        return
        [
            .. page.All.Select(element =>
                $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}"
            ),
        ];
    }
}
