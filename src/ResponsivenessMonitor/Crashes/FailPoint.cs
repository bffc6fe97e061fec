namespace ResponsivenessMonitor.Crashes;

/// <summary>
/// Ends or freezes this process at a place of its work, as a power cut or a frozen machine would: how the promise is tested that neither loses
/// anything. Nothing is armed unless the environment says so in <see cref="Variable"/>, and then hitting a place costs a comparison with null.
/// </summary>
internal static class FailPoint
{
    /// <summary><c>PLACE</c>, <c>PLACE:HIT</c> or <c>PLACE:HIT:stop</c>, as in <c>send.accepted:3</c>.</summary>
    internal const string Variable = "RM_FAILPOINT";

    private static readonly ArmedPoint? Armed = ArmedPoint.TryParse(Environment.GetEnvironmentVariable(Variable)).Point;

    /// <summary>The process is at a place of <see cref="FailPoints"/>.</summary>
    internal static void Hit(string place) => Armed?.Hit(place);

    /// <summary>What the environment arms, in a sentence for who runs the process; null when it arms nothing.</summary>
    internal static string? Warning => Armed is null ? null : $"{Variable} is set, for tests of faults: this process will {Armed}.";

    /// <summary>Why what the environment states cannot be armed; null when it can, or states nothing.</summary>
    internal static string? Fault => ArmedPoint.TryParse(Environment.GetEnvironmentVariable(Variable)).Fault;
}
