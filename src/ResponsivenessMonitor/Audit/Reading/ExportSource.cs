namespace ResponsivenessMonitor.Audit.Reading;

/// <summary>Opens what FILE names: a file, or the standard input for <c>-</c>.</summary>
internal static class ExportSource
{
    internal const string StandardInput = "-";
    private const int Sample = 1 << 16; // bytes
    private const int MostExpected = 4_000_000;

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

    /// <summary>About how many lines a file has, by its first ones; 0 when it cannot be told. Tables of that size need not grow.</summary>
    internal static int ExpectedLines(Stream stream)
    {
        if (!stream.CanSeek || stream.Length == 0)
        {
            return 0;
        }

        byte[] start = new byte[Sample];
        int length = stream.ReadAtLeast(start, Sample, throwOnEndOfStream: false);
        stream.Position = 0;
        int lines = start.AsSpan(0, length).Count((byte)'\n');
        return length == 0 ? 0 : (int)Math.Min(MostExpected, stream.Length * lines / length * 21 / 20);
    }
}
