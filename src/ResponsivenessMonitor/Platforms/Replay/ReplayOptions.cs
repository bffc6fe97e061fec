namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>What is replayed in place of platforms; section <c>Replay</c>.</summary>
internal sealed class ReplayOptions
{
    internal const string Section = "Replay";

    /// <summary>The script's file; empty when nothing is replayed.</summary>
    public string Script { get; set; } = string.Empty;
}
