namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>The project's own files, beside the program.</summary>
internal static class Repository
{
    private static readonly Lazy<string> Root = new(() =>
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "ResponsivenessMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    });

    internal static string Path(params string[] parts) => System.IO.Path.Combine([Root.Value, .. parts]);
}
