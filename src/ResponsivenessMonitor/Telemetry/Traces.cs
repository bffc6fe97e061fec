using System.Diagnostics;

namespace ResponsivenessMonitor.Telemetry;

/// <summary>
/// The spans of the way from a reading to a letter. They have no common trace: a letter tells of many readings and waits for hours. What leads from one
/// to the next are the enquiries' numbers and the letter's key, which each span names.
/// </summary>
/// <remarks>Spans of the web server and of outgoing calls are not sent: their addresses hold links' secrets and the platforms' names of people's posts.</remarks>
internal static class Traces
{
    internal const string Name = "ResponsivenessMonitor";

    private const int MostNumbers = 200;

    private static readonly ActivitySource Source = new(Name, MonitorMeter.Version);

    /// <summary>An account is read and what came is kept.</summary>
    internal static Activity? Read(string account, string platform) =>
        Source.StartActivity("read account")?.SetTag("monitor.account", account).SetTag("monitor.platform", platform);

    /// <summary>A batch of what is due is worked on.</summary>
    internal static Activity? Decide(string job, string subject) =>
        Source.StartActivity("decide")?.SetTag("monitor.job", job).SetTag("monitor.subject", subject);

    /// <summary>A letter is written.</summary>
    internal static Activity? Write(string letter) => Source.StartActivity("write letter")?.SetTag("monitor.letter", letter);

    /// <summary>A letter is sent.</summary>
    internal static Activity? Send(string letter) =>
        Source.StartActivity("send letter", ActivityKind.Producer)?.SetTag("monitor.letter", letter);

    /// <summary>The enquiries that a span is about, by their numbers; no more than two hundred.</summary>
    internal static void Enquiries(this Activity? span, IEnumerable<long> ids)
    {
        if (span is { IsAllDataRequested: true })
        {
            _ = span.SetTag("monitor.enquiries", ids.Take(MostNumbers).ToArray());
        }
    }

    /// <summary>How it ended.</summary>
    internal static void Outcome(this Activity? span, string outcome, bool isFault = false)
    {
        _ = span?.SetTag("monitor.outcome", outcome);
        if (isFault)
        {
            _ = span?.SetStatus(ActivityStatusCode.Error);
        }
    }
}
