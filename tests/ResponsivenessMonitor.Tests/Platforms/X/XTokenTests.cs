using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>Tokens that an account consented to: they last two hours, and what renews them is good once.</summary>
internal sealed class XTokenTests
{
    private XStage stage = null!;
    private StageReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new XStage(isOfUser: true);
        await stage.StartAsync(CancellationToken.None);
        reader = new StageReader(stage);
        _ = await reader.ReadAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        string told = string.Join('\n', reader.Said);
        Assert.That(stage.Secrets.Where(secret => told.Contains(secret, StringComparison.Ordinal)), Is.Empty, "A token was told.");
        await stage.DisposeAsync();
    }

    [Test]
    public async Task A_token_is_renewed_before_it_ends_and_each_time_by_the_next_one()
    {
        for (int i = 0; i < 12; i++)
        {
            Wait(30);
            _ = await reader.ReadAsync();
        }

        Assert.That(stage.Tokens.Renewed, Is.EqualTo(3));
        Assert.That(stage.Credentials.Kept, Is.EqualTo(3));
    }

    [Test]
    public async Task A_token_that_X_refuses_is_renewed_once_and_the_reading_goes_on()
    {
        stage.Tokens.End();
        CompletedReading reading = await reader.ReadAsync(withActivity: false);
        Assert.That(stage.Tokens.Renewed, Is.EqualTo(1));
        Assert.That(reading.Cost, Is.EqualTo(3), "The refused call, the renewal, and the call again.");
    }

    [Test]
    public async Task A_new_token_is_kept_before_it_is_used_so_that_one_who_dies_meanwhile_loses_nothing()
    {
        stage.Tokens.End();
        await stage.BreakAsync(Trouble.HangsUp, afterCalls: 2); // the refused call and the renewal come through
        Assert.That(await reader.FailureAsync(), Is.InstanceOf<Reading.Unreachable>());
        await stage.RestoreAsync();
        using XPlatform other = stage.New();
        Assert.That(await other.ReadAsync(reader.Request(), CancellationToken.None), Is.InstanceOf<Reading.Page>());
        Assert.That(stage.Tokens.Renewed, Is.EqualTo(1), "The spent refresh token was sent again.");
    }

    [Test]
    public async Task A_spent_refresh_token_is_a_lost_access_that_check_explains()
    {
        stage.Tokens.IsRevoked = true;
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.TokenRevoked));
        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, CancellationToken.None);
        Assert.That((check as AccessCheck.Lacks)?.Mend, Does.Contain("accounts connect"), $"{check}");
    }

    [Test]
    public void The_page_of_consent_is_asked_for_nothing_but_to_read()
    {
        ConsentWish wish = new("state+1", "challenge", new Uri("https://monitor.uni.example/connect/callback"));
        XTokenGrants grants = new(stage.Settings, stage.Time);
        Assert.That(
            grants.ConsentLink(wish).AbsoluteUri,
            Is.EqualTo(
                "https://x.com/i/oauth2/authorize?response_type=code&client_id=stage-client"
                    + "&redirect_uri=https%3A%2F%2Fmonitor.uni.example%2Fconnect%2Fcallback"
                    + "&scope=tweet.read%20users.read%20offline.access&state=state%2B1&code_challenge=challenge&code_challenge_method=S256"
            )
        );
        Assert.That(new XTokenGrants(new XOptions(), stage.Time).Lacks, Does.StartWith("X:ClientId is not set"));
    }

    [TestCase("stage-code", true)]
    [TestCase("another", false)]
    public async Task A_code_is_exchanged_by_the_verifier_and_the_app_s_secret(string code, bool isGood)
    {
        XTokenGrants grants = new(stage.Settings, stage.Time);
        TokenAnswer answer = await grants.RedeemAsync(
            new ConsentGiven(stage.Access, code, new string('v', 43), new Uri("https://monitor.uni.example/connect/callback")),
            (request, token) => stage.Http.SendAsync(request, token),
            CancellationToken.None
        );
        Assert.That(answer, isGood ? Is.TypeOf<TokenAnswer.Granted>() : Is.TypeOf<TokenAnswer.Refused>());
        if (answer is TokenAnswer.Granted { Tokens: { } tokens })
        {
            Assert.That(tokens.Refresh, Is.Not.Null);
            Assert.That(tokens.EndsAt, Is.EqualTo((stage.Time.Now + Duration.FromHours(2)).ToUnixTimeSeconds()));
        }
    }

    [Test]
    public async Task The_consent_of_another_account_than_the_one_that_is_connected_is_refused()
    {
        stage.Answers["/2/users/me"] = (200, """{"data":{"id":"99","name":"Registry","username":"registry"}}""");
        TokenAnswer answer = await new XTokenGrants(stage.Settings, stage.Time).RedeemAsync(
            new ConsentGiven(stage.Access, "stage-code", new string('v', 43), new Uri("https://monitor.uni.example/connect/callback")),
            (request, token) => stage.Http.SendAsync(request, token),
            CancellationToken.None
        );
        Assert.That((answer as TokenAnswer.Refused)?.Why, Does.Contain("@registry's and not @"));
    }

    [Test]
    public async Task An_app_whose_secret_is_missing_says_so_and_asks_nobody()
    {
        int before = stage.Calls;
        XTokenGrants grants = new(new XOptions { ClientId = "a", ClientSecret = "env:NO_SUCH_SECRET_OF_A_TEST" }, stage.Time);
        TokenAnswer answer = await grants.RenewAsync(
            new GrantedTokens("a") { Refresh = "b" },
            (_, _) => Task.FromResult<HttpAnswer>(new HttpAnswer.Failed("it was asked")),
            CancellationToken.None
        );
        Assert.That((answer as TokenAnswer.Failed)?.Why, Does.Contain("NO_SUCH_SECRET_OF_A_TEST"));
        Assert.That(stage.Calls, Is.EqualTo(before));
    }

    private void Wait(double minutes) => stage.Time.Advance(Duration.FromMinutes(minutes));
}
