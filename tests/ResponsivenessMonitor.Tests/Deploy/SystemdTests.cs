using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>The unit for systemd: settings that exist, credentials that are read, and no more rights than needed.</summary>
internal sealed class SystemdTests
{
    private const string Unit = "deploy/systemd/responsiveness-monitor.service";
    private static readonly string[] Sections = ["Unit", "Service", "Install"];

    private readonly ILookup<string, string> service = Parse(Repository.Read(Unit))
        .Where(line => string.Equals(line.Section, "Service", StringComparison.Ordinal))
        .ToLookup(line => line.Key, line => line.Value, StringComparer.Ordinal);

    private IEnumerable<KeyValuePair<string, string>> Variables => DeployedSettings.OfLines(string.Join('\n', service["Environment"]));

    [Test]
    public void Every_setting_exists_and_is_of_its_kind()
    {
        Assert.That(Variables.Count(), Is.GreaterThan(2));
        Assert.That(DeployedSettings.Faults(Variables), Is.Empty);
    }

    [Test]
    public void One_that_is_misspelt_would_be_found() =>
        Assert.That(
            DeployedSettings.Faults(
                DeployedSettings.OfLines(string.Join('\n', service["Environment"]).Replace("Storage", "Storrage", StringComparison.Ordinal))
            ),
            Is.Not.Empty
        );

    [Test]
    public void Every_credential_is_a_setting_and_the_program_looks_where_they_are()
    {
        Assert.That(service["LoadCredential"], Is.Not.Empty.And.All.StartsWith("RM__"));
        Assert.That(DeployedSettings.FileFaults("%d", service["LoadCredential"], Variables), Is.Empty);
        Assert.That(Variables, Has.One.EqualTo(KeyValuePair.Create("RM_SECRETS_FOLDER", "%d")));
        Assert.That(DeployedSettings.FileFaults("%d", ["RM__Mail__Pasword"], Variables), Is.Not.Empty);
    }

    [Test]
    public void It_writes_to_its_own_folder_alone_and_has_no_rights()
    {
        string state = service["StateDirectory"].Single();
        Assert.That(
            Variables
                .Where(pair =>
                    pair.Key.Contains("Folder", StringComparison.Ordinal) && pair.Key.StartsWith("RM__", StringComparison.Ordinal)
                )
                .Select(pair => pair.Value),
            Is.All.StartsWith($"%S/{state}")
        );
        Assert.That(service["WorkingDirectory"].Single(), Is.EqualTo($"%S/{state}"));
        (string Key, string Value)[] wanted =
        [
            ("DynamicUser", "yes"),
            ("NoNewPrivileges", "yes"),
            ("CapabilityBoundingSet", string.Empty),
            ("ProtectSystem", "strict"),
            ("ProtectHome", "yes"),
            ("PrivateDevices", "yes"),
            ("PrivateTmp", "yes"),
            ("RestrictNamespaces", "yes"),
            ("UMask", "0077"),
        ];
        foreach ((string key, string value) in wanted)
        {
            Assert.That(service[key], Is.EqualTo(new[] { value }), key);
        }

        Assert.That(service["MemoryDenyWriteExecute"], Is.Empty, "the runtime makes code while it runs");
    }

    [Test]
    public void It_is_started_by_the_verb_and_told_when_it_is_ready()
    {
        Assert.That(
            service["ExecStart"].Single(),
            Does.StartWith("/usr/bin/dotnet ").And.EndWith($"{Path.GetFileName(TheImage.Program[^1])} serve")
        );
        Assert.That(service["Type"].Single(), Is.EqualTo("notify"));
    }

    [Test]
    public void Systemd_reads_it() => _ = InstalledTool.Run("systemd-analyze", ["--version"], ["verify", "--man=no", Installed()]);

    /// <summary>A copy that starts a program which is there, for systemd looks for it.</summary>
    private static string Installed()
    {
        string copy = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetFileName(Unit));
        File.WriteAllText(copy, Repository.Read(Unit).Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal));
        return copy;
    }

    private static IEnumerable<(string Section, string Key, string Value)> Parse(string text)
    {
        string section = string.Empty;
        foreach (string line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                Assert.That(Sections, Does.Contain(section));
                continue;
            }

            string[] pair = line.Split('=', 2);
            Assert.That(pair, Has.Length.EqualTo(2), line);
            yield return (section, pair[0], pair[1]);
        }
    }
}
