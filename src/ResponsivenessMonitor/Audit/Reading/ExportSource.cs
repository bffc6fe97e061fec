namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Opens what FILE names: a file, or the standard input for <c>-</c>.</summary>
internal static class ExportSource
{
    private const string StandardInput = "-";

    /// <exception cref="ExportException">There is no such file, or it cannot be opened.</exception>
    internal static Stream Open(string path)
    {
        if (string.Equals(path, StandardInput, StringComparison.Ordinal))
        {
            return Console.OpenStandardInput();
        }

        if (Directory.Exists(path))
        {
            throw new ExportException($"{path} is a folder; name a CSV file in it.");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new ExportException($"there is no file '{path}' (looked for in {Environment.CurrentDirectory}).", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"{path} cannot be opened: {fault.Message}", fault);
        }
    }
}
