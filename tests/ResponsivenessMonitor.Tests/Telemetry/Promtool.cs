using System.Diagnostics;

namespace ResponsivenessMonitor.Tests.Telemetry;

/// <summary>Prometheus's own programs, which nobody here wrote: those that are installed, or that were unpacked beside the other servers of the tests.</summary>
internal static class Promtool
{
    private static readonly string Unpacked = Path.Combine(
        Environment.GetEnvironmentVariable("RM_SERVERS")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "rm-servers"),
        "prometheus",
        "usr",
        "bin"
    );

    internal static string OrSkip() => OrSkip("promtool");

    /// <summary>The program's path; without it the test is skipped, or fails where it may not be.</summary>
    internal static string OrSkip(string program)
    {
        string? found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Append(Unpacked)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            string missing = $"There is no {program}: Debian's package prometheus has it. It is looked for on PATH and in {Unpacked}.";
            if (Environment.GetEnvironmentVariable("RM_REQUIRE_PROMETHEUS") is { Length: > 0 })
            {
                Assert.Fail(missing);
            }

            Assert.Ignore(missing);
        }

        return found ?? string.Empty;
    }

    internal static async Task<(int Code, string Said)> RunAsync(string program, string? input, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new IOException($"{program} does not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
