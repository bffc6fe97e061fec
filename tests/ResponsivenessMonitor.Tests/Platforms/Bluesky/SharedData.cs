namespace ResponsivenessMonitor.Tests.Platforms.Bluesky;

/// <summary>Recorded answers that lie beside the repository on machines that have them.</summary>
internal static class SharedData
{
    private const string Shared = "RM_SHARED";
    private const string Required = "RM_REQUIRE_SHARED";

    /// <summary>The files of a folder, by their paths; empty where the folder is not there.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        Find(folder) is { } found
            ? [.. Directory.GetFiles(found, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Skips the test where a folder is not there; where it must be, fails it.</summary>
    internal static void Needs(string folder)
    {
        if (Find(folder) is null)
        {
            string reason = $"{folder} lies neither in a folder 'shared' above the tests nor in {Shared}.";
            Assert.That(Environment.GetEnvironmentVariable(Required), Is.Not.EqualTo("1"), reason);
            Assert.Ignore(reason);
        }
    }

    /// <summary>A file that is there.</summary>
    internal static string Read(string file)
    {
        Needs(Path.GetDirectoryName(file)!);
        return File.ReadAllText(Path.Combine(Find(Path.GetDirectoryName(file)!)!, Path.GetFileName(file)));
    }

    private static string? Find(string folder)
    {
        if (Environment.GetEnvironmentVariable(Shared) is { } given)
        {
            return Directory.Exists(Path.Combine(given, folder)) ? Path.Combine(given, folder) : null;
        }

        DirectoryInfo? above = new(TestContext.CurrentContext.TestDirectory);
        while (above is not null && !Directory.Exists(Path.Combine(above.FullName, "shared", folder)))
        {
            above = above.Parent;
        }

        return above is null ? null : Path.Combine(above.FullName, "shared", folder);
    }
}
