namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>The app by which consent is asked for, as settings state it.</summary>
/// <param name="Section">Their section, such as <c>LinkedIn</c>.</param>
/// <param name="Id">The setting of its id, and what it states.</param>
/// <param name="Secret">The setting of its secret, and what it states.</param>
internal sealed record AppStatement(string Section, (string Name, string Value) Id, (string Name, string Value) Secret)
{
    /// <summary>What is missing of it, and where it is found; without a full stop. Null where nothing is.</summary>
    /// <param name="where">Where people find what is missing, such as "its developer pages show both".</param>
    /// <param name="isOpen">Whether an app may have no secret.</param>
    internal string? Lacks(string where, bool isOpen = false)
    {
        string[] missing =
        [
            .. Id.Value.Length == 0 ? [Id.Name] : Array.Empty<string>(),
            .. Secret.Value.Length == 0 && !isOpen ? [Secret.Name] : Array.Empty<string>(),
        ];
        return missing.Length > 0
                ? $"{Join(name => $"{Section}:{name}")} {(missing.Length == 1 ? "is" : "are")} not set "
                    + $"(as environment variable{(missing.Length == 1 ? string.Empty : "s")}: {Join(name => $"RM__{Section}__{name}")}); {where}"
            : Secret.Value.Length > 0 && new Secret(Secret.Value).Fault() is { } fault ? $"{Section}:{Secret.Name} cannot be read: {fault}"
            : null;

        string Join(Func<string, string> write) => string.Join(" and ", missing.Select(write));
    }
}
