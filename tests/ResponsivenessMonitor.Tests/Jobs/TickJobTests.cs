using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Tests.Support;
using ResponsivenessMonitor.Tests.Telemetry;

namespace ResponsivenessMonitor.Tests.Jobs;

internal sealed class TickJobTests
{
    [Test]
    public async Task A_job_goes_on_at_once_while_its_batches_are_full()
    {
        Batches job = new([true, true, false, true]);
        await RunAsync(job, stopsAfter: int.MaxValue);

        Assert.That(job.Ran, Is.EqualTo(3));
    }

    [Test]
    public async Task A_job_takes_no_more_once_the_service_is_told_to_stop()
    {
        Batches job = new([true, true, true, true]);
        await RunAsync(job, stopsAfter: 2);

        Assert.That(job.Ran, Is.EqualTo(2));
    }

    [Test]
    public async Task A_job_that_is_at_work_hears_that_the_service_is_told_to_stop()
    {
        using Life life = new();
        Waiting job = new();
        Task tick = new TickJob<Waiting>(
            job,
            new ManualTime(Instant.FromUtc(2026, 6, 9, 12, 0)),
            life,
            Counting.Unheard(),
            new Replica("one"),
            NullLogger<TickJob<Waiting>>.Instance
        )
            .Execute(null!, CancellationToken.None)
            .AsTask();
        life.StopApplication();

        Assert.That(async () => await tick.WaitAsync(TimeSpan.FromMinutes(1)), Throws.Nothing, "being told to stop is no failure");
        Assert.That(job.WasTold, Is.True);
    }

    [Test]
    public async Task A_job_is_told_a_time_that_is_no_finer_than_what_the_tables_keep()
    {
        using Life life = new();
        Batches job = new([false]);
        Instant fine = Instant.FromUtc(2026, 6, 9, 12, 0) + Duration.FromTicks(1_234_567);
        await new TickJob<Batches>(
            job,
            new ManualTime(fine),
            life,
            Counting.Unheard(),
            new Replica("one"),
            NullLogger<TickJob<Batches>>.Instance
        ).Execute(null!, CancellationToken.None);

        Assert.That(job.ToldAt, Is.EqualTo(fine - Duration.FromTicks(7)));
    }

    private static async Task RunAsync(Batches job, int stopsAfter)
    {
        using Life life = new();
        job.OnRun = ran =>
        {
            if (ran == stopsAfter)
            {
                life.StopApplication();
            }
        };
        TickJob<Batches> tick = new(
            job,
            new ManualTime(Instant.FromUtc(2026, 6, 9, 12, 0)),
            life,
            Counting.Unheard(),
            new Replica("one"),
            NullLogger<TickJob<Batches>>.Instance
        );
        await tick.Execute(null!, CancellationToken.None);
    }

    /// <summary>Works until it is told to stop.</summary>
    private sealed class Waiting : IMonitorJob
    {
        internal bool WasTold { get; private set; }

        public async Task RunAsync(Instant now, CancellationToken cancellationToken)
        {
            using CancellationTokenRegistration told = cancellationToken.Register(() => WasTold = true);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private sealed class Batches(bool[] full) : IBatchJob
    {
        internal int Ran { get; private set; }

        internal Instant ToldAt { get; private set; }

        internal Action<int> OnRun { get; set; } = _ => { };

        public Task RunAsync(Instant now, CancellationToken cancellationToken) => RunBatchAsync(now, cancellationToken);

        public Task<bool> RunBatchAsync(Instant now, CancellationToken cancellationToken)
        {
            bool isFull = full[Ran];
            ToldAt = now;
            Ran++;
            OnRun(Ran);
            return Task.FromResult(isFull);
        }
    }

    private sealed class Life : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
