using NodaTime;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Tests.Platforms.Conformance;

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
