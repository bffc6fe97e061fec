using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>How the Graph API writes times, ids, links, refusals and usage.</summary>
internal sealed class MetaWordsTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 10, 5, 9, 0);
    private static readonly Uri Server = new("https://graph.example/v26.0/");

    [TestCase("2021-08-10T18:45:03+0000", "2021-08-10T18:45:03Z")]
    [TestCase("2021-08-10T18:45:03+0200", "2021-08-10T16:45:03Z")]
    [TestCase("2021-08-10T18:45:03+00:00", "2021-08-10T18:45:03Z")]
    [TestCase("2021-08-10T18:45:03Z", "2021-08-10T18:45:03Z")]
    [TestCase("0001-01-01T00:00:00+0000", null)]
    [TestCase("9999-12-31T23:59:59+0000", null)]
    [TestCase("2026-13-45T99:00:00+0000", null)]
    [TestCase("2021-08-10T18:45:03", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_time_is_read_with_the_offset_that_has_no_colon(string? text, string? expected) =>
        Assert.That(MetaTime.Read(text)?.ToString("uuuu-MM-ddTHH:mm:ss'Z'", null), Is.EqualTo(expected));

    [TestCase("98765", "98765")]
    [TestCase("12345_98765", "98765")]
    [TestCase("1_2_3", "3")]
    public void What_stays_of_an_id_is_behind_its_last_line(string id, string tail) => Assert.That(MetaId.TailOf(id), Is.EqualTo(tail));

    [TestCase("98", "12_34", "12_98")]
    [TestCase("12_98", "12_34", "12_98")]
    [TestCase("98", "34", "98")]
    public void A_short_id_takes_the_form_of_the_others(string id, string other, string expected) =>
        Assert.That(MetaId.Like(id, other), Is.EqualTo(expected));

    [TestCase("https://graph.example/v26.0/1/feed?access_token=secret&fields=id&limit=25&after=QVFI%3D", "after=QVFI%3D")]
    [TestCase(
        "https://graph.example/v10.0/4/posts?access_token=secret&until=1624385168&since&__paging_token=enc_Ab-1",
        "until=1624385168&__paging_token=enc_Ab-1"
    )]
    [TestCase("https://elsewhere.example/v26.0/1/feed?access_token=secret&after=QVFI", null)]
    [TestCase("http://graph.example/v26.0/1/feed?after=QVFI", null)]
    [TestCase("https://graph.example/v26.0/1/feed?access_token=secret", null)]
    [TestCase("nowhere", null)]
    public void A_link_to_the_next_page_is_kept_without_the_token_and_leads_to_the_same_server(string next, string? cursor)
    {
        MetaPaging paging = MetaPaging.Read(new PagingView(next), Server);
        Assert.That((paging as MetaPaging.More)?.Cursor, Is.EqualTo(cursor));
        Assert.That(paging is MetaPaging.Bad, Is.EqualTo(cursor is null));
        Assert.That($"{paging} {new PagingView(next)}", Does.Not.Contain("secret"));
    }

    [TestCase(458, AccessLossKind.TokenRevoked, MetaTokenTrouble.AppRemoved)]
    [TestCase(459, AccessLossKind.TokenRevoked, MetaTokenTrouble.Checkpoint)]
    [TestCase(460, AccessLossKind.TokenRevoked, MetaTokenTrouble.PasswordChanged)]
    [TestCase(463, AccessLossKind.TokenExpired, MetaTokenTrouble.Expired)]
    [TestCase(464, AccessLossKind.TokenRevoked, MetaTokenTrouble.Unconfirmed)]
    [TestCase(467, AccessLossKind.TokenRevoked, MetaTokenTrouble.Invalid)]
    [TestCase(492, AccessLossKind.RoleLost, MetaTokenTrouble.RoleLost)]
    [TestCase(null, AccessLossKind.TokenRevoked, MetaTokenTrouble.Invalid)]
    public void What_is_the_matter_with_a_token_is_told_by_the_second_number(int? subcode, AccessLossKind kind, MetaTokenTrouble trouble) =>
        Assert.That(Refusal(400, 190, subcode), Is.EqualTo(new MetaRefusal.Token(kind, trouble)));

    [TestCase(403, 10, null, typeof(MetaRefusal.Permission))]
    [TestCase(400, 200, null, typeof(MetaRefusal.Permission))]
    [TestCase(400, 299, null, typeof(MetaRefusal.Permission))]
    [TestCase(400, 100, 33, typeof(MetaRefusal.Missing))]
    [TestCase(400, 100, null, typeof(MetaRefusal.NotTaken))]
    [TestCase(400, 803, null, typeof(MetaRefusal.NotTaken))]
    [TestCase(400, 4, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 17, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 32, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 613, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 80001, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 80002, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 80006, null, typeof(MetaRefusal.Limited))]
    [TestCase(400, 368, null, typeof(MetaRefusal.Silent))]
    [TestCase(500, 1, null, typeof(MetaRefusal.Heavy))]
    [TestCase(503, 2, null, typeof(MetaRefusal.Silent))]
    public void A_refusal_is_told_by_its_number(int status, int code, int? subcode, Type kind)
    {
        MetaRefusal refusal = Refusal(status, code, subcode);
        Assert.That(refusal, Is.TypeOf(kind));
        Assert.That($"{refusal}", Does.Not.Contain("ada"));
    }

    [Test]
    public void A_limit_of_the_app_holds_back_all_and_one_of_a_page_the_page_alone()
    {
        Assert.That(((MetaRefusal.Limited)Refusal(400, 4, null)).Scope, Is.EqualTo(LimitScope.Access));
        Assert.That(((MetaRefusal.Limited)Refusal(400, 80001, null)).Scope, Is.EqualTo(LimitScope.Account));
    }

    [Test]
    public void A_limit_lasts_as_many_minutes_as_is_said()
    {
        MetaRefusal refusal = MetaErrors.Of(
            Came(
                400,
                80001,
                null,
                ("X-Business-Use-Case-Usage", """{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":19}]}""")
            )
        );
        Assert.That(((MetaRefusal.Limited)refusal).Until, Is.EqualTo(Nine + Duration.FromMinutes(19)));
    }

    [TestCase("""{"call_count":28,"total_time":25,"total_cputime":79}""", null, null)]
    [TestCase("""{"call_count":80,"total_time":25,"total_cputime":25}""", null, 5)]
    [TestCase("""{"call_count":28,"total_time":25,"total_cputime":100}""", null, 25)]
    [TestCase(
        null,
        """{"1":[{"type":"pages","call_count":97,"total_cputime":23,"total_time":23,"estimated_time_to_regain_access":0}]}""",
        22
    )]
    [TestCase(
        null,
        """{"1":[{"type":"pages","call_count":3}],"2":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}""",
        19
    )]
    [TestCase("nonsense", """[1,{"x":"y"}]""", null)]
    [TestCase("""{"call_count":"97"}""", """{"1":{"call_count":97}}""", null)]
    public void From_eighty_percent_of_any_allowance_on_it_backs_off(string? app, string? business, int? minutes)
    {
        MetaUsage usage = MetaUsage.Read(
            Came(
                200,
                0,
                null,
                [
                    .. app is null ? [] : new[] { ("X-App-Usage", app) },
                    .. business is null ? [] : new[] { ("X-Business-Use-Case-Usage", business) },
                ]
            )
        );
        Assert.That(usage.Until(Nine), Is.EqualTo(minutes is { } wait ? Nine + Duration.FromMinutes(wait) : (Instant?)null));
    }

    private static MetaRefusal Refusal(int status, int code, int? subcode) => MetaErrors.Of(Came(status, code, subcode));

    private static HttpAnswer.Came Came(int status, int code, int? subcode, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = new();
        HttpResponseHeaders all = response.Headers;
        foreach ((string name, string value) in headers)
        {
            _ = all.TryAddWithoutValidation(name, value);
        }

        string second = subcode?.ToString(CultureInfo.InvariantCulture) ?? "null";
        string body = $$"""{"error":{"message":"Sorry, ada","type":"OAuthException","code":{{code}},"error_subcode":{{second}} } }""";
        return new HttpAnswer.Came("graph.example", (HttpStatusCode)status, all, "application/json", Encoding.UTF8.GetBytes(body), Nine);
    }
}
