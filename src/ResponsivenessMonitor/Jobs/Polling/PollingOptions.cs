using NodaTime;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>How accounts are read; section <c>Polling</c>.</summary>
internal sealed class PollingOptions
{
    internal const string Section = "Polling";

    /// <summary>The longest time between two readings of an account in its office hours.</summary>
    [Setting(From = "00:00:10", To = "00:15:00")]
    public TimeSpan InOfficeHours { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The same outside them.</summary>
    [Setting(From = "00:00:10", To = "12:00:00")]
    public TimeSpan OutsideOfficeHours { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether regular readings of all accounts fall on the same instants; for played installations only.</summary>
    public bool Aligned { get; set; }

    /// <summary>How many accounts are read side by side.</summary>
    [Setting(From = "1", To = "64")]
    public int Parallel { get; set; } = 4;

    /// <summary>
    /// How long an account is a process's own once its turn has come; all answers of one reading have half of it, and what came by then is
    /// kept.
    /// </summary>
    [Setting(From = "00:00:02", To = "00:30:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the answers of one reading may take together: half of the lease, so that there is time to keep them.</summary>
    internal TimeSpan AnswerWithin => Lease / 2;

    internal PollRules ToRules() =>
        new(Duration.FromTimeSpan(InOfficeHours), Duration.FromTimeSpan(OutsideOfficeHours)) { IsAligned = Aligned };

    internal IEnumerable<string> Faults()
    {
        if (InOfficeHours < TimeSpan.FromSeconds(10) || InOfficeHours > TimeSpan.FromMinutes(15))
        {
            yield return "Polling:InOfficeHours must be from 00:00:10 to 00:15:00; a reading older than 15 minutes tells nobody how things stand.";
        }

        if (OutsideOfficeHours < TimeSpan.FromSeconds(10) || OutsideOfficeHours > TimeSpan.FromHours(12))
        {
            yield return "Polling:OutsideOfficeHours must be from 00:00:10 to 12:00:00.";
        }

        if (Parallel is < 1 or > 64)
        {
            yield return "Polling:Parallel must be from 1 to 64 accounts side by side.";
        }

        if (Lease < TimeSpan.FromSeconds(2) || Lease > TimeSpan.FromMinutes(30))
        {
            yield return "Polling:Lease must be from 00:00:02 to 00:30:00.";
        }
    }
}
