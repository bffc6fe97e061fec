using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Quarantining;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs.Quarantining;

/// <summary>An office whose jobs are done as <c>serve</c> does them: those that tell people something through the gate.</summary>
internal sealed class HeldOffice : IAsyncDisposable
{
    private HeldOffice(Office office) => Office = office;

    internal Office Office { get; }

    internal static async Task<HeldOffice> OpenAsync(DatabaseProvider provider, string now, params (string Key, string Value)[] settings) =>
        new(await Office.OpenAsync(provider, now, settings));

    /// <summary>Reads all accounts, and does all jobs once at a time.</summary>
    internal async Task TickAsync(string? at = null, bool reads = true)
    {
        if (at is not null)
        {
            Office.GoTo(at);
        }

        await Office.RunAsync<NoteTickJob>();
        if (reads)
        {
            await ReadAsync();
        }

        await Office.RunAsync<AssessEnquiriesJob>();
        await Office.RunAsync<GatedJob<PlanDigestsJob>>();
        await Office.RunAsync<GatedJob<WriteLettersJob>>();
        await Office.RunAsync<GatedJob<SendLettersJob>>();
    }

    /// <summary>Does them until nothing more comes of it.</summary>
    internal async Task SettleAsync(string at)
    {
        for (int tick = 0; tick < 4; tick++)
        {
            await TickAsync(at);
        }
    }

    internal Task<ActOutcome> ReleaseAsync() => Office.Get<QuarantineActs>().EndAsync(Office.Somebody, CancellationToken.None);

    internal async Task<QuarantineNote?> NoteAsync()
    {
        await using MonitorDbContext db = Office.Open();
        return await QuarantineNote.ReadAsync(db, CancellationToken.None);
    }

    internal Task<List<Letter>> SentAsync() =>
        Office.ReadAsync(db => db.Letters.Where(letter => letter.State == LetterState.Sent).OrderBy(letter => letter.Id));

    internal Task<List<Letter>> LettersAsync() => Office.ReadAsync(db => db.Letters.OrderBy(letter => letter.Id));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Office.DisposeAsync();

    private Task ReadAsync() =>
        Office.ChangeAsync(async db =>
        {
            foreach (Watch watch in await db.Watches.ToListAsync())
            {
                watch.TakeComplete(Office.Time.Now);
            }

            foreach (Enquiry enquiry in await db.Enquiries.Where(enquiry => enquiry.NotReadSince != null).ToListAsync())
            {
                enquiry.LookAt(Office.Time.Now);
            }
        });
}
