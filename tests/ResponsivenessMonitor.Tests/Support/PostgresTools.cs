using System.Globalization;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>PostgreSQL's own pg_dump and pg_restore, of the newest version on this machine.</summary>
internal static class PostgresTools
{
    private const string Packaged = "/usr/lib/postgresql";

    /// <summary>The folder they lie in; without one the calling test is skipped aloud, or fails where <c>RM_REQUIRE_POSTGRES=1</c>.</summary>
    internal static string Find()
    {
        IEnumerable<string> packaged = Directory.Exists(Packaged)
            ? Directory
                .GetDirectories(Packaged)
                .OrderByDescending(version =>
                    int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out int number) ? number : 0
                )
                .Select(version => Path.Combine(version, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        string? found = packaged.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "pg_restore")));
        if (found is not null)
        {
            return found;
        }

        const string Missing = "There is no pg_dump and pg_restore under /usr/lib/postgresql or in PATH. Install postgresql-client.";
        if (Environment.GetEnvironmentVariable("RM_REQUIRE_POSTGRES") is "1")
        {
            Assert.Fail(Missing);
        }

        TestContext.Progress.WriteLine($"Skipped on PostgreSQL: {Missing}");
        Assert.Ignore(Missing);
        return string.Empty;
    }
}
