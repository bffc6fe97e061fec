using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Policy.Tests.Accounts;

public sealed class AccountIdTests
{
    [TestCase("x", "LibraryDesk", ExpectedResult = "x/librarydesk")]
    [TestCase("Mastodon", "@LibraryDesk@uni.social", ExpectedResult = "mastodon/librarydesk@uni.social")]
    [TestCase("bluesky", "library.uni.ac.uk", ExpectedResult = "bluesky/library.uni.ac.uk")]
    [TestCase("weibo", " 图书馆 ", ExpectedResult = "weibo/图书馆", TestName = "A platform and a script nothing here knows")]
    public string An_accounts_slug_is_platform_and_handle_in_lower_case(string platform, string handle) =>
        new AccountId(Platform.Parse(platform), handle).ToString();

    [Test]
    public void A_slug_reads_back_to_an_equal_id_whatever_its_case()
    {
        Assert.That(AccountId.Parse("X/LibraryDesk"), Is.EqualTo(new AccountId(Platform.X, "librarydesk")));
        Assert.That(AccountId.Parse("x/librarydesk").Platform, Is.SameAs(Platform.X));
    }

    [TestCase("")]
    [TestCase("librarydesk")]
    [TestCase("x/")]
    [TestCase("x/@")]
    [TestCase("x/_._")]
    [TestCase("/librarydesk")]
    [TestCase("x/library desk")]
    [TestCase("https://x.com/librarydesk")]
    [TestCase("x y/librarydesk")]
    public void What_is_no_slug_is_refused(string text) =>
        Assert.That(() => AccountId.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("write"));

    [Test]
    public void A_handle_longer_than_128_characters_is_refused() =>
        Assert.That(() => new AccountId(Platform.X, new string('a', 129)), Throws.TypeOf<FormatException>());

    [Test]
    public void The_default_id_is_the_slug_of_no_account() => Assert.That(default(AccountId).Slug, Is.Empty);

    [Test]
    public void A_platform_writes_itself_in_its_own_way_where_that_is_known()
    {
        Assert.That(Platform.Parse("YOUTUBE").DisplayName, Is.EqualTo("YouTube"));
        Assert.That(Platform.Parse("weibo").DisplayName, Is.EqualTo("weibo"));
        Assert.That(Platform.Parse("Weibo"), Is.EqualTo(Platform.Parse("weibo")));
        Assert.That(Platform.Known, Is.Unique);
    }
}
