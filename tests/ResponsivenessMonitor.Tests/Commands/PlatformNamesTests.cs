using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Platforms.Instagram;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Platforms.X;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Tests.Platforms.Tokens;
using ResponsivenessMonitor.Tests.Support;
using PlatformNames = ResponsivenessMonitor.Commands.Accounts.PlatformNames;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What people paste in the place of a handle or a reference, and as whom they have to sign in.</summary>
internal sealed class PlatformNamesTests
{
    [TestCase("youtube", "https://www.youtube.com/watch?v=abc", ExpectedResult = null)]
    [TestCase("youtube", "https://www.youtube.com/c/LarkmoorTV", ExpectedResult = null)]
    [TestCase("youtube", "https://www.youtube.com/@larkmoor", ExpectedResult = "larkmoor")]
    [TestCase("facebook", "https://www.facebook.com/groups/larkmoor", ExpectedResult = null)]
    [TestCase("facebook", "https://www.facebook.com/pg/LarkmoorUniversity/posts", ExpectedResult = "LarkmoorUniversity")]
    [TestCase("instagram", "https://www.instagram.com/p/Cxyz/", ExpectedResult = null)]
    [TestCase("x", "https://twitter.com/intent/user?user_id=12", ExpectedResult = null)]
    [TestCase("x", "https://x.com/LarkSport", ExpectedResult = "LarkSport")]
    [TestCase("linkedin", "https://www.linkedin.com/school/larkmoor/", ExpectedResult = "larkmoor")]
    public string? Of_an_address_a_handle_is_proposed_where_one_stands_in_it(string platform, string address)
    {
        string objection = ObjectionTo(platform, address);
        Assert.That(objection, Does.Contain("write the handle alone"));
        int at = objection.IndexOf("alone: ", StringComparison.Ordinal);
        return at < 0 ? null : objection[(at + "alone: ".Length)..];
    }

    [TestCase("https://www.linkedin.com/in/ada-archer")]
    [TestCase("in/ada-archer")]
    public void A_person_s_profile_is_called_one(string address) =>
        Assert.That(ObjectionTo("linkedin", address), Does.Contain("is a person's profile").And.Contain("register the Page"));

    [TestCase("file:~/x-token")]
    [TestCase("file: x-token")]
    public void A_path_that_only_a_shell_would_understand_is_refused(string access) =>
        Assert.That(() => AccessReference.Read(access), Throws.TypeOf<FormatException>().With.Message.Contains("without ~"));

    [Test]
    public void Whoever_consents_is_told_as_whom_to_sign_in()
    {
        ManualTime time = new(NodaTime.Instant.FromUtc(2026, 10, 5, 9, 0));
        ITokenGrants[] grants =
        [
            new XTokenGrants(new XOptions(), time),
            new InstagramGrants(new InstagramOptions(), time),
            new YouTubeGrants(new YouTubeOptions(), time),
            new ScriptedGrants { Platform = Platform.Facebook },
        ];
        Assert.That(
            grants.Select(one => one.SignedInFor("desk")),
            Is.EqualTo([
                "signed in to X as @desk",
                "signed in to Instagram as @desk",
                "signed in to Google, and choosing the channel @desk there",
                "signed in to Facebook",
            ])
        );
    }

    private static string ObjectionTo(string platform, string handle) =>
        Assert.Throws<FormatException>(() => PlatformNames.CheckNew(Platform.Parse(platform), handle, isPlayed: false))!.Message;
}
