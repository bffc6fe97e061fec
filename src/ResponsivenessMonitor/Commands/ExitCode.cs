namespace ResponsivenessMonitor.Commands;

/// <summary>What the program's exit codes mean.</summary>
internal static class ExitCode
{
    /// <summary>All good.</summary>
    internal const int Good = 0;

    /// <summary>Some lines were bad; the rest was measured.</summary>
    internal const int SomeBad = 1;

    /// <summary>Nothing could be measured.</summary>
    internal const int Nothing = 2;

    /// <summary>The command line was wrong, and nothing was written to the standard output (EX_USAGE of sysexits.h).</summary>
    internal const int Usage = 64;

    /// <summary>What was found could not be written, as when a disk is full (EX_IOERR of sysexits.h).</summary>
    internal const int Unwritten = 74;
}
