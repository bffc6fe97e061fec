namespace ResponsivenessMonitor.Data.Backups;

/// <summary>A backup cannot be made or put back: why, and what to do.</summary>
internal sealed class BackupException(string message, Exception? inner = null) : InvalidOperationException(message, inner)
{
    /// <summary>Whether it is for want of room, or of a disk that takes anything.</summary>
    internal bool IsOfDisk { get; init; }
}
