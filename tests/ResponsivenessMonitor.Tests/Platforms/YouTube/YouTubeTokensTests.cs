using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>Consent, renewal, and what check says of either.</summary>
internal sealed class YouTubeTokensTests : OnYouTube
{
    private static readonly Uri Back = new("https://monitor.example/connect/callback");

    [Test]
    public void Consent_is_asked_for_by_the_one_scope_that_shows_comments_and_lasts()
    {
        Uri link = new YouTubeGrants(Stage.Settings, Stage.Time).ConsentLink(new ConsentWish("a state", "a-challenge", Back));
        Dictionary<string, string> query = QueryHelpers
            .ParseQuery(link.Query)
            .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["scope"], Is.EqualTo("https://www.googleapis.com/auth/youtube.force-ssl"));
            Assert.That(query["access_type"], Is.EqualTo("offline"));
            Assert.That(query["prompt"], Is.EqualTo("consent"));
            Assert.That(query["state"], Is.EqualTo("a state"));
            Assert.That((query["code_challenge"], query["code_challenge_method"]), Is.EqualTo(("a-challenge", "S256")));
            Assert.That(query["redirect_uri"], Is.EqualTo(Back.AbsoluteUri));
            Assert.That(link.AbsoluteUri, Does.Not.Contain(YouTubeDoor.ClientSecret));
        }
    }

    [Test]
    public async Task A_code_becomes_tokens_by_its_verifier()
    {
        TokenAnswer answer = await RedeemAsync("librarydesk");
        Assert.That(answer, Is.TypeOf<TokenAnswer.Granted>(), $"{answer}");
        GrantedTokens tokens = ((TokenAnswer.Granted)answer).Tokens;
        Assert.That(
            (tokens.Refresh, tokens.Ends),
            Is.EqualTo((YouTubeDoor.Refresh, (Instant?)(Stage.Time.Now + Duration.FromSeconds(3599))))
        );
        Assert.That(Stage.Server.Door.Verifier, Is.EqualTo("a-verifier"));
    }

    [Test]
    public async Task A_consent_of_another_channel_is_not_taken()
    {
        TokenAnswer answer = await RedeemAsync("somebodyelse");
        Assert.That((answer as TokenAnswer.Refused)?.Why, Does.Contain("another channel"), $"{answer}");
        Assert.That(((TokenAnswer.Refused)answer).Mend, Does.Contain("@somebodyelse"));
    }

    [Test]
    public async Task A_consent_of_an_account_without_a_channel_is_not_taken()
    {
        Stage.Server.ConsentOf = "nobody's";
        TokenAnswer answer = await RedeemAsync("librarydesk");
        Assert.That((answer as TokenAnswer.Refused)?.Why, Does.Contain("no channel"), $"{answer}");
        Assert.That(((TokenAnswer.Refused)answer).Mend, Does.Contain("choose the channel @librarydesk itself"));
    }

    [TestCase(200, TestName = "Something that is no list of channels")]
    [TestCase(500, TestName = "No answer")]
    public async Task A_consent_of_which_it_cannot_be_said_whose_it_is_is_taken(int status)
    {
        Stage.Server.Instead["mine=true"] = (status, new System.Text.Json.Nodes.JsonObject { ["kind"] = "youtube#somethingElse" });
        Assert.That(await RedeemAsync("librarydesk"), Is.TypeOf<TokenAnswer.Granted>());
    }

    [TestCase(429, "rateLimitExceeded")]
    [TestCase(500, "backendError")]
    [TestCase(403, "quotaExceeded")]
    public async Task Check_does_not_say_that_the_consent_is_another_channel_s_where_held_comments_could_not_be_asked_for(
        int status,
        string reason
    )
    {
        Refuse("moderationStatus", status, reason);
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That(
            (check as AccessCheck.Works)?.What,
            Does.Contain("could not be asked").And.Not.Contain("not the channel's own"),
            $"{check}"
        );
    }

    [Test]
    public async Task Check_says_nothing_of_held_comments_where_comments_are_switched_off()
    {
        Script.IsSilent = true;
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That(
            (check as AccessCheck.Works)?.What,
            Does.Contain("switched off").And.Not.Contain("held").And.Not.Contain("own"),
            $"{check}"
        );
    }

    [Test]
    public void Without_an_app_nobody_can_consent()
    {
        Stage.Settings.ClientId = string.Empty;
        Assert.That(new YouTubeGrants(Stage.Settings, Stage.Time).Lacks, Does.Contain("YouTube:ClientId"));
    }

    [Test]
    public async Task A_token_is_renewed_before_it_ends_and_after_it_was_refused()
    {
        _ = await Reader.ReadAsync();
        Wait(58.5);
        _ = await Reader.ReadAsync();
        Assert.That(Stage.Server.Door.Given, Is.EqualTo(2), "Two minutes before its end.");
        Stage.Server.Door.Forget();
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Stage.Server.Door.Given, Is.EqualTo(3));
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Stage.Server.Door.Given, Is.EqualTo(3), "What was renewed is used as long as it lasts.");
    }

    [Test]
    public async Task An_access_token_alone_ends_as_run_out()
    {
        Stage.Credentials.Secrets["env:STAGE_YOUTUBE"] =
            $$"""{"access_token":"ya29.alone","expires_at":{{(Stage.Time.Now + Duration.FromMinutes(1)).ToUnixTimeSeconds()}}}""";
        Wait(2);
        Reading reading = await OnceAsync();
        Assert.That((reading as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.TokenExpired), $"{reading}");
    }

    [Test]
    public async Task A_consent_that_Google_ends_is_told_with_its_end()
    {
        Stage.Server.Door.ConsentLife = 604_799;
        Stage.Server.Door.Forget();
        Reading reading = await OnceAsync();
        Instant end = Stage.Time.Now + Duration.FromSeconds(604_799);
        Assert.That(reading.AccessEndsAt, Is.EqualTo(end));
        string said = $"{await Stage.Platform.CheckAsync(Stage.Access, Patience)}";
        Assert.That(said, Does.Contain("the consent ends 12 October 2026, 08:59 UTC").And.Contain("Testing"));
    }

    [Test]
    public async Task Check_says_by_what_a_channel_is_read_and_what_is_not_seen_so()
    {
        AccessCheck own = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That($"{own}", Does.Contain("@librarydesk").And.Contain("held comments too").And.Contain("units are left"));
        Stage.Server.ConsentOf = YouTubeScript.ChannelOf("ada");
        Assert.That($"{await Stage.Platform.CheckAsync(Stage.Access, Patience)}", Does.Contain("not the channel's own"));
        await ByKeyAsync();
        AccessCheck key = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That($"{key}", Does.Contain("API key").And.Contain("held for review are not seen"));
        Assert.That(Stage.Calls, Is.EqualTo(2));
    }

    [TestCase("accessNotConfigured", 403, "switched on", "Library")]
    [TestCase("insufficientPermissions", 403, "does not cover", "accounts connect")]
    [TestCase("keyInvalid", 400, "does not know the API key", "console")]
    [TestCase("quotaExceeded", 403, "6 October 2026, 07:00 UTC", "more quota")]
    [TestCase("channelSuspended", 403, "suspended the channel", "sign in")]
    public async Task Check_says_what_to_do(string reason, int status, string what, string mend)
    {
        Refuse("/commentThreads", status, reason);
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain(what), $"{check}");
        Assert.That(((AccessCheck.Lacks)check).Mend, Does.Contain(mend));
    }

    [Test]
    public async Task A_consent_that_was_withdrawn_or_ran_out_is_told_with_the_usual_cause()
    {
        Stage.Server.Door.IsShut = true;
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access, Patience);
        Assert.That((check as AccessCheck.Lacks)?.Mend, Does.Contain("Testing").And.Contain("7 days"), $"{check}");
    }

    [Test]
    public async Task A_handle_that_no_channel_has_is_told()
    {
        AccessCheck check = await Stage.Platform.CheckAsync(Stage.Access with { Handle = "somebodyelse" }, Patience);
        Assert.That((check as AccessCheck.Lacks)?.What, Does.Contain("@somebodyelse"), $"{check}");
    }

    private Task<TokenAnswer> RedeemAsync(string handle) =>
        new YouTubeGrants(Stage.Settings, Stage.Time).RedeemAsync(
            new ConsentGiven(Stage.Access with { Handle = handle }, YouTubeDoor.Code, "a-verifier", Back),
            Stage.Http.SendAsync,
            Patience
        );
}
