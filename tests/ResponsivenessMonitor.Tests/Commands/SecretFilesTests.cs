using System.Text;
using ResponsivenessMonitor.Commands;
using ResponsivenessMonitor.Tests.Audit;

namespace ResponsivenessMonitor.Tests.Commands;

/// <summary>Settings of which each has a file to itself.</summary>
internal sealed class SecretFilesTests
{
    private const string Marker = "kingfisher-4711";

    private string folder = null!;

    [SetUp]
    public void Begin()
    {
        folder = Directory.CreateTempSubdirectory("secrets").FullName;
        Environment.SetEnvironmentVariable(SecretFiles.Variable, folder);
    }

    [TearDown]
    public void End()
    {
        Environment.SetEnvironmentVariable(SecretFiles.Variable, null);
        Environment.SetEnvironmentVariable("RM__Mail__Host", null);
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("Mail__Password", "kingfisher\n", ExpectedResult = "kingfisher", TestName = "One end of line at the end is not part of it")]
    [TestCase(
        "RM__Mail__Password",
        "kingfisher\r\n",
        ExpectedResult = "kingfisher",
        TestName = "With the environment's prefix, and written on Windows"
    )]
    [TestCase("mail__password", " king\nfisher \n\n", ExpectedResult = " king\nfisher \n", TestName = "All else is")]
    public string? A_file_is_a_setting(string name, string content)
    {
        Write(name, content);
        return Settings.Load([])["Mail:Password"];
    }

    [Test]
    public void It_beats_the_environment_and_the_command_line_beats_it()
    {
        Environment.SetEnvironmentVariable("RM__Mail__Host", "environment");
        Assert.That(Settings.Load([])["Mail:Host"], Is.EqualTo("environment"));
        Write("Mail__Host", "file");
        Assert.That(Settings.Load([])["Mail:Host"], Is.EqualTo("file"));
        Assert.That(Settings.Load(["--Mail:Host=line"])["Mail:Host"], Is.EqualTo("line"));
    }

    [Test]
    public void It_is_read_as_Kubernetes_mounts_it_and_nothing_else_is()
    {
        string hidden = Directory.CreateDirectory(Path.Combine(folder, "..2026_11_26")).FullName;
        File.WriteAllText(Path.Combine(hidden, "Mail__Host"), "smtp.uni.example");
        _ = Directory.CreateSymbolicLink(Path.Combine(folder, "..data"), hidden);
        _ = File.CreateSymbolicLink(Path.Combine(folder, "Mail__Host"), Path.Combine("..data", "Mail__Host"));
        _ = Directory.CreateDirectory(Path.Combine(folder, "Mail__Graph"));
        Write("monitor-key", Marker);
        Write(".Mail__User", Marker);
        Assert.That(SecretFiles.Read().Settings, Is.EqualTo(new[] { new KeyValuePair<string, string?>("Mail:Host", "smtp.uni.example") }));
        Assert.That(SecretFiles.Read().Faults, Is.Empty);
    }

    [TestCase("check")]
    [TestCase("serve")]
    [TestCase("report")]
    [TestCase("healthcheck")]
    public void One_that_is_empty_or_no_text_stops_the_program_and_is_named(string verb)
    {
        Write("Mail__Password", "\n");
        File.WriteAllBytes(Path.Combine(folder, "Mail__User"), [0xC3, 0x28]);
        AuditOutcome outcome = AuditOutcome.Of(verb, $"--Storage:Folder={folder}", "--Kestrel:Endpoints:Http:Url=http://127.0.0.1:0");
        Assert.That(outcome.Code, Is.EqualTo(ExitCode.Nothing));
        Assert.That(
            outcome.Error,
            Does.Contain($"{Path.Combine(folder, "Mail__Password")} is empty; write the setting's value into it, or take the file away.")
                .And.Contain($"{Path.Combine(folder, "Mail__User")} cannot be read: it is no text")
        );
    }

    [Test]
    public void One_that_may_not_be_read_is_named()
    {
        string file = Write("Mail__Password", Marker);
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Whoever runs as root may read every file.");
            return;
        }

        File.SetUnixFileMode(file, UnixFileMode.None);

        Assert.That(SecretFiles.Read().Faults, Has.One.EqualTo($"{file} cannot be read; let the user that the program runs as do so."));
    }

    [Test]
    public void Two_of_the_same_setting_are_told()
    {
        Write("Mail__Password", Marker);
        Write("RM__mail__password", Marker);
        Assert.That(SecretFiles.Read().Faults, Has.One.EndsWith("are the same setting, mail:password; leave one of them."));
    }

    [Test]
    public void A_folder_that_is_named_and_is_not_there_is_told()
    {
        Environment.SetEnvironmentVariable(SecretFiles.Variable, Path.Combine(folder, "none"));
        Assert.That(
            SecretFiles.Read().Faults,
            Has.One.EqualTo(
                $"RM_SECRETS_FOLDER names {Path.Combine(folder, "none")}, and there is no such folder; make it, or leave RM_SECRETS_FOLDER out."
            )
        );
    }

    [Test]
    public void A_name_that_is_misspelt_is_told_with_its_file_and_what_it_holds_is_not()
    {
        string misspelt = Write("Mail__Pasword", Marker);
        string strange = Write("Mial__Host", Marker);
        string number = Write("Mail__Port", Marker);
        string address = Write("Mail__From", Marker);
        AuditOutcome outcome = AuditOutcome.Of("check", $"--Storage:Folder={folder}");
        Assert.That(
            outcome.Error,
            Does.Contain($"Settings: Mail:Pasword is no setting; did you mean Mail:Password? (It comes from {misspelt}.)")
                .And.Contain($"Settings: Mial is no section of settings; did you mean Mail? (It comes from {strange}.)")
                .And.Contain($"Settings: Mail:Port is '(not shown)'; write a whole number. (It comes from {number}.)")
                .And.Contain($"Settings: Mail:From is '(not shown)', which is no e-mail address.")
                .And.Contain($"(It comes from {address}.)")
        );
        Assert.That(outcome.Output + outcome.Error, Does.Not.Contain(Marker));
    }

    private string Write(string name, string content)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllText(file, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
