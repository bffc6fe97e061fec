using ResponsivenessMonitor.Policy.Accounts;
using PlatformNames = ResponsivenessMonitor.Commands.Accounts.PlatformNames;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>What is said of an address where a handle belongs.</summary>
internal sealed class PlatformNamesTests
{
    [TestCase("youtube", "https://www.youtube.com/@librarydesk", ExpectedResult = "librarydesk")]
    [TestCase("youtube", "www.youtube.com/channel/UCLibraryDesk-----------", ExpectedResult = "UCLibraryDesk-----------")]
    [TestCase("facebook", "https://www.facebook.com/larkmoorlibrary", ExpectedResult = "larkmoorlibrary")]
    [TestCase("facebook", "https://www.facebook.com/profile.php?id=10009", ExpectedResult = "10009")]
    [TestCase("facebook", "facebook.com/people/Lark-Lib/1000123/", ExpectedResult = "1000123")]
    [TestCase("x", "https://x.com/librarydesk", ExpectedResult = "librarydesk")]
    [TestCase("mastodon", "https://uni.social/@librarydesk", ExpectedResult = "librarydesk@uni.social")]
    public string The_handle_that_an_address_leads_to_is_named(string platform, string address)
    {
        FormatException? objection = Assert.Throws<FormatException>(() =>
            PlatformNames.CheckNew(Platform.Parse(platform), address, isPlayed: false)
        );
        return objection!.Message.Split(": ")[^1];
    }
}
