using Quartz;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Digests;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Jobs.Pruning;
using ResponsivenessMonitor.Jobs.Quarantining;
using ResponsivenessMonitor.Jobs.Reconciling;
using ResponsivenessMonitor.Jobs.Review;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Jobs.Writing;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Registers the scheduler that ticks the jobs at plain intervals. It keeps nothing: what is due stands in the database.</summary>
internal static class TicksRegistration
{
    internal static void AddTicks(this WebApplicationBuilder builder)
    {
        TickOptions options = builder.Configuration.GetSection(TickOptions.Section).Get<TickOptions>() ?? new TickOptions();
        builder.Services.AddQuartz(quartz =>
        {
            Tick<PollAccountsJob>(quartz, options.Poll);
            Tick<AssessEnquiriesJob>(quartz, options.Decide);
            Tick<CheckVisitsJob>(quartz, options.Decide);
            Tick<ReviewAccountsJob>(quartz, options.Decide);
            Tick<GatedJob<PlanDigestsJob>>(quartz, options.Decide);
            Tick<GatedJob<WriteLettersJob>>(quartz, options.Decide);
            Tick<GatedJob<SendLettersJob>>(quartz, options.Decide);
            Tick<PruneJob>(quartz, options.Prune);
            Tick<ReconcileJob>(quartz, options.Reconcile);
            Tick<NoteTickJob>(quartz, NoteTickJob.Every);
        });
        builder.Services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static void Tick<TJob>(IQuartzBuilder quartz, TimeSpan every)
        where TJob : IMonitorJob
    {
        JobKey key = new(TickJob<TJob>.Name);
        quartz.AddJob<TickJob<TJob>>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity(key.Name).WithSimpleSchedule(every).StartNow());
    }
}
