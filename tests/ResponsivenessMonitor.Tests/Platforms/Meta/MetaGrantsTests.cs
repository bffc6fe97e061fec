using NodaTime;
using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Instagram;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>How tokens of Pages and of Instagram accounts are got and renewed.</summary>
internal sealed class MetaGrantsTests
{
    private const string Refused =
        """{"error":{"message":"This authorization code has been used, ada.","type":"OAuthException","code":100,"fbtrace_id":"x"}}""";
    private static readonly Uri Redirect = new("https://rm.larkmoor.example/connect/callback");
    private static readonly ConsentWish Wish = new("the-state", "the-challenge", Redirect);

    private readonly GrantServer server = new();

    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    private FacebookGrants Facebook =>
        new(
            new FacebookOptions
            {
                GraphServer = server.Base,
                AppId = "4711",
                AppSecret = GrantServer.Secret,
            }
        );

    private InstagramGrants Instagram =>
        new(
            new InstagramOptions
            {
                GraphServer = server.Base,
                TokenServer = server.Base,
                AppId = "4712",
                AppSecret = GrantServer.Secret,
            },
            server.Time
        );

    [OneTimeSetUp]
    public Task OpenAsync() => server.StartAsync(Patience);

    [SetUp]
    public void Begin()
    {
        server.Answers.Clear();
        server.Sent.Clear();
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await server.DisposeAsync();

    [Test]
    public void A_consent_link_asks_for_the_least_and_holds_no_secret()
    {
        Assert.That(
            Facebook.ConsentLink(Wish).AbsoluteUri,
            Is.EqualTo(
                "https://www.facebook.com/v26.0/dialog/oauth?client_id=4711&redirect_uri=https%3A%2F%2Frm.larkmoor.example%2Fconnect%2Fcallback"
                    + "&state=the-state&response_type=code&scope=pages_show_list%2Cpages_read_engagement%2Cpages_read_user_content%2Cpages_messaging"
            )
        );
        Assert.That(
            Instagram.ConsentLink(Wish).AbsoluteUri,
            Does.StartWith("https://www.instagram.com/oauth/authorize?client_id=4712&")
                .And.Contain("scope=instagram_business_basic%2Cinstagram_business_manage_comments%2Cinstagram_business_manage_messages")
                .And.Not.Contain(GrantServer.Secret)
        );
        Assert.That((Facebook.Lacks, Instagram.Lacks), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(new FacebookGrants(new FacebookOptions()).Lacks, Does.Contain("Facebook:AppId"));
        Assert.That(new InstagramGrants(new InstagramOptions(), server.Time).Lacks, Does.Contain("Instagram:AppId"));
    }

    [Test]
    public async Task A_Page_s_token_is_found_among_the_Pages_of_whoever_consented()
    {
        GrantPage("""["MODERATE","MESSAGING"]""");
        TokenAnswer answer = await RedeemAsync(Facebook);
        Assert.That(answer, Is.TypeOf<TokenAnswer.Granted>(), $"{answer}");
        GrantedTokens tokens = ((TokenAnswer.Granted)answer).Tokens;
        Assert.That((tokens.Access, tokens.EndsAt, tokens.ConsentEndsAt), Is.EqualTo(("page-token", (long?)null, (long?)1_800_000_000)));
        string asked = server.Requests.Last(call => call.Contains("/me/accounts", StringComparison.Ordinal));
        Assert.That(
            asked,
            Does.Contain("appsecret_proof=").And.Not.Contain("person"),
            "A token stood in an address that takes it in a header."
        );
    }

    [Test]
    public async Task Whoever_lacks_a_part_in_the_Page_cannot_grant_its_token()
    {
        GrantPage("""["ANALYZE"]""");
        Assert.That((await RedeemAsync(Facebook) as TokenAnswer.Refused)?.Why, Does.Contain("MODERATE"));
        TokenAnswer other = await Facebook.RedeemAsync(
            new ConsentGiven(server.Access with { AuthorId = "99" }, GrantServer.Code, "v", Redirect),
            server.SendAsync,
            Patience
        );
        Assert.That((other as TokenAnswer.Refused)?.Kind, Is.EqualTo(AccessLossKind.RoleLost), $"{other}");
    }

    [Test]
    public async Task A_code_that_is_used_up_is_refused_and_told_without_itself()
    {
        server.Answers.Add(("/oauth/access_token", 400, Refused));
        foreach (ITokenGrants grants in new ITokenGrants[] { Facebook, Instagram })
        {
            TokenAnswer answer = await RedeemAsync(grants);
            Assert.That((answer as TokenAnswer.Refused)?.Why, Does.Contain("used up"), $"{answer}");
            Assert.That($"{answer}", Does.Not.Contain(GrantServer.Code).And.Not.Contain(GrantServer.Secret).And.Not.Contain("ada"));
        }
    }

    [Test]
    public async Task An_Instagram_token_lasts_sixty_days_and_is_its_own_means_of_renewal()
    {
        server.Answers.Add(
            ("/oauth/access_token", 200, """{"data":[{"access_token":"brief","user_id":"1","permissions":"instagram_business_basic"}]}""")
        );
        server.Answers.Add(
            ("/access_token?grant_type=ig_exchange_token", 200, """{"access_token":"lasting","token_type":"bearer","expires_in":5184000}""")
        );
        server.Answers.Add(("/me?fields=id%2Cuser_id%2Cusername", 200, """{"id":"9","user_id":"17","username":"larkmoorlibrary"}"""));
        TokenAnswer answer = await Instagram.RedeemAsync(
            new ConsentGiven(server.Access, $"{GrantServer.Code}#_", "v", Redirect),
            server.SendAsync,
            Patience
        );
        GrantedTokens tokens = ((TokenAnswer.Granted)answer).Tokens;
        long end = (server.Time.Now + Duration.FromDays(60)).ToUnixTimeSeconds();
        Assert.That((tokens.Access, tokens.Refresh, tokens.EndsAt), Is.EqualTo(("lasting", "lasting", (long?)end)));
        Assert.That(server.Sent[0], Does.Contain($"code={GrantServer.Code}&").Or.EndsWith($"code={GrantServer.Code}"));

        server.Answers.Add(
            (
                "/refresh_access_token?grant_type=ig_refresh_token&access_token=lasting",
                200,
                """{"access_token":"next","token_type":"bearer","expires_in":5184000}"""
            )
        );
        TokenAnswer renewed = await Instagram.RenewAsync(tokens, server.SendAsync, Patience);
        Assert.That(((TokenAnswer.Granted)renewed).Tokens.Access, Is.EqualTo("next"));
    }

    [Test]
    public async Task An_Instagram_token_that_has_run_out_needs_a_person()
    {
        server.Answers.Add(
            (
                "/refresh_access_token",
                400,
                """{"error":{"message":"Session has expired","type":"OAuthException","code":190,"error_subcode":463}}"""
            )
        );
        TokenAnswer answer = await Instagram.RenewAsync(new GrantedTokens("old") { Refresh = "old" }, server.SendAsync, Patience);
        Assert.That((answer as TokenAnswer.Refused)?.Kind, Is.EqualTo(AccessLossKind.TokenExpired), $"{answer}");
        Assert.That((answer as TokenAnswer.Refused)?.Mend, Does.Contain("accounts connect"));
    }

    [Test]
    public async Task A_consent_of_another_account_is_refused()
    {
        server.Answers.Add(("/oauth/access_token", 200, """{"access_token":"brief","user_id":"1"}"""));
        server.Answers.Add(("/access_token?grant_type=ig_exchange_token", 200, """{"access_token":"lasting","expires_in":5184000}"""));
        server.Answers.Add(("/me?fields=id%2Cuser_id%2Cusername", 200, """{"id":"9","user_id":"17","username":"jo.smith"}"""));
        Assert.That((await RedeemAsync(Instagram) as TokenAnswer.Refused)?.Why, Does.Contain("another account"));
    }

    private Task<TokenAnswer> RedeemAsync(ITokenGrants grants) =>
        grants.RedeemAsync(new ConsentGiven(server.Access, GrantServer.Code, "v", Redirect), server.SendAsync, Patience);

    private void GrantPage(string tasks)
    {
        server.Answers.Add(
            ("grant_type=fb_exchange_token", 200, """{"access_token":"person","token_type":"bearer","expires_in":5184000}""")
        );
        server.Answers.Add(("/oauth/access_token", 200, """{"access_token":"brief","token_type":"bearer","expires_in":3600}"""));
        server.Answers.Add(
            (
                "/me/accounts",
                200,
                $$"""{"data":[{"id":"1","name":"Map Room","access_token":"other"},{"id":"2","name":"Library","username":"larkmoorlibrary","access_token":"page-token","tasks":{{tasks}}}]}"""
            )
        );
        server.Answers.Add(
            (
                "/debug_token",
                200,
                """{"data":{"is_valid":true,"expires_at":0,"data_access_expires_at":1800000000,"scopes":["pages_show_list","pages_read_engagement","pages_read_user_content"]}}"""
            )
        );
    }
}
