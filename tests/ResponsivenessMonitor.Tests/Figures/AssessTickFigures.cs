using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Figures;

/// <summary>What a tick costs among a million closed enquiries and a hundred thousand open ones.</summary>
[Category("Figures")]
[NonParallelizable]
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class AssessTickFigures(DatabaseProvider provider)
{
    /// <summary>Ticks of a service that has just begun, before the runtime has compiled well what they run; told by themselves.</summary>
    private const int Cold = 20;
    private const int Ticks = 60;
    private const int Due = 100;

    [Test]
    public async Task A_tick_costs_what_is_due()
    {
        Figure.OnlyWhenAskedFor();
        await using Office office = await Office.OpenAsync(provider, "2026-06-09T12:05");
        FilledDatabase filled = new(office, provider);
        await filled.FillAsync(closed: 1_000_000, open: 100_000);
        await office.RunAsync<AssessEnquiriesJob>(); // the one that all are copies of; and what is compiled at first is no part of the figure

        List<double> full = [];
        List<double> idle = [];
        for (int tick = 0; tick < Ticks; tick++)
        {
            await filled.FallDueAsync(1 + (tick * Due * 5 / 4), Due * 5 / 4); // of five in a row four are not breached
            full.Add(await TimeAsync(office.RunAsync<AssessEnquiriesJob>));
            idle.Add(await TimeAsync(office.RunAsync<AssessEnquiriesJob>));
        }

        Instant yesterday = office.Time.Now - Duration.FromDays(1); // for an hour after an edit a round looks at what is open
        await office.ChangeAsync(db => db.Calendars.ExecuteUpdateAsync(set => set.SetProperty(version => version.MadeAt, yesterday)));
        List<double> rounds = [];
        for (int round = 0; round < 3; round++)
        {
            office.Time.Advance(Duration.FromMinutes(5));
            rounds.Add(await TimeAsync(office.RunAsync<ReconcileJob>));
        }

        Figure.Say(
            $"{provider}: the first {Cold} ticks with {Due} due: {Text(full[..Cold])}; the {Ticks - Cold} after them: {Text(full[Cold..])}"
        );
        Figure.Say($"{provider}: ticks with none due: {Text(idle[Cold..])}; a round of reconciling: {Text(rounds)}");
        Assert.That(
            (await office.ReadAsync(db => db.Notices.Where(notice => notice.DeliverAt != null))).Count,
            Is.EqualTo((Ticks * Due) + 1)
        );
    }

    private static string Text(List<double> taken) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"median {Figure.Median(taken):0.0} ms (first {taken[0]:0.0}, best {taken.Min():0.0}, worst but the first {taken.Skip(1).Max():0.0})"
        );

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await run();
        return watch.Elapsed.TotalMilliseconds;
    }
}
