using System.Diagnostics;
using System.Text;
using ResponsivenessMonitor.Commands;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>When what was found cannot be written, the program says so in one line and ends with 74; a reader who left early is no fault.</summary>
internal sealed class BadOutputsTests
{
    private const string Export = AnExport.Header + "\nA,c,1,ada,2026-06-09T10:00:00Z,\nA,c,2,A,2026-06-09T11:00:00Z,1\n";

    private string file = string.Empty;

    [OneTimeSetUp]
    public void WriteExport()
    {
        file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "bad-outputs.csv");
        File.WriteAllText(file, Export);
    }

    [OneTimeTearDown]
    public void DeleteExport() => File.Delete(file);

    [TestCase]
    [TestCase("--json")]
    [TestCase("--csv")]
    [TestCase("--explain", "1")]
    [TestCase("--explain", "1", "--json")]
    [TestCase("--help")]
    public void A_full_disk_is_told_in_one_line(params string[] options)
    {
        using FullDisk output = new(new IOException("No space left on device"));
        using StringWriter error = new();
        int code = CommandLine.RunAsync(["audit", file, .. options], output, error).GetAwaiter().GetResult();
        Assert.That(code, Is.EqualTo(74));
        Assert.That(error.ToString(), Is.EqualTo("The output could not be written: No space left on device.\n"));
    }

    [Test]
    public void An_output_that_was_shut_before_the_start_is_told_like_a_full_disk()
    {
        using FullDisk output = new(new UnauthorizedAccessException("Access denied.", new IOException("Bad file descriptor")));
        using StringWriter error = new();
        int code = CommandLine.RunAsync(["audit", file], output, error).GetAwaiter().GetResult();
        Assert.That((code, error.ToString()), Is.EqualTo((74, "The output could not be written: Bad file descriptor.\n")));
    }

    [TestCase("audit")]
    [TestCase("audit", "no/such/export.csv")]
    public void When_not_even_an_error_can_be_written_the_exit_code_alone_tells(params string[] args)
    {
        using StringWriter output = new();
        using FullDisk error = new(new IOException("No space left on device"));
        Assert.That(CommandLine.RunAsync(args, output, error).GetAwaiter().GetResult(), Is.EqualTo(74));
    }

    [Test]
    public void A_reader_who_leaves_early_changes_neither_the_exit_code_nor_the_standard_error()
    {
        string program = Path.ChangeExtension(typeof(CommandLine).Assembly.Location, "dll");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using Process process = Process.Start(
            new ProcessStartInfo(host, [program, "audit", file])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That((process.ExitCode, error), Is.EqualTo((0, string.Empty)));
    }

    private sealed class FullDisk(Exception fault) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw fault;
    }
}
