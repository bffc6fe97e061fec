using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Demo;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>A folder of its own in which something is played.</summary>
internal sealed class PlayedFolder : IDisposable
{
    private readonly Lazy<IReadOnlyDictionary<string, byte[]>> letters;

    internal PlayedFolder() => letters = new Lazy<IReadOnlyDictionary<string, byte[]>>(Read);

    /// <summary>Where it is.</summary>
    internal string Name { get; } = Directory.CreateTempSubdirectory("played-").FullName;

    /// <summary>The bytes of every file in its folder of letters by the file's name, as they are when they are first asked for.</summary>
    internal IReadOnlyDictionary<string, byte[]> Letters => letters.Value;

    private string LetterFolder => Path.Combine(Name, DemoInstallation.Letters);

    private string Connection => $"Data Source={Path.Combine(Name, DemoInstallation.Database)};Pooling=False";

    /// <summary>Plays by the command line to the end.</summary>
    internal async Task PlayAsync(params string[] options)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        int code = await CommandLine.RunAsync(["demo", .. options, "--folder", Name, "--exit"], output, error);
        Assert.That(code, Is.Zero, error.ToString());
    }

    /// <summary>How many letters there are by now.</summary>
    internal int CountLetters() => Directory.Exists(LetterFolder) ? Directory.EnumerateFiles(LetterFolder, "*.eml").Count() : 0;

    /// <summary>Opens its database.</summary>
    internal MonitorDbContext Open() =>
        new SqliteMonitorDbContext(new DbContextOptionsBuilder<SqliteMonitorDbContext>().UseSqlite(Connection).Options);

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Name, recursive: true);
    }

    private Dictionary<string, byte[]> Read() =>
        Directory.EnumerateFiles(LetterFolder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
}
