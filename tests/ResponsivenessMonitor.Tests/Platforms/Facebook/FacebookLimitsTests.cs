using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Meta;

namespace ResponsivenessMonitor.Tests.Platforms.Facebook;

/// <summary>Readings end, whatever a list holds, and keep what they knew.</summary>
internal sealed class FacebookLimitsTests
{
    private FacebookStage stage = null!;
    private StageReader reader = null!;

    private static CancellationToken Patience => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenAsync()
    {
        stage = new FacebookStage();
        await stage.StartAsync(Patience);
        reader = new StageReader(stage);
    }

    [TearDown]
    public async Task CloseAsync() => await stage.DisposeAsync();

    [Test]
    public async Task A_wave_of_hidden_comments_ends_no_later_than_others_and_hides_nothing()
    {
        string post = await stage.PublishAsync(by: null, "Ask us anything.");
        string first = await stage.PublishAsync("ada", "The first?", post);
        _ = await reader.ReadAsync();
        for (int i = 0; i < 70; i++)
        {
            stage.Time.Advance(Duration.FromSeconds(5));
            string spam = await stage.PublishAsync("spammer", $"Buy {i}!", post);
            stage.Script.Find(spam)!.IsHidden = true;
        }

        string question = await stage.PublishAsync("bob", "On Sundays?", post);
        CompletedReading reading = await reader.ReadAsync();
        Assert.That((reading.IsComplete, reading.Pages.Count), Is.EqualTo((true, 3)));
        Assert.That(reader.Kept.Keys, Is.SupersetOf(new[] { first, question }));
        stage.Time.Advance(Duration.FromMinutes(5));
        Assert.That((await reader.ReadAsync()).IsComplete, Is.True);
    }

    [Test]
    public async Task Of_more_that_wait_unseen_than_a_reading_asks_for_each_is_asked_for_in_its_turn()
    {
        MetaEntry post = stage.Script.Add(new MetaEntry(string.Empty, "eve", "What about the café?", stage.Time.Now) { IsOnPage = true });
        List<string> comments = [];
        for (int i = 0; i < 85; i++)
        {
            stage.Time.Advance(Duration.FromSeconds(5));
            comments.Add(await stage.PublishAsync("ada", $"And {i}?", post.Id));
        }

        _ = await reader.ReadAsync();
        string[] unseen = [.. comments.Take(35).Order(StringComparer.Ordinal)]; // a page shows the 50 newest
        string[] gone = [unseen[0], unseen[12], unseen[^1]];
        foreach (string comment in gone)
        {
            await stage.DeleteAsync(comment);
        }

        for (int i = 0; i < 3; i++)
        {
            stage.Time.Advance(Duration.FromMinutes(5));
            _ = await reader.ReadAsync();
        }

        Assert.That(reader.Withdrawn, Is.EquivalentTo(gone));
    }

    [TestCase(true, ExpectedResult = true)]
    [TestCase(false, ExpectedResult = false)]
    public async Task<bool> A_check_says_that_private_messages_may_be_shown_of_some_people_only(bool mayBeRead)
    {
        if (!mayBeRead)
        {
            _ = stage.Refused.Add("conversations");
        }

        AccessCheck check = await stage.Platform.CheckAsync(stage.Access, Patience);
        return ((AccessCheck.Works)check).What.Contains("only where Meta gave it Advanced Access", StringComparison.Ordinal);
    }

    [Test]
    public async Task While_a_private_message_waits_a_lost_permission_is_a_lost_access()
    {
        _ = await stage.PublishAsync("ada", "When do you open?", isDirect: true);
        _ = await reader.ReadAsync();
        _ = stage.Refused.Add("conversations");
        stage.Time.Advance(Duration.FromMinutes(5));
        Assert.That((await reader.FailureAsync() as Reading.AccessLost)?.Kind, Is.EqualTo(AccessLossKind.ScopeMissing));
    }

    [Test]
    public async Task The_end_of_the_access_is_told_by_each_reading_and_not_only_by_those_that_looked()
    {
        CompletedReading looked = await reader.ReadAsync(withProfile: true);
        Assert.That(looked.AccessEndsAt, Is.Not.Null);
        stage.Time.Advance(Duration.FromMinutes(5));
        Assert.That((await reader.ReadAsync()).AccessEndsAt, Is.EqualTo(looked.AccessEndsAt));
    }

    [TestCase("98765", "98765")]
    [TestCase("12345_98765", "98765")]
    [TestCase("m_ToF3THX_W4E-_C78mRA", "m_ToF3THX_W4E-_C78mRA")]
    public void Ids_of_private_messages_have_one_form(string id, string tail) => Assert.That(MetaId.TailOf(id), Is.EqualTo(tail));

    [TestCase("m_mid.$cAAYNjHrtQCVhqBkJT1bdtO6qvBit", true)]
    [TestCase("", false)]
    [TestCase("a\nb", false)]
    public void Ids_of_private_messages_may_have_any_sign(string id, bool isOne) => Assert.That(MetaId.IsOfMessage(id), Is.EqualTo(isOne));
}
