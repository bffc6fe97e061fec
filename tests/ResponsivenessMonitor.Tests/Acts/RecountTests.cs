using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Acts.ActsOffice;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Acts;

/// <summary>Counting again what had ended.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class RecountTests(DatabaseProvider provider)
{
    private static readonly DateInterval Tuesday = new(On("2026-06-09"), On("2026-06-09"));

    private ActsOffice office = null!;
    private ServiceProvider services = null!;

    [SetUp]
    public async Task Open()
    {
        office = await OpenAsync(
            provider,
            settings: [("Marketing:Address", "marketing@uni.example"), ("Ops:Address", "ops@uni.example"), ("Mail:GatherFor", "00:00:00")]
        );
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(office.Database.Settings).Build();
        ServiceCollection rooms = new();
        _ = rooms.AddSingleton(settings).AddSingleton(TimeProvider.System).AddLogging();
        MonitorApplication.AddRooms(rooms, settings);
        services = rooms.BuildServiceProvider();
    }

    [TearDown]
    public async Task Close()
    {
        await services.DisposeAsync();
        await office.DisposeAsync();
    }

    [Test]
    public async Task A_closure_entered_late_counts_after_a_recount_and_no_letter_goes_out_because_of_it()
    {
        long number = await BreachedAndAnsweredAsync();
        List<Letter> letters = await office.AllAsync<Letter>();
        List<Notice> notices = await office.AllAsync<Notice>();
        Assert.That(letters, Is.Not.Empty, "the breach was told");
        await SnowAsync();

        Recount recount = await RecountAsync();

        Recounted changed = recount.Changed.Single();
        Assert.That(
            (changed.Before.CommitmentOutcome, changed.After.CommitmentOutcome),
            Is.EqualTo((DeadlineOutcome.Missed, DeadlineOutcome.Met))
        );
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.CountedOn, enquiry.AimDue), Is.EqualTo((On("2026-06-10"), At("2026-06-10T13:00"))));
        Assert.That((enquiry.State, enquiry.NextLookAt), Is.EqualTo((EnquiryState.Answered, (Instant?)null)));
        Assert.That(enquiry.Turnaround, Is.EqualTo(Duration.FromMinutes(20)));

        await services.GetRequiredService<AssessEnquiriesJob>().RunAsync(At("2026-06-11T10:00"), default);
        await services.GetRequiredService<WriteLettersJob>().RunAsync(At("2026-06-11T10:00"), default);
        Assert.That((await office.AllAsync<Letter>()).Select(letter => letter.Key), Is.EquivalentTo(letters.Select(letter => letter.Key)));
        Assert.That(
            (await office.AllAsync<Notice>()).Select(notice => (notice.DedupKey, notice.State)),
            Is.EquivalentTo(notices.Select(notice => (notice.DedupKey, notice.State)))
        );

        LetterDigest digest = await DigestAsync("2026-06-10T12:00", "2026-06-12T08:30");
        Assert.That(digest.Corrected.Select(line => line.Number), Is.EqualTo(new[] { number }));
        Assert.That(digest.Breached, Is.Empty);
    }

    [Test]
    public async Task Each_enquiry_that_changed_is_audited_from_what_to_what_and_the_run_with_its_reason()
    {
        long number = await BreachedAndAnsweredAsync();
        await SnowAsync();
        _ = await RecountAsync();
        List<AuditEntry> entries =
        [
            .. (await office.AllAsync<AuditEntry>()).Where(entry => entry.Action.StartsWith("recount", StringComparison.Ordinal)),
        ];
        Assert.That(
            entries.Select(entry => (entry.Action, entry.EnquiryId)),
            Is.EquivalentTo(new[] { ("recounted", (long?)number), ("recount", null) })
        );
        Assert.That(
            entries.Single(entry => entry.EnquiryId == number).Detail,
            Does.StartWith("from counted on 2026-06-09, aim due 2026-06-09T13:00:00Z missed").And.Contains("to counted on 2026-06-10")
        );
        Assert.That(entries.Single(entry => entry.EnquiryId is null).Detail, Does.EndWith("1 of 1 changed: snow, entered late"));
    }

    [Test]
    public async Task A_second_run_and_a_dry_one_change_nothing()
    {
        long number = await BreachedAndAnsweredAsync();
        await SnowAsync();
        Assert.That((await RecountAsync(isDryRun: true)).Changed, Has.Count.EqualTo(1));
        Assert.That((await office.EnquiryAsync(number)).CountedOn, Is.EqualTo(On("2026-06-09")));
        _ = await RecountAsync();
        Enquiry once = await office.EnquiryAsync(number);
        int entries = (await office.AllAsync<AuditEntry>()).Count;
        Assert.That((await RecountAsync(new DateInterval(On("2026-06-01"), On("2026-06-30")))).Changed, Is.Empty);
        Assert.That((await office.EnquiryAsync(number)).Version, Is.EqualTo(once.Version));
        Assert.That(await office.AllAsync<AuditEntry>(), Has.Count.EqualTo(entries));
    }

    [Test]
    public async Task A_recount_may_bring_a_deadline_forward_and_what_waits_is_left_to_edits()
    {
        long answered = await office.AskAsync("2026-06-09T10:00");
        await office.ReadAsync("2026-06-09T13:00", office.Item("101", "2026-06-09T12:30", ItemSide.Own, "us", "100"));
        long open = await office.AskAsync("2026-06-09T14:00", "200");
        await using (MonitorDbContext db = office.Database.CreateDbContext())
        {
            _ = await db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.Aim, (Duration?)Duration.FromHours(2)));
        }

        Recount recount = await RecountAsync();

        Assert.That((recount.Open, recount.Changed.Single().EnquiryId), Is.EqualTo((1, answered)));
        Assert.That(recount.Changed.Single().After.AimOutcome, Is.EqualTo(DeadlineOutcome.Missed));
        Assert.That((await office.EnquiryAsync(answered)).AimDue, Is.EqualTo(At("2026-06-09T12:00")));
        Assert.That((await office.EnquiryAsync(open)).AimDue, Is.EqualTo(At("2026-06-10T10:00")));
        Assert.That((await office.EnquiryAsync(answered)).BreachKnownAt, Is.Null, "the commitment was met");
    }

    [Test]
    public async Task What_was_given_up_is_counted_by_other_deadlines_and_stays_given_up()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.AssessAsync("2026-07-01T10:00");
        await SnowAsync();
        Assert.That((await RecountAsync(now: "2026-07-01T11:00")).Changed, Has.Count.EqualTo(1));
        Enquiry enquiry = await office.EnquiryAsync(number);
        Assert.That((enquiry.State, enquiry.NextLookAt), Is.EqualTo((EnquiryState.NeverAnswered, (Instant?)null)));
        Assert.That((enquiry.CountedOn, enquiry.CorrectedAt), Is.EqualTo((On("2026-06-10"), (Instant?)null)));
    }

    /// <summary>Asked on Tuesday at ten, told as breached on Wednesday, answered on Wednesday at 09:20.</summary>
    private async Task<long> BreachedAndAnsweredAsync()
    {
        long number = await office.AskAsync("2026-06-09T10:00");
        await office.AssessAsync("2026-06-10T09:00");
        await services.GetRequiredService<WriteLettersJob>().RunAsync(At("2026-06-10T09:06"), default);
        await office.ReadAsync("2026-06-10T09:30", office.Item("101", "2026-06-10T09:20", ItemSide.Own, "us", "100"));
        Assert.That((await office.EnquiryAsync(number)).BreachKnownAt, Is.EqualTo(At("2026-06-10T09:00")));
        return number;
    }

    private async Task SnowAsync()
    {
        await using MonitorDbContext db = office.Database.CreateDbContext();
        ClosuresEntered entered = await services
            .GetRequiredService<EnterClosures>()
            .AddAsync(db, RuleBook.DefaultCalendar, [On("2026-06-09")], DayHours.Closed, "mia", At("2026-06-11T09:00"), default);
        Assert.That(entered.Dates, Has.Count.EqualTo(1));
    }

    private Task<Recount> RecountAsync(DateInterval? dates = null, bool isDryRun = false, string now = "2026-06-11T09:30") =>
        services
            .GetRequiredService<RecountDates>()
            .RunAsync(dates ?? Tuesday, only: null, "snow, entered late", Mia(now), isDryRun, default);

    private async Task<LetterDigest> DigestAsync(string from, string to)
    {
        await using MonitorDbContext db = office.Database.CreateDbContext();
        Digest digest = new()
        {
            Audience = Role.Marketing,
            Date = On("2026-06-12"),
            CoversFrom = At(from),
            CoversTo = At(to),
        };
        return await services.GetRequiredService<DigestComposer>().ComposeAsync(db, digest, At(to), default);
    }
}
