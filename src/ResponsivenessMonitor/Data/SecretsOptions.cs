namespace ResponsivenessMonitor.Data;

/// <summary>How secrets that are kept in the database are encrypted; section <c>Secrets</c>.</summary>
internal sealed class SecretsOptions
{
    internal const string Section = "Secrets";

    /// <summary>The file with the key, the same for all replicas; empty for one that is made in <c>Storage:Folder</c> when it is first needed.</summary>
    public string KeyFile { get; set; } = string.Empty;

    internal IEnumerable<string> Faults()
    {
        if (KeyFile.Contains('\0', StringComparison.Ordinal))
        {
            yield return "Secrets:KeyFile is no path.";
        }
    }
}
