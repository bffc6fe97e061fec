using ResponsivenessMonitor.Policy;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>A letter in its final words, before it becomes HTML and plain text; both say the same because both are made from this.</summary>
/// <param name="Subject">Says the state of things, never an enquirer's words.</param>
/// <param name="Headline">The one line that is read first.</param>
/// <param name="Parts">What it says, in order.</param>
/// <param name="Why">Why the recipient gets it.</param>
public sealed record LetterModel(string Subject, string Headline, ValueList<LetterPart> Parts, string Why)
{
    /// <summary>What stands above everything else: whom a rehearsal's letter would have gone to, or in whose place it comes; else null.</summary>
    public string? Note { get; init; }

    /// <summary>What lists of letters show beside the subject: the state of the first thing; null where the headline says enough.</summary>
    /// <remarks>The HTML holds it unseen, before everything else; the plain text says it below the headline.</remarks>
    public string? Preview { get; init; }

    /// <summary>What the recipient may do about such letters, and where more stands: quiet links at the foot.</summary>
    public ValueList<LetterLink> Options { get; init; } = [];
}
