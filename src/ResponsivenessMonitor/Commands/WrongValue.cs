namespace ResponsivenessMonitor.Commands;

/// <summary>A value that is not of its setting's kind.</summary>
/// <param name="Path">The setting.</param>
/// <param name="Kind">What it has to be.</param>
/// <param name="Words">A sentence that names it, and says what to write instead.</param>
internal sealed record WrongValue(string Path, Type Kind, string Words)
{
    private const string Off = "false";

    /// <summary>What it may have been meant to be; null stands for what holds when nothing is stated.</summary>
    internal IReadOnlyList<string?> Meant =>
        Kind.IsEnum ? [.. Enum.GetNames(Kind)]
        : Kind == typeof(bool) ? [bool.TrueString, Off]
        : [null];
}
