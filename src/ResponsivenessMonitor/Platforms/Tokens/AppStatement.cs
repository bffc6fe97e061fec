using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Tokens;

/// <summary>The app by which consent is asked for and tokens are renewed, as settings state it.</summary>
/// <param name="Section">Their section, such as <c>LinkedIn</c>.</param>
/// <param name="Id">The setting of its id, and what it states.</param>
/// <param name="Secret">The setting of its secret, and what it states.</param>
/// <param name="Where">Where people find what is missing, such as "its developer pages show both"; without a full stop.</param>
internal sealed record AppStatement(string Section, (string Name, string Value) Id, (string Name, string Value) Secret, string Where)
{
    /// <summary>Whether an app may have no secret.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>What is missing of it, or cannot be read; without a full stop. Null where nothing is.</summary>
    internal string? Lacks => Missing ?? Unreadable;

    /// <summary>Why tokens cannot be asked for: what was never stated ends an access, what cannot be read at present does not. Null where they can be.</summary>
    internal TokenAnswer? Hindrance =>
        Missing is { } missing
            ? new TokenAnswer.Refused(
                AccessLossKind.TokenExpired,
                $"tokens cannot be asked for: {missing}",
                "set what is missing; then have the account connected again, should it be too late"
            )
        : Unreadable is { } why ? new TokenAnswer.Failed(new Reading.Unreachable(why), why)
        : null;

    private string? Missing
    {
        get
        {
            string[] missing =
            [
                .. Id.Value.Length == 0 ? [Id.Name] : Array.Empty<string>(),
                .. Secret.Value.Length == 0 && !IsOpen ? [Secret.Name] : Array.Empty<string>(),
            ];
            return missing.Length == 0
                ? null
                : $"{Join(name => $"{Section}:{name}")} {(missing.Length == 1 ? "is" : "are")} not set "
                    + $"(as environment variable{(missing.Length == 1 ? string.Empty : "s")}: {Join(name => $"RM__{Section}__{name}")}); {Where}";

            string Join(Func<string, string> write) => string.Join(" and ", missing.Select(write));
        }
    }

    private string? Unreadable =>
        Secret.Value.Length > 0 && new Secret(Secret.Value).Fault() is { } fault
            ? $"{Section}:{Secret.Name} cannot be read: {fault}"
            : null;

    /// <summary>Never the secret.</summary>
    public override string ToString() => Section;
}
