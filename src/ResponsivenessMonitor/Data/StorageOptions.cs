namespace ResponsivenessMonitor.Data;

/// <summary>Where files lie; section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    internal const string Section = "Storage";

    /// <summary>The folder in which relative paths of settings start; empty for the folder the program was started in.</summary>
    public string Folder { get; set; } = string.Empty;

    /// <summary>A path of the settings, made absolute.</summary>
    internal string Locate(string path) => Path.GetFullPath(path, Path.GetFullPath(Folder.Length == 0 ? "." : Folder));
}
