using System.Text.RegularExpressions;

namespace ResponsivenessMonitor.Tests.Architecture;

/// <summary>Which room of the program may know which: the arrows point from what drives to what is driven, never back.</summary>
internal sealed partial class ArrowsTests
{
    private const int LongestFile = 300;

    private static readonly string Source = Path.Combine(Root(), "src");
    private static readonly string Program = Path.Combine(Source, "ResponsivenessMonitor");

    [TestCase("Crashes", TestName = "Crashes know no other room")]
    [TestCase("Platforms", TestName = "Platforms know no other room")]
    [TestCase("Mail", TestName = "Mail knows no other room")]
    [TestCase("Mail/Letters", TestName = "Letters know no entity")]
    [TestCase("Data", TestName = "Data knows no other room")]
    [TestCase("Acts", "Data", "Platforms", TestName = "Acts know the data and the platforms only")]
    [TestCase("Telemetry", "Data", TestName = "Telemetry knows the data only")]
    [TestCase("Telemetry/Exposition", TestName = "How metrics are written knows no room")]
    [TestCase("Jobs", "Data", "Mail", "Platforms", "Acts", "Telemetry", TestName = "Jobs know neither pages nor commands")]
    public void A_room_refers_to(string room, params string[] known)
    {
        string own = room.Split('/')[0];
        string[] strange =
        [
            .. References(Path.Combine(Program, room))
                .Where(reference =>
                    reference.Room is not ("Policy" or "Crashes") && !known.Append(own).Contains(reference.Room, StringComparer.Ordinal)
                )
                .Select(reference => $"{reference.File}: {reference.Text}"),
        ];
        Assert.That(strange, Is.Empty);
    }

    [Test]
    public void An_arrow_that_points_back_would_be_found() =>
        Assert.That(
            References(Path.Combine(Program, "Demo")).Select(reference => reference.Room),
            Is.SupersetOf(new[] { "Acts", "Data", "Jobs", "Platforms", "Policy", "Web" })
        );

    [Test]
    public void No_file_is_longer_than_300_lines_but_migrations() =>
        Assert.That(
            Files(Source)
                .Where(file =>
                    !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                )
                .Where(file => File.ReadLines(file).Count() > LongestFile)
                .Select(file => Path.GetRelativePath(Source, file)),
            Is.Empty
        );

    /// <summary>What the files of a folder use of the project's own rooms.</summary>
    private static (string File, string Room, string Text)[] References(string folder) =>
        [
            .. from file in Files(folder)
            from line in File.ReadLines(file)
            let used = Using().Match(line)
            where used.Success
            select (Path.GetRelativePath(Program, file), used.Groups["room"].Value, line.Trim()),
        ];

    private static string[] Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
                .Order(StringComparer.Ordinal),
        ];

    private static string Root()
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ResponsivenessMonitor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"^\s*@?(?:global )?using (?:static |\w+ = )?ResponsivenessMonitor\.(?<room>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();
}
