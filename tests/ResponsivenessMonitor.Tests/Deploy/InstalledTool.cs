using System.Diagnostics;

namespace ResponsivenessMonitor.Tests.Deploy;

/// <summary>A program of this machine that knows a deploy file better than we do, where it is installed.</summary>
internal static class InstalledTool
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs it; where it is not installed, or does not know the verb, the test is skipped and says so.</summary>
    /// <returns>What it wrote, when it ended well.</returns>
    internal static string Run(string program, string[] probe, string[] arguments)
    {
        if (Try(program, probe) is not { Code: 0 })
        {
            Assert.Ignore(
                $"There is no working '{program} {string.Join(' ', probe)}' on this machine: {arguments[^1]} was not tried with it."
            );
        }

        (int code, string text) = Try(program, arguments) ?? (-1, "It could not be started.");
        Assert.That(code, Is.Zero, text);
        return text;
    }

    private static (int Code, string Text)? Try(string program, string[] arguments)
    {
        try
        {
            using Process process =
                Process.Start(
                    new ProcessStartInfo(program, arguments)
                    {
                        RedirectStandardOutput = true,
                        RedirectStandardError = true,
                        UseShellExecute = false,
                    }
                ) ?? throw new InvalidOperationException($"{program} was not started.");
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                return (-1, "It did not end.");
            }

            return (process.ExitCode, output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // it is not installed
        }
    }
}
