using ResponsivenessMonitor.CrashPlayer.Month;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>How much is simulated: as <c>RM_CRASH_TESTS</c> says, <c>full</c> or <c>year</c>, else what fits between two changes.</summary>
/// <param name="Scenario">Accounts and days.</param>
/// <param name="Longest">How long it may take, beside other work on the machine, before it is given up.</param>
internal sealed record MonthSize(MonthScenario Scenario, TimeSpan Longest)
{
    internal static MonthSize Wanted { get; } =
        Environment.GetEnvironmentVariable("RM_CRASH_TESTS") switch
        {
            "full" => new MonthSize(new MonthScenario(Accounts: 200, Days: 30, Seed: 1), TimeSpan.FromHours(8)),
            "year" => new MonthSize(new MonthScenario(Accounts: 200, Days: 365, Seed: 1), TimeSpan.FromHours(96)),
            _ => new MonthSize(new MonthScenario(Accounts: 10, Days: 10, Seed: 1), TimeSpan.FromHours(1)),
        };
}
