namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>A line of a replay script that cannot be played.</summary>
/// <param name="Line">The line, counted from one.</param>
/// <param name="Reason">What is wrong and how to mend it, as a sentence.</param>
internal sealed record ScriptFault(int Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}: {Reason}";
}
