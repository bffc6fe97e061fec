using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs.Reconciling;

/// <summary>No open day stays without its digest's row.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class MissingDigestTests(DatabaseProvider provider)
{
    private static readonly string[] Days = ["2026-06-03", "2026-06-04", "2026-06-05", "2026-06-08", "2026-06-09"];

    [Test]
    public async Task A_day_whose_news_nobody_told_gets_its_digest_and_no_other_tells_them_again()
    {
        await using KeptOffice kept = await WeekAsync();
        await RemoveAsync(kept, "2026-06-05");

        Assert.That(await kept.FoundAsync(), Is.EqualTo("MissingDigest 1 1"));
        Assert.That(kept.Log.Loud.Single(), Does.EndWith("and mended 1: 2026-06-05."));
        Digest made = await DigestAsync(kept, "2026-06-05");
        Assert.That((made.State, made.DueAt), Is.EqualTo((DigestState.Planned, Rows.At("2026-06-05T08:30"))));
        Assert.That((made.CoversFrom, made.CoversTo), Is.EqualTo((Rows.At("2026-06-04T08:30"), Rows.At("2026-06-05T08:30"))));

        Digest next = await DigestAsync(kept, "2026-06-10");
        await kept.Office.RunAsync<PlanDigestsJob>();
        Assert.That((await DigestAsync(kept, "2026-06-05")).DueAt, Is.Null, "it is settled");
        Assert.That((await DigestAsync(kept, "2026-06-10")).CoversFrom, Is.EqualTo(next.CoversFrom));
        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task A_day_whose_news_a_later_digest_told_is_noted_and_not_told_again()
    {
        await using KeptOffice kept = await WeekAsync();
        await RemoveAsync(kept, "2026-06-05");
        await kept.Office.ChangeAsync(async db =>
            (await db.Digests.SingleAsync(digest => digest.Date == Rows.On("2026-06-08"))).CoversFrom = Rows.At("2026-06-04T08:30")
        );

        Assert.That(await kept.FoundAsync(), Is.EqualTo("MissingDigest 1 1"));
        Digest made = await DigestAsync(kept, "2026-06-05");
        Assert.That((made.State, made.DueAt), Is.EqualTo((DigestState.ToldByLater, (Instant?)null)));
    }

    [Test]
    public async Task A_day_that_was_closed_afterwards_needs_none()
    {
        await using KeptOffice kept = await WeekAsync();
        await RemoveAsync(kept, "2026-06-05");
        await using (MonitorDbContext db = kept.Office.Open())
        {
            _ = await kept
                .Office.Get<EnterClosures>()
                .AddAsync(db, "default", [Rows.On("2026-06-05")], DayHours.Closed, "jo@uni.example", kept.Now, CancellationToken.None);
        }

        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task What_lies_before_the_first_one_of_an_installation_is_not_missed()
    {
        await using KeptOffice kept = await WeekAsync();
        await RemoveAsync(kept, "2026-06-03");

        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    [Test]
    public async Task That_the_next_one_is_not_planned_is_told_and_left_to_its_job()
    {
        await using KeptOffice kept = await WeekAsync();
        await RemoveAsync(kept, "2026-06-10");

        Assert.That(await kept.FoundAsync(), Is.EqualTo("MissingDigest 1 0"));
        await kept.Office.RunAsync<PlanDigestsJob>();
        Assert.That(await kept.FoundAsync(), Is.Empty);
    }

    /// <summary>A service that settled the digests of a week, and is at work since.</summary>
    private async Task<KeptOffice> WeekAsync()
    {
        KeptOffice kept = await KeptOffice.OpenAsync(provider, "2026-06-03T08:00");
        foreach (string day in Days)
        {
            kept.Office.GoTo($"{day}T09:00");
            await kept.Office.RunAsync<PlanDigestsJob>();
            await kept.Office.RunAsync<WriteLettersJob>();
        }

        await kept.Office.ChangeAsync(db => db.Letters.ExecuteUpdateAsync(set => set.SetProperty(letter => letter.SendAt, (Instant?)null)));

        await kept.WatchAsync(watch => watch.NextReviewAt = watch.NextVisitLookAt = kept.Now + Duration.FromDays(1));
        for (int tick = 0; tick < 4; tick++)
        {
            await kept.TickAsync();
        }

        Assert.That(kept.Round.IsWell, kept.Round.Because);
        return kept;
    }

    private static Task RemoveAsync(KeptOffice kept, string date) =>
        kept.Office.ChangeAsync(db => db.Digests.Where(digest => digest.Date == Rows.On(date)).ExecuteDeleteAsync());

    private static async Task<Digest> DigestAsync(KeptOffice kept, string date) =>
        (await kept.Office.ReadAsync(db => db.Digests)).Single(digest => digest.Date == Rows.On(date));
}
