using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Platforms.Meta;

/// <summary>Times as the Graph API writes them: <c>2021-08-10T18:45:03+0000</c>, whose offset has no colon.</summary>
internal static class MetaTime
{
    private static readonly OffsetDateTimePattern Plain = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HHmm>"
    );

    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>The time; null when it is none, or none at which anybody published anything.</summary>
    internal static Instant? Read(string? text) =>
        text is { Length: <= 64 } && Parse(text) is { } at && at >= NodaConstants.UnixEpoch && at < Latest ? at : null;

    private static Instant? Parse(string text) =>
        Plain.Parse(text) is { Success: true, Value: var plain } ? plain.ToInstant()
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var iso } ? iso.ToInstant()
        : null;
}
