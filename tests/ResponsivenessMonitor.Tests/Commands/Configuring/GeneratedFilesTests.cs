using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Commands.Configuring;
using ResponsivenessMonitor.Tests.Audit;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Commands.Configuring;

/// <summary>The manual's tables and the schema say what the code says.</summary>
internal sealed class GeneratedFilesTests
{
    private const string HowToMend =
        "Run 'dotnet run --project src/ResponsivenessMonitor -- settings write' in the source's top folder, and commit what it wrote.";

    [TestCase(SettingsCommand.Manual)]
    [TestCase(SettingsCommand.Schema)]
    public void What_is_committed_is_what_the_code_says(string path) =>
        Assert.That(Repository.Read(path), Is.EqualTo(SettingsCommand.Files(Repository.Root)[path]), HowToMend);

    [Test]
    public void Every_setting_says_what_it_means() =>
        Assert.That(Leaves().Where(node => node.Meaning.Length == 0).Select(node => node.Path), Is.Empty);

    [Test]
    public void No_secret_has_its_default_shown_in_the_schema() =>
        Assert.That(
            Repository.Read(SettingsCommand.Schema).Split("\"writeOnly\": true").Length - 1,
            Is.EqualTo(KnownSettings.Secrets.Count).And.GreaterThan(3)
        );

    [Test]
    public void They_are_written_below_the_folder_that_is_named()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("source");
        try
        {
            string page = Path.Combine(folder.CreateSubdirectory("docs").FullName, "configuration.md");
            File.WriteAllText(
                page,
                "# Settings\n\nBy hand.\n\n<!-- settings: Mail -->\n| the table before |\n<!-- end of Mail -->\n\nBy hand, too.\n"
            );
            AuditOutcome outcome = AuditOutcome.Of("settings", "write", "--folder", folder.FullName);
            Assert.That((outcome.Code, outcome.Error), Is.EqualTo((ExitCode.Good, string.Empty)));
            string written = File.ReadAllText(page);
            Assert.That(
                written,
                Does.StartWith("# Settings\n\nBy hand.\n\n").And.Contain("| `Mail:Port` |").And.Contain("\nBy hand, too.\n")
            );
            Assert.That(
                written,
                Does.Not.Contain("the table before").And.Contain("\n## Web\n"),
                "a section that is nowhere is put at the end"
            );
            Assert.That(
                File.ReadAllText(Path.Combine(folder.FullName, SettingsCommand.Schema)),
                Is.EqualTo(AuditOutcome.Of("settings", "schema").Output)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("<!-- settings: Mial -->\n<!-- end of Mial -->\n", "'<!-- settings: Mial -->' names no section of settings")]
    [TestCase("<!-- settings: Mail -->\n| key |\n", "'<!-- settings: Mail' has no end")]
    [TestCase(
        "<!-- settings: Ops -->\n<!-- end of Ops -->\n<!-- settings: Ops -->\n<!-- end of Ops -->\n",
        "one that stands above already"
    )]
    public void A_mark_that_is_wrong_is_told(string page, string told)
    {
        DocText comments = DocText.OfProgram();
        Assert.That(
            () => SettingsPage.Renew(page, new SettingTree(comments).Sections(), new SettingsMarkdown(comments)),
            Throws.InstanceOf<FormatException>().With.Message.Contains(told)
        );
    }

    [Test]
    public void Outside_the_source_it_says_where_it_looked()
    {
        AuditOutcome outcome = AuditOutcome.Of("settings", "write", "--folder", Path.GetTempPath());
        Assert.That((outcome.Code, outcome.Output), Is.EqualTo((ExitCode.Nothing, string.Empty)));
        Assert.That(outcome.Error, Does.Contain("docs/configuration.md").And.Contain("--folder"));
    }

    [Test]
    public void Every_exit_code_stands_in_the_manual()
    {
        string manual = Repository.Read(SettingsCommand.Manual);
        foreach (int code in new[] { ExitCode.Good, ExitCode.SomeBad, ExitCode.Nothing, ExitCode.Usage, ExitCode.Unwritten })
        {
            Assert.That(manual, Does.Contain($"\n| {code} | "));
        }
    }

    /// <summary>All that a value may be stated of.</summary>
    internal static IEnumerable<SettingNode> Leaves() => new SettingTree(DocText.OfProgram()).Sections().SelectMany(LeavesOf);

    private static IEnumerable<SettingNode> LeavesOf(SettingNode node) =>
        node switch
        {
            SettingNode.Group group => group.Members.SelectMany(LeavesOf),
            SettingNode.Named named => LeavesOf(named.Each),
            _ => [node],
        };
}
