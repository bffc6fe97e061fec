using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.LinkedIn;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>LinkedIn allows data of profiles to be kept for 24 hours and what members do for 48: what shows either is erased sooner there (§7).</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class StorageTermsTests(DatabaseProvider provider)
{
    private const string Words = "When does the zebrareading room open?";
    private static readonly Duration Second = Duration.FromSeconds(1);

    private PolledOffice office = null!;
    private string post = string.Empty;

    [SetUp]
    public async Task OpenAsync()
    {
        office = await PolledOffice.OpenAsync(provider, new LinkedInStage());
        post = await office.Stage.PublishAsync(by: null, "Ask us anything.");
    }

    [TearDown]
    public async Task CloseAsync() => await office.DisposeAsync();

    [Test]
    public async Task Words_of_LinkedIn_are_in_no_table_at_any_time()
    {
        _ = await AskAsync("quagga");
        Assert.That((await office.EnquiriesAsync()).Single().Excerpt, Is.Null);
        Assert.That(await office.DumpAsync(), Does.Not.Contain("zebrareading"));
    }

    [Test]
    public async Task An_excerpt_that_came_in_some_other_way_would_go_at_48_hours()
    {
        _ = await AskAsync("quagga");
        await ChangeAsync(enquiry => enquiry.Excerpt = Words);
        await PassAsync(Duration.FromHours(48) - Second);
        Assert.That((await office.EnquiriesAsync()).Single().Excerpt, Is.EqualTo(Words));
        await PassAsync(Second);
        Assert.That((await office.EnquiriesAsync()).Single().Excerpt, Is.Null);
    }

    [Test]
    public async Task Who_wrote_cannot_be_recognised_after_24_hours_and_yet_waits_and_is_answered()
    {
        string asked = await AskAsync("quagga");
        string hash = (await office.FindAsync("quagga")).Keys[0];
        await PassAsync(Duration.FromHours(24) - Second);
        Assert.That((await office.KeptAsync("quagga")).Enquiries, Is.EqualTo(1));
        Assert.That(await DueAsync(), Is.Zero);

        office.Stage.Time.Advance(Second);
        Assert.That(await DueAsync(), Is.EqualTo(1), "What is foretold is what goes.");
        await office.RunAsync<PruneJob>();
        Assert.That(await DueAsync(), Is.Zero);
        Assert.That((await office.KeptAsync("quagga")).Enquiries, Is.Zero);
        Assert.That(await office.DumpAsync(), Does.Not.Contain(hash));

        _ = await office.Stage.PublishAsync(by: null, "At nine.", asked);
        await PollAsync();
        Enquiry enquiry = (await office.EnquiriesAsync()).Single();
        Assert.That((enquiry.State, enquiry.AnsweredBy), Is.EqualTo((EnquiryState.Answered, (AnsweredBy?)AnsweredBy.Account)));
    }

    [Test]
    public async Task Who_asks_again_after_24_hours_in_the_same_thread_waits_for_the_same_answer()
    {
        string asked = await AskAsync("quagga");
        string bobs = await AskAsync("bob");
        await PassAsync(Duration.FromHours(25));
        _ = await office.Stage.PublishAsync("quagga", "Hello? When does it open?", asked);
        await PollAsync();
        Assert.That((await office.EnquiriesAsync()).Select(enquiry => enquiry.OpeningItem), Is.EquivalentTo([asked, bobs]));
        Assert.That((await office.KeptAsync("quagga")).Items, Is.Zero, "They are known by what they wrote, not by who they are.");
    }

    [Test]
    public async Task Somebody_else_in_the_thread_is_somebody_else_after_24_hours_too()
    {
        string asked = await AskAsync("quagga");
        await PassAsync(Duration.FromHours(25));
        string again = await office.Stage.PublishAsync("okapi", "And when does it close?", asked);
        await PollAsync();
        Assert.That((await office.EnquiriesAsync()).Select(enquiry => enquiry.OpeningItem), Is.EquivalentTo([asked, again]));
    }

    [TestCase(1, ExpectedResult = 1, TestName = "Within 24 hours an answer that names somebody is theirs alone")]
    [TestCase(25, ExpectedResult = 2, TestName = "After 24 hours it may be anybody in the thread whom it names, and it answers all")]
    public async Task<int> Whom_an_answer_names(int hours)
    {
        string asked = await AskAsync("quagga");
        _ = await office.Stage.PublishAsync("bob", "And when does it close?", asked);
        await PollAsync();
        await PassAsync(Duration.FromHours(hours));
        ((LinkedInStage)office.Stage).Server.Naming = office.Stage.IdOf("quagga");
        _ = await office.Stage.PublishAsync(by: null, "At nine.", asked);
        await PollAsync();
        return (await office.EnquiriesAsync()).Count(enquiry => enquiry.EndedAt is not null);
    }

    [Test]
    public async Task The_address_of_an_item_goes_at_48_hours_unless_somebody_waits_there()
    {
        string answered = await AskAsync("quagga");
        string waits = await AskAsync("bob");
        _ = await office.Stage.PublishAsync(by: null, "At nine.", answered);
        await PollAsync();
        await PassAsync(Duration.FromHours(47));
        Assert.That((await office.EnquiriesAsync()).Select(enquiry => enquiry.Permalink), Has.None.Null);
        await PassAsync(Duration.FromHours(1));
        List<Enquiry> enquiries = await office.EnquiriesAsync();
        Assert.That(Of(enquiries, answered).Permalink, Is.Null);
        Assert.That(Of(enquiries, waits).Permalink, Does.Contain("linkedin.com"));
    }

    [Test]
    public async Task Other_platforms_are_as_they_were()
    {
        await using PolledOffice other = await PolledOffice.OpenAsync(provider, new ReplayStage());
        _ = await other.Stage.PublishAsync("quagga", Words);
        await other.PollAsync();
        other.Stage.Time.Advance(Duration.FromHours(49));
        await other.RunAsync<PruneJob>();
        Assert.That((await other.KeptAsync("quagga")).Enquiries, Is.EqualTo(1));
        Enquiry enquiry = (await other.EnquiriesAsync()).Single();
        Assert.That((enquiry.Excerpt, enquiry.Permalink), Is.Not.EqualTo(((string?)null, (string?)null)));
    }

    private async Task<string> AskAsync(string person)
    {
        string id = await office.Stage.PublishAsync(person, Words, post);
        await PollAsync();
        return id;
    }

    /// <summary>Reads a minute later: what happens at the very end of a time that is asked for is not in it.</summary>
    private async Task PollAsync()
    {
        office.Stage.Time.Advance(Duration.FromMinutes(1));
        await office.PollAsync();
    }

    private async Task PassAsync(Duration time)
    {
        office.Stage.Time.Advance(time);
        await office.RunAsync<PruneJob>();
    }

    private async Task<int> DueAsync() =>
        (await ((PruneForecast)office.Services.GetService(typeof(PruneForecast))!).TellAsync(office.Stage.Time.Now, CancellationToken.None))
            .Single(line => line.What.StartsWith("authors on LinkedIn", StringComparison.Ordinal))
            .Rows;

    private static Enquiry Of(List<Enquiry> enquiries, string item) =>
        enquiries.Single(enquiry => string.Equals(enquiry.OpeningItem, item, StringComparison.Ordinal));

    private async Task ChangeAsync(Action<Enquiry> change)
    {
        await using MonitorDbContext db = office.Open();
        change(db.Enquiries.Single());
        _ = await db.SaveChangesAsync();
    }
}
