using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>Tokens of LinkedIn: 60 days, renewed for 365 days from the consent, which no renewal extends.</summary>
internal sealed class LinkedInTokensTests : OnLinkedIn
{
    private static readonly Uri Callback = new("https://monitor.uni.example/connect/callback");

    private LinkedInGrants Grants => new(Stage.Settings, Stage.Time);

    [Test]
    public void The_link_of_consent_asks_for_the_least()
    {
        Uri link = Grants.ConsentLink(new ConsentWish("state-1", "challenge", Callback));
        Dictionary<string, string> query = QueryHelpers
            .ParseQuery(link.Query)
            .ToDictionary(part => part.Key, part => part.Value.ToString(), StringComparer.Ordinal);
        Assert.That(link.AbsolutePath, Is.EqualTo("/oauth/v2/authorization"));
        Assert.That(
            query,
            Is.EquivalentTo(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["response_type"] = "code",
                    ["client_id"] = "stage-app",
                    ["redirect_uri"] = Callback.AbsoluteUri,
                    ["state"] = "state-1",
                    ["scope"] = "r_organization_social r_organization_social_feed rw_organization_admin",
                }
            )
        );
    }

    [Test]
    public async Task A_code_is_exchanged_for_tokens_with_both_of_their_ends()
    {
        TokenAnswer answer = await Grants.RedeemAsync(
            new ConsentGiven(Stage.Access, "stage-code", "verifier", Callback),
            SendAsync,
            Patience
        );
        GrantedTokens tokens = ((TokenAnswer.Granted)answer).Tokens;
        Assert.That(tokens.EndsAt, Is.EqualTo((Stage.Time.Now + Duration.FromDays(60)).ToUnixTimeSeconds()));
        Assert.That(tokens.ConsentEndsAt, Is.EqualTo((Stage.Time.Now + Duration.FromDays(365)).ToUnixTimeSeconds()));
        Assert.That(Stage.Grants.Single()["redirect_uri"], Is.EqualTo(Callback.AbsoluteUri));
        Reader.Said.Add($"{answer}");
    }

    [Test]
    public async Task A_wrong_code_is_refused_without_telling_it()
    {
        TokenAnswer answer = await Grants.RedeemAsync(
            new ConsentGiven(Stage.Access, "no-such-code-either", "verifier", Callback),
            SendAsync,
            Patience
        );
        Assert.That(answer, Is.TypeOf<TokenAnswer.Refused>());
        Assert.That($"{answer}", Does.Not.Contain("no-such-code-either"));
    }

    [TestCase("")]
    [TestCase("env:NO_SUCH_SECRET_OF_A_TEST")]
    public void Consent_cannot_be_asked_for_without_the_app(string secret)
    {
        Assert.That(Grants.Lacks, Is.Null);
        Assert.That(
            new LinkedInGrants(new LinkedInOptions { ClientId = "a", ClientSecret = secret }, Stage.Time).Lacks,
            Does.Contain("ClientSecret")
        );
        Assert.That(new LinkedInGrants(new LinkedInOptions(), Stage.Time).Lacks, Does.Contain("LinkedIn:ClientId"));
    }

    [Test]
    public async Task A_token_that_was_refused_is_renewed_once_and_the_reading_goes_on()
    {
        Give("AQV-old-kept-to-itself", Stage.Time.Now + Duration.FromDays(30));
        Reading reading = await Stage.Platform.ReadAsync(Reader.Request(), Patience);
        Assert.That(reading, Is.InstanceOf<Reading.Page>(), $"{reading}");
        Assert.That(Stage.Grants, Has.Count.EqualTo(1));
        Assert.That(reading.AccessEndsAt, Is.EqualTo(Stage.Time.Now + Duration.FromDays(365)));
        reading = await Stage.Platform.ReadAsync(Reader.Request(), Patience);
        Assert.That(Stage.Grants, Has.Count.EqualTo(1), "What is kept is used.");
        Assert.That(reading, Is.InstanceOf<Reading.Page>());
    }

    [Test]
    public async Task A_token_that_ends_within_a_week_is_renewed_before_it_is_used()
    {
        Give(LinkedInStage.Token, Stage.Time.Now + Duration.FromDays(6));
        _ = await Reader.ReadAsync();
        Assert.That(Stage.Grants.Single()["grant_type"], Is.EqualTo("refresh_token"));
    }

    [Test]
    public async Task A_token_that_cannot_be_renewed_is_a_lost_access()
    {
        Give("AQV-old-kept-to-itself", Stage.Time.Now + Duration.FromDays(30), "AQX-other-kept-to-itself");
        Reading? failure = await Reader.FailureAsync();
        Assert.That(failure, Is.InstanceOf<Reading.AccessLost>());
        Assert.That(((Reading.AccessLost)failure!).Kind, Is.AnyOf(AccessLossKind.TokenRevoked, AccessLossKind.TokenExpired));
    }

    [Test]
    public async Task A_bare_token_is_good_until_it_is_refused()
    {
        _ = await Reader.ReadAsync();
        await Stage.HinderAsync(Conformance.StageAct.ExpireToken);
        Assert.That((await Reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.TokenExpired));
        Assert.That(Stage.Grants, Is.Empty);
    }

    private void Give(string access, Instant until, string refresh = LinkedInStage.Refresh)
    {
        Stage.Credentials.Secrets[LinkedInStage.Reference] =
            $$"""{"access_token":"{{access}}","refresh_token":"{{refresh}}","expires_at":{{until.ToUnixTimeSeconds()}}}""";
    }

    private Task<ResponsivenessMonitor.Platforms.Http.HttpAnswer> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Stage.Http.SendAsync(request, cancellationToken);
}
