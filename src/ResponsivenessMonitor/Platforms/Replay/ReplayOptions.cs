namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>What is replayed in place of platforms; section <c>Replay</c>.</summary>
internal sealed class ReplayOptions
{
    internal const string Section = "Replay";

    /// <summary>A <see href="replay-script.md">replay script</see> that plays platforms, for accounts with <c>access</c> = <c>replay</c>.</summary>
    [Setting(Default = "none", Example = "script.jsonl")]
    public string Script { get; set; } = string.Empty;
}
