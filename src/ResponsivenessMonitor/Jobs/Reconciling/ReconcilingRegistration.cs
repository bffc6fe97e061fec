using ResponsivenessMonitor.Jobs.Quarantining;

namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>Registers the reconciling and what it looks at, in the order in which it does, and what holds letters back.</summary>
internal static class ReconcilingRegistration
{
    internal static IServiceCollection AddReconciling(this IServiceCollection services)
    {
        _ = services.AddChecked<MonitoringOptions>(MonitoringOptions.Section, options => options.Faults());
        _ = services
            .AddSingleton<IInvariant, PresentRules>()
            .AddSingleton<IInvariant, UntoldBreaches>()
            .AddSingleton<IInvariant, MissingDigests>()
            .AddSingleton<IInvariant, LeftLeases>()
            .AddSingleton<IInvariant, ReadAccounts>()
            .AddSingleton<IInvariant, LateWork>();
        _ = services
            .AddSingleton<Quarantine>()
            .AddSingleton<QuarantineExit>()
            .AddSingleton<QuarantineGate>()
            .AddSingleton(typeof(GatedJob<>))
            .AddSingleton<NoteTickJob>();
        return services.AddSingleton<LastRound>().AddSingleton<Heartbeat>().AddSingleton<ReconcileJob>();
    }
}
