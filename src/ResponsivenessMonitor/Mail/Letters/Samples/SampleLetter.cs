namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>An invented letter of one kind.</summary>
/// <param name="Name">The kind, in words.</param>
/// <param name="Head">Whom it is for.</param>
/// <param name="Matters">What it tells.</param>
internal sealed record SampleLetter(string Name, LetterHead Head, IReadOnlyList<Matter> Matters)
{
    /// <summary>The kind as a command line names it, such as <c>due-soon</c>.</summary>
    internal string Kind => Name.Replace(",", string.Empty, StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant();

    /// <summary>Its words.</summary>
    internal LetterModel Compose() => LetterComposer.Compose(Head, Matters);

    public override string ToString() => Name;
}
