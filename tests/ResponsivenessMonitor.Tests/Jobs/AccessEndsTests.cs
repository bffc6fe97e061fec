using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Before an access ends that only a person can renew, its account's administrator and ops are warned 14, 7 and 1 days ahead (§6).</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class AccessEndsTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Each_warning_is_given_once_to_the_administrator_and_to_ops()
    {
        Instant end = await EndsAfterAsync(Duration.FromDays(15));
        List<(int DaysLeft, Role Role)> told = [];
        HashSet<long> known = [];
        for (int quarter = 0; quarter < 17 * 4; quarter++)
        {
            await ReviewAsync();
            foreach (Notice notice in (await WarningsAsync()).Where(notice => known.Add(notice.Id)))
            {
                told.Add(((int)Math.Ceiling((end - office.Time.Now).TotalDays), notice.Role));
            }

            office.Time.Advance(Duration.FromHours(6));
        }

        (int, Role)[] expected = [.. new[] { 14, 7, 1 }.SelectMany(days => new[] { (days, Role.Administrator), (days, Role.Operations) })];
        Assert.That(told, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_review_comes_by_itself_when_a_warning_falls_due()
    {
        Instant end = await EndsAfterAsync(Duration.FromDays(14) + Duration.FromHours(2));
        await ReviewAsync();
        Watch watch = (await office.ReadAsync(db => db.Watches)).Single();
        Assert.That(watch.NextReviewAt, Is.LessThanOrEqualTo(end - Duration.FromDays(14)));
    }

    [Test]
    public async Task Of_warnings_that_were_missed_only_the_last_is_given()
    {
        _ = await EndsAfterAsync(Duration.FromHours(20));
        await ReviewAsync();
        await ReviewAsync();
        Assert.That((await WarningsAsync()).Select(notice => notice.Role), Is.EquivalentTo([Role.Administrator, Role.Operations]));
    }

    [Test]
    public async Task A_warning_is_overtaken_when_the_access_was_renewed()
    {
        _ = await EndsAfterAsync(Duration.FromDays(6));
        await ReviewAsync();
        Notice warning = (await WarningsAsync())[0];
        Assert.That(await WhyAsync(warning), Is.Null);
        _ = await EndsAfterAsync(Duration.FromDays(60));
        Assert.That(await WhyAsync(warning), Is.EqualTo("the permission was renewed"));
    }

    private async Task<string?> WhyAsync(Notice notice)
    {
        await using MonitorDbContext db = office.Open();
        return await office.Get<OvertakenLetters>().WhyAsync(db, notice, office.Time.Now, default);
    }

    private async Task<Instant> EndsAfterAsync(Duration wait)
    {
        Instant end = office.Time.Now + wait;
        await office.ChangeAsync(async db =>
        {
            Watch watch = await db.Watches.Include(watch => watch.Access).SingleAsync();
            watch.Access ??= new PlatformAccess { Credential = "env:LIBRARY_TOKEN" };
            watch.Access.EndsAt = end;
        });
        return end;
    }

    private async Task ReviewAsync()
    {
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextReviewAt, office.Time.Now)));
        await office.RunAsync<ReviewAccountsJob>();
    }

    private Task<List<Notice>> WarningsAsync() =>
        office.ReadAsync(db => db.Notices.Where(notice => notice.Kind == NoticeKind.AccessLost).OrderBy(notice => notice.Id));
}
