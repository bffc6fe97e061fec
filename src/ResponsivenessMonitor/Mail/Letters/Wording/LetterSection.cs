using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters.Wording;

/// <summary>What a letter says of one matter, or of several of one kind.</summary>
/// <param name="Subject">Its share of the subject.</param>
/// <param name="Headline">What it is, in one line.</param>
/// <param name="Parts">What it says.</param>
internal sealed record LetterSection(string Subject, string Headline, ValueList<LetterPart> Parts)
{
    /// <summary>What lists of letters show beside the subject; null where the headline says enough.</summary>
    internal string? Preview { get; init; }
}
