using NodaTime;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>How accounts are read; section <c>Polling</c>.</summary>
internal sealed class PollingOptions
{
    internal const string Section = "Polling";

    /// <summary>The longest time from one reading of an account to the next in its office hours.</summary>
    public TimeSpan InOfficeHours { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The same outside its office hours.</summary>
    public TimeSpan OutsideOfficeHours { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether regular readings of all accounts fall on the same instants; for played installations.</summary>
    public bool Aligned { get; set; }

    /// <summary>How many accounts are read side by side.</summary>
    public int Parallel { get; set; } = 4;

    /// <summary>How long an account is ours once we took it; the platform's answers have to come before.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    internal PollRules ToRules() =>
        new(Duration.FromTimeSpan(InOfficeHours), Duration.FromTimeSpan(OutsideOfficeHours)) { IsAligned = Aligned };
}
