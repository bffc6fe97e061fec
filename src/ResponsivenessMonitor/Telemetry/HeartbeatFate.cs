namespace ResponsivenessMonitor.Telemetry;

/// <summary>What became of one call of the dead man's switch.</summary>
internal enum HeartbeatFate
{
    /// <summary>It heard that all is well.</summary>
    Told,

    /// <summary>It was not called, because not all is well.</summary>
    Withheld,

    /// <summary>It did not answer.</summary>
    Failed,
}
