using ResponsivenessMonitor.Platforms.Tokens;

namespace ResponsivenessMonitor.Tests.Platforms.Tokens;

/// <summary>All that is missing of an app is named at once, as a setting and as an environment variable.</summary>
internal sealed class AppStatementTests
{
    [TestCase(
        "",
        "",
        false,
        "LinkedIn:Id and LinkedIn:Secret are not set (as environment variables: RM__LinkedIn__Id and RM__LinkedIn__Secret); ask somebody"
    )]
    [TestCase("a", "", false, "LinkedIn:Secret is not set (as environment variable: RM__LinkedIn__Secret); ask somebody")]
    [TestCase("", "s", false, "LinkedIn:Id is not set (as environment variable: RM__LinkedIn__Id); ask somebody")]
    [TestCase("", "", true, "LinkedIn:Id is not set (as environment variable: RM__LinkedIn__Id); ask somebody")]
    [TestCase("a", "env:RM_TEST_NOT_SET", true, "LinkedIn:Secret cannot be read: the environment variable RM_TEST_NOT_SET is not set")]
    [TestCase("a", "", true, null)]
    [TestCase("a", "s", false, null)]
    public void What_is_missing_is_told(string id, string secret, bool isOpen, string? told) =>
        Assert.That(App(id, secret, isOpen).Lacks, Is.EqualTo(told));

    [TestCase("", "s", typeof(TokenAnswer.Refused), TestName = "What was never stated ends an access")]
    [TestCase("a", "env:RM_TEST_NOT_SET", typeof(TokenAnswer.Failed), TestName = "What cannot be read at present ends none")]
    [TestCase("a", "s", null, TestName = "What is stated hinders nothing")]
    public void What_keeps_tokens_from_being_asked_for(string id, string secret, Type? hindrance) =>
        Assert.That(App(id, secret, isOpen: false).Hindrance?.GetType(), Is.EqualTo(hindrance));

    private static AppStatement App(string id, string secret, bool isOpen) =>
        new("LinkedIn", ("Id", id), ("Secret", secret), "ask somebody") { IsOpen = isOpen };
}
