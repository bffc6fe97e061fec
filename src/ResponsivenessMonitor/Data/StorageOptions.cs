namespace ResponsivenessMonitor.Data;

/// <summary>Where files lie; section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    internal const string Section = "Storage";

    /// <summary>Where a relative SQLite file and the key of sessions lie.</summary>
    [Setting(Default = "the folder you are in", Example = "/var/lib/responsiveness-monitor")]
    public string Folder { get; set; } = string.Empty;

    /// <summary>A path of the settings, made absolute.</summary>
    internal string Locate(string path) => Path.GetFullPath(path, Path.GetFullPath(Folder.Length == 0 ? "." : Folder));

    internal IEnumerable<string> Faults()
    {
        if (Folder.Contains('\0', StringComparison.Ordinal))
        {
            yield return "Storage:Folder is no path.";
        }
        else if (File.Exists(Folder))
        {
            yield return $"Storage:Folder must be a folder, but '{Folder}' is a file.";
        }
    }
}
