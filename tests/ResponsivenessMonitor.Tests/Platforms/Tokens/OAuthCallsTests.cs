using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>What a token endpoint may answer (RFC 6749, sections 5.1 and 5.2).</summary>
internal sealed class OAuthCallsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 10, 5, 9, 0);

    [Test]
    public async Task Tokens_are_granted_with_their_lives_counted_from_now()
    {
        TokenAnswer answer = await AskAsync(
            200,
            """{"token_type":"bearer","expires_in":7200,"access_token":"a","scope":"read","refresh_token":"r","refresh_token_expires_in":"31536000"}"""
        );
        GrantedTokens tokens = ((TokenAnswer.Granted)answer).Tokens;
        Assert.That((tokens.Access, tokens.Refresh, tokens.Scope), Is.EqualTo(("a", "r", "read")));
        Assert.That(
            (tokens.Ends, tokens.ConsentEnds),
            Is.EqualTo(((Instant?)(Now + Duration.FromHours(2)), (Instant?)(Now + Duration.FromDays(365))))
        );
    }

    [TestCase(400, """{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""", "accounts connect")]
    [TestCase(400, """{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""", "accounts connect")]
    [TestCase(401, """{"error":"invalid_client"}""", "compare the app's id and secret")]
    public async Task A_refusal_says_who_has_to_do_what(int status, string body, string mend) =>
        Assert.That(((TokenAnswer.Refused)await AskAsync(status, body)).Mend, Does.Contain(mend));

    [TestCase(200, "<html>later</html>")]
    [TestCase(200, """{"access_token":""}""")]
    [TestCase(200, """{"access_token":"two words"}""")]
    [TestCase(400, "<html>no</html>")]
    [TestCase(500, """{"error":"server_error"}""")]
    public async Task What_is_no_answer_withdraws_nothing(int status, string body) =>
        Assert.That(((TokenAnswer.Failed)await AskAsync(status, body)).Reading, Is.InstanceOf<Reading.Unreachable>());

    [Test]
    public async Task Too_many_calls_are_a_limit_and_no_refusal() =>
        Assert.That(((TokenAnswer.Failed)await AskAsync(429, "{}")).Reading, Is.InstanceOf<Reading.RateLimited>());

    [Test]
    public async Task An_error_that_is_no_word_is_not_repeated() =>
        Assert.That(((TokenAnswer.Refused)await AskAsync(400, """{"error":"said ada: secret"}""")).Why, Does.Not.Contain("ada"));

    [Test]
    public async Task The_app_says_who_it_is_in_a_header_where_the_platform_wants_that()
    {
        string? said = null;
        _ = await OAuthCalls.AskAsync(
            new Uri("https://platform.example/token"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "refresh_token", ["refresh_token"] = "r+1" },
            ("id", "a:b"),
            async (request, token) =>
            {
                said = $"{request.Headers.Authorization} {await request.Content!.ReadAsStringAsync(token)}";
                return Came(200, """{"access_token":"a"}""");
            },
            Now,
            default
        );
        Assert.That(said, Is.EqualTo($"Basic {Convert.ToBase64String("id:a%3Ab"u8)} grant_type=refresh_token&refresh_token=r%2B1"));
    }

    private static Task<TokenAnswer> AskAsync(int status, string body) =>
        OAuthCalls.AskAsync(
            new Uri("https://platform.example/token"),
            new Dictionary<string, string>(StringComparer.Ordinal),
            basic: null,
            (_, _) => Task.FromResult<HttpAnswer>(Came(status, body)),
            Now,
            default
        );

    private static HttpAnswer.Came Came(int status, string body)
    {
        using HttpResponseMessage response = new((HttpStatusCode)status);
        HttpResponseHeaders headers = response.Headers;
        return new HttpAnswer.Came(
            "platform.example",
            (HttpStatusCode)status,
            headers,
            "application/json",
            Encoding.UTF8.GetBytes(body),
            Now
        );
    }
}
