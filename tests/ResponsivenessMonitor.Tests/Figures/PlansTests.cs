using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Figures;

/// <summary>
/// A tick costs what is due, not what exists. What PostgreSQL counts while the jobs themselves run says by which plans it ran their statements: none reads
/// a big table from end to end.
/// </summary>
[NonParallelizable]
internal sealed class PlansTests
{
    private static readonly string[] Big = ["enquiries", "letters", "notices"];

    [Test]
    public async Task No_job_reads_a_big_table_from_end_to_end()
    {
        await using Office office = await Office.OpenAsync(DatabaseProvider.Postgres, "2026-06-09T12:05");
        FilledDatabase filled = new(office, DatabaseProvider.Postgres);
        await filled.FillAsync(closed: 30_000, open: 5_000);
        await filled.FallDueAsync(1, 50);
        await office.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.OrderBy(watch => watch.AccountId).Take(20).ToListAsync())
            {
                watch.NextReviewAt = watch.NextVisitLookAt = watch.NextPollAt = office.Time.Now;
            }
        });
        List<string> scans = [];

        await CountAsync<PollAccountsJob>(office, scans);
        await CountAsync<AssessEnquiriesJob>(office, scans, "ix_enquiries_next_look_at", "ix_notices_enquiry_id");
        await CountAsync<CheckVisitsJob>(office, scans);
        await CountAsync<ReviewAccountsJob>(office, scans);
        office.Time.Advance(Duration.FromMinutes(6));
        await CountAsync<WriteLettersJob>(office, scans, "ix_notices_deliver_at");
        await CountAsync<SendLettersJob>(office, scans, "ix_letters_send_at", "ix_notices_letter_id");
        await CountAsync<ReconcileJob>(office, scans, "ix_notices_enquiry_id", "ix_notices_deliver_at", "ix_letters_send_at");

        Assert.That(await office.ReadAsync(db => db.Letters.Where(letter => letter.SendAt == null)), Is.Not.Empty);
        Assert.That(scans, Is.Empty);
    }

    private static async Task CountAsync<TJob>(Office office, List<string> scans, params string[] indices)
        where TJob : IMonitorJob
    {
        Dictionary<string, long> before = await CountersAsync(office);
        await office.RunAsync<TJob>();
        Dictionary<string, long> after = await CountersAsync(office);
        string[] used = [.. after.Where(pair => pair.Value > before.GetValueOrDefault(pair.Key)).Select(pair => pair.Key)];
        TestContext.Out.WriteLine($"{typeof(TJob).Name}: {string.Join(", ", used.Order(StringComparer.Ordinal))}");
        scans.AddRange(
            used.Intersect(Big.Select(table => $"seq {table}"), StringComparer.Ordinal).Select(scan => $"{typeof(TJob).Name}: {scan}")
        );
        Assert.That(used, Is.SupersetOf(indices), typeof(TJob).Name);
    }

    /// <summary>How often each table was read from end to end, and each index used, up to now.</summary>
    private static async Task<Dictionary<string, long>> CountersAsync(Office office)
    {
        NpgsqlConnection.ClearAllPools(); // a session that ends has told what it counted
        await using MonitorDbContext db = office.Open();
        string own = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).Database ?? string.Empty;
        while (
            (
                await db
                    .Database.SqlQuery<int>(
                        $"""select count(*)::int as "Value" from pg_stat_activity where datname = {own} and pid <> pg_backend_pid()"""
                    )
                    .ToListAsync()
            )[0] > 0
        )
        {
            await Task.Delay(20);
        }

        List<string> lines = await db
            .Database.SqlQuery<string>(
                $"""
                select 'seq ' || relname || ' ' || seq_scan as "Value" from pg_stat_user_tables
                union all select indexrelname || ' ' || idx_scan from pg_stat_user_indexes
                """
            )
            .ToListAsync();
        return lines.ToDictionary(
            line => line[..line.LastIndexOf(' ')],
            line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
    }
}
