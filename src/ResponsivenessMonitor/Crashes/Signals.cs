using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ResponsivenessMonitor.Crashes;

/// <summary>What a process can do to itself that nothing in it can catch.</summary>
internal static partial class Signals
{
    /// <summary>Dies at once: no handler, no finally, no flush.</summary>
    internal static void Die()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        self.WaitForExit(); // the signal may take a moment, in which nothing more may be done
    }

    /// <summary>Stands still until somebody lets it go on (SIGCONT).</summary>
    /// <exception cref="PlatformNotSupportedException">The system cannot stop a process.</exception>
    internal static void Freeze()
    {
        if (OperatingSystem.IsWindows() || Send(Environment.ProcessId, OperatingSystem.IsLinux() ? 19 : 17) != 0)
        {
            throw new PlatformNotSupportedException("This system cannot stop a process; only the killing of one can be armed here.");
        }
    }

    /// <summary>Sends a process a signal.</summary>
    /// <returns>0, or -1 where it could not be sent.</returns>
    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Send(int process, int signal);
}
