namespace ResponsivenessMonitor.Data;

/// <summary>How secrets that are kept in the database are encrypted; section <c>Secrets</c>.</summary>
internal sealed class SecretsOptions
{
    internal const string Section = "Secrets";

    /// <summary>The file with at least 32 bytes in base64 under which sessions in the database are encrypted; the same for all replicas.</summary>
    [Setting(
        Default = "`responsiveness-monitor.key` in `Storage:Folder`, made when it is first needed, readable for its owner alone",
        Example = "/run/secrets/monitor-key"
    )]
    public string KeyFile { get; set; } = string.Empty;

    internal IEnumerable<string> Faults()
    {
        if (KeyFile.Contains('\0', StringComparison.Ordinal))
        {
            yield return "Secrets:KeyFile is no path.";
        }
    }
}
