using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>Words of enquirers are kept no longer than the enquiry waits, and not for ever (§7).</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ExcerptTests(DatabaseProvider provider)
{
    private const string Words = "When does the zebrareading room open?";
    private PolledOffice office = null!;
    private string asked = string.Empty;

    [SetUp]
    public async Task AskAsync()
    {
        office = await PolledOffice.OpenAsync(provider, new ReplayStage());
        asked = await office.Stage.PublishAsync("quagga", Words);
        await office.PollAsync();
        Assert.That((await office.EnquiriesAsync()).Single().Excerpt, Is.EqualTo(Words));
    }

    [TearDown]
    public async Task CloseAsync() => await office.DisposeAsync();

    [Test]
    public async Task An_excerpt_goes_when_the_enquiry_is_answered()
    {
        office.Stage.Time.Advance(Duration.FromMinutes(10));
        _ = await office.Stage.PublishAsync(by: null, "At nine.", asked);
        await office.PollAsync();
        await ExpectNoWordsAsync(EnquiryState.Answered);
    }

    [Test]
    public async Task An_excerpt_goes_when_a_person_closes_the_enquiry()
    {
        ActOutcome outcome = await ((EnquiryActs)office.Services.GetService(typeof(EnquiryActs))!).CloseAsync(
            (await office.EnquiriesAsync()).Single().Id,
            ClosingReason.NoReplyNeeded,
            new ActedBy("somebody", office.Stage.Time.Now),
            CancellationToken.None
        );
        Assert.That(outcome, Is.InstanceOf<ActOutcome.Done>());
        await office.RunAsync<AssessEnquiriesJob>();
        await ExpectNoWordsAsync(EnquiryState.Closed);
    }

    [Test]
    public async Task An_excerpt_goes_when_its_item_is_deleted_at_the_platform()
    {
        office.Stage.Time.Advance(Duration.FromMinutes(10));
        await office.Stage.DeleteAsync(asked);
        await office.PollAsync();
        await ExpectNoWordsAsync(EnquiryState.Closed);
    }

    [Test]
    public async Task An_excerpt_goes_after_120_hours_though_the_enquiry_still_waits()
    {
        office.Stage.Time.Advance(Duration.FromHours(120) - Duration.FromSeconds(1));
        await office.RunAsync<PruneJob>();
        Assert.That((await office.EnquiriesAsync()).Single().Excerpt, Is.EqualTo(Words));
        office.Stage.Time.Advance(Duration.FromSeconds(1));
        await office.RunAsync<PruneJob>();
        await ExpectNoWordsAsync(EnquiryState.Open);
    }

    private async Task ExpectNoWordsAsync(EnquiryState state)
    {
        Assert.That((await office.EnquiriesAsync()).Single().State, Is.EqualTo(state));
        Assert.That(await office.DumpAsync(), Does.Not.Contain("zebrareading"));
    }
}
