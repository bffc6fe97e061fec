using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>A secret states tokens in one of two forms; what is neither is said to be so, with the part that is wrong.</summary>
internal sealed class StatedTokensTests
{
    [TestCase("a1", "a1", null, null)]
    [TestCase("""{"access_token":"a1","refresh_token":"r1","expires_at":"2027-01-31T00:00:00Z"}""", "a1", "r1", 1801353600)]
    [TestCase("""{"access_token":"a1","expires_at":1801353600}""", "a1", null, 1801353600)]
    [TestCase("""{"refresh_token":"r1","expires_at":1801353600}""", "", "r1", null)]
    public void Both_forms_are_read(string secret, string access, string? refresh, long? endsAt)
    {
        GrantedTokens tokens = ((StatedReading.Good)StatedTokens.Read(secret)).Tokens;
        Assert.That((tokens.Access, tokens.Refresh, tokens.EndsAt), Is.EqualTo((access, refresh, endsAt)));
    }

    [TestCase("two words", "it has a blank")]
    [TestCase("{", "write the whole object on one line", TestName = "The first line of a JSON object on several")]
    [TestCase("""{access_token:"a"}""", "with texts in quotation marks")]
    [TestCase("{}", "neither access_token nor refresh_token")]
    [TestCase("""{"access_token":""}""", "access_token is empty")]
    [TestCase("""{"access_token":"a","refresh_token":"two words"}""", "refresh_token is empty, or has a blank")]
    [TestCase("""{"access_token":"a","expires_at":"next week"}""", "expires_at is no time; write it such as 2027-01-31T00:00:00Z")]
    [TestCase("""{"access_token":"a","expires_at":"2027-01-31"}""", "expires_at is no time")]
    [TestCase("""{"access_token":"a","expires_at":true}""", "expires_at is no time")]
    public void What_is_wrong_is_named_and_the_secret_is_not_repeated(string secret, string told)
    {
        string why = ((StatedReading.Bad)StatedTokens.Read(secret)).Why;
        Assert.That(why, Does.Contain(told).And.Not.Contain("two words").And.Not.Contain("next week"));
    }
}
