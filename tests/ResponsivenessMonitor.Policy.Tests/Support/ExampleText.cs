using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>Times as the policy's examples write them: local, in a calendar's zone.</summary>
internal static class ExampleText
{
    /// <summary>"warn … | aim … | commitment …", local: what an example states of an enquiry at once.</summary>
    public static string Times(this Asked asked)
    {
        Deadlines d = asked.Deadlines;
        string commitment = d.Commitment is { } deadline ? Text(asked, deadline.Due) : "none";
        return $"warn {Text(asked, d.WarnAt)}, aim {Text(asked, d.Aim.Due)}, commitment {commitment}";
    }

    private static string Text(Asked asked, Instant at)
    {
        LocalDateTime local = at.InZone(asked.Calendar.Zone).LocalDateTime;
        return local.ToString(
            local.Second == 0 ? "ddd d MMM HH:mm" : "ddd d MMM HH:mm:ss",
            System.Globalization.CultureInfo.InvariantCulture
        );
    }
}
