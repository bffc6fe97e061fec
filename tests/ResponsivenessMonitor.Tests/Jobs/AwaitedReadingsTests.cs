using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>A verdict that waits for a reading is looked at again by itself, should the reading ever fail to wake it.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class AwaitedReadingsTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task It_is_looked_at_five_seconds_after_its_lapse_and_then_ever_later()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T09:30");
        Instant lapse = enquiry.CommitmentLapses!.Value;
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.KnownTo, enquiry.FoundAt)));
        List<Duration> waits = [];
        foreach (
            Duration after in new[] { Duration.FromSeconds(1), Duration.FromSeconds(7), Duration.FromMinutes(10), Duration.FromDays(4) }
        )
        {
            office.Time.Now = lapse + after;
            await office.RunAsync<AssessEnquiriesJob>();
            Enquiry now = (await office.ReadAsync(db => db.Enquiries)).Single();
            Assert.That(now.NotReadSince, Is.EqualTo(enquiry.FoundAt));
            waits.Add(now.NextLookAt!.Value - office.Time.Now);
        }

        Assert.That(waits, Is.EqualTo([Duration.FromSeconds(5), Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromHours(12)]));
    }
}
