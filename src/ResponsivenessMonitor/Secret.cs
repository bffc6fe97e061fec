namespace ResponsivenessMonitor;

/// <summary>
/// A secret as a setting states it: <c>env:NAME</c>, <c>file:PATH</c> (its first line), or the secret itself. It is read whenever it is used, so that
/// a file that was changed counts at once; the environment of a process is what it was at its start.
/// </summary>
/// <param name="stated">What the setting states.</param>
internal sealed class Secret(string stated)
{
    private const string Variable = "env:";
    private const string Path = "file:";
    private const int Longest = 16_384; // characters; no file is read further, whatever it is

    /// <summary>Whether a setting's text says where the secret is, and is none itself.</summary>
    internal static bool IsElsewhere(string stated) =>
        stated.StartsWith(Variable, StringComparison.Ordinal) || stated.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>The secret.</summary>
    /// <exception cref="SecretException">It is not where it is said to be; the message says so and never holds the secret.</exception>
    internal string Read() =>
        stated.StartsWith(Variable, StringComparison.Ordinal) ? OfVariable(stated[Variable.Length..])
        : stated.StartsWith(Path, StringComparison.Ordinal) ? OfFile(stated[Path.Length..])
        : stated;

    /// <summary>Why it cannot be read, such as "there is no file PATH", or null when it can.</summary>
    internal string? Fault()
    {
        try
        {
            _ = Read();
            return null;
        }
        catch (SecretException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Never the secret.</summary>
    public override string ToString() => "(secret)";

    private static string OfVariable(string name)
    {
        if (name.Length == 0)
        {
            throw new SecretException("it names no environment variable after 'env:'");
        }

        return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new SecretException($"the environment variable {name} is not set");
    }

    private static string OfFile(string path)
    {
        try
        {
            using StreamReader file = new(path);
            char[] text = new char[Longest];
            string read = new(text, 0, file.ReadBlock(text));
            string line = read.Split('\n')[0].TrimEnd('\r');
            return line.Length > 0 ? line : throw new SecretException($"the first line of the file {path} is empty");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SecretException($"there is no file {path}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SecretException($"the file {path} cannot be read", fault);
        }
    }
}
