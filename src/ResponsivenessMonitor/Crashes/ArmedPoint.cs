using System.Globalization;

namespace ResponsivenessMonitor.Crashes;

/// <summary>One place, and at which hit of it what happens to the process.</summary>
/// <param name="place">One of <see cref="FailPoints.All"/>.</param>
/// <param name="at">The hit, counted from 1 over all threads of the process.</param>
/// <param name="freezes">Whether the process freezes (SIGSTOP) instead of dying (SIGKILL).</param>
internal sealed class ArmedPoint(string place, int at, bool freezes)
{
    private const string Stop = "stop";

    private int hits;

    /// <summary>Reads <c>PLACE[:HIT[:stop]]</c>.</summary>
    /// <returns>What it arms; or why it cannot be armed; or neither where it says nothing.</returns>
    internal static (ArmedPoint? Point, string? Fault) TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        string[] parts = text.Split(':');
        int at = 1;
        bool isFormed =
            parts.Length <= 3
            && (parts.Length < 2 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out at) && at > 0))
            && (parts.Length < 3 || string.Equals(parts[2], Stop, StringComparison.Ordinal));
        return !isFormed
                ? (
                    null,
                    $"{FailPoint.Variable} is '{text}'; write PLACE, PLACE:HIT or PLACE:HIT:{Stop}, as in {FailPoints.SendAccepted}:3."
                )
            : !FailPoints.All.Contains(parts[0], StringComparer.Ordinal)
                ? (null, $"{FailPoint.Variable} names '{parts[0]}', which is none of {string.Join(", ", FailPoints.All)}.")
            : (new ArmedPoint(parts[0], at, freezes: parts.Length == 3), null);
    }

    /// <summary>Counts the hit of a place, and does what is armed when it is the one.</summary>
    internal void Hit(string hit)
    {
        if (!string.Equals(hit, place, StringComparison.Ordinal) || Interlocked.Increment(ref hits) != at)
        {
            return;
        }

        if (freezes)
        {
            Signals.Freeze();
            return;
        }

        Signals.Die();
    }

    /// <summary>What it does, as part of a sentence.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(freezes ? "freeze" : "kill itself")} at hit {at} of {place}");
}
