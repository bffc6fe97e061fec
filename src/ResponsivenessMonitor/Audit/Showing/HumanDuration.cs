using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Audit.Showing;

/// <summary>Durations as people write them.</summary>
internal static class HumanDuration
{
    /// <summary>To the minute, cut: <c>2 h 05</c>, <c>16 h 00</c>, <c>55 min</c>; under a minute <c>45 s</c>.</summary>
    internal static string Short(Duration duration)
    {
        long minutes = (long)Math.Floor(duration.TotalMinutes);
        return minutes switch
        {
            >= 60 => $"{minutes / 60} h {minutes % 60:00}",
            > 0 => $"{minutes} min",
            _ => Exact(Duration.FromSeconds(Math.Floor(duration.TotalSeconds))),
        };
    }

    /// <summary>To the millisecond: <c>2 h 05</c>, <c>55 min</c>, <c>8 h</c>, <c>2 h 05 min 01.250 s</c>.</summary>
    internal static string Exact(Duration duration)
    {
        long milliseconds = duration.BclCompatibleTicks / NodaConstants.TicksPerMillisecond;
        (long hours, long minutes) = (milliseconds / 3_600_000, milliseconds / 60_000 % 60);
        decimal seconds = milliseconds % 60_000 / 1000m;
        string rest = seconds.ToString(seconds % 1 == 0 ? "0' s'" : "0.000' s'", CultureInfo.InvariantCulture);
        return (hours, minutes, seconds) switch
        {
            (0, 0, 0) => "0 min",
            (0, 0, _) => rest,
            (0, _, 0) => $"{minutes} min",
            (0, _, _) => $"{minutes} min {rest}",
            (_, 0, 0) => $"{hours} h",
            (_, _, 0) => $"{hours} h {minutes:00}",
            _ => $"{hours} h {minutes:00} min {rest}",
        };
    }
}
