using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Figures;

/// <summary>How much of what was asked in public was answered there (¶15 d); only reported, never asked of anybody.</summary>
public sealed record TransparencyShare
{
    /// <summary>So many answered in public of so many answered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More are answered in public than at all, or fewer than none.</exception>
    public TransparencyShare(int answeredInPublic, int answered)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(answeredInPublic);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answeredInPublic, answered);
        AnsweredInPublic = answeredInPublic;
        Answered = answered;
    }

    /// <summary>The share of enquiries, whichever are public, not sensitive and answered.</summary>
    /// <remarks>
    /// Public is what was no direct message. It was answered in public by an item of an account that did not direct the enquirer offline; not by word
    /// of mouth.
    /// </remarks>
    /// <param name="enquiries">How each reached the account, signs that it belongs offline, and how it ended; null while it waits.</param>
    public static TransparencyShare Of(IEnumerable<(MessageKind Kind, SensitiveSigns Signs, SpellEnd? End)> enquiries)
    {
        List<SpellEnd.Answered> answers =
        [
            .. enquiries
                .Where(enquiry => enquiry.Kind != MessageKind.DirectMessage && enquiry.Signs == SensitiveSigns.None)
                .Select(enquiry => enquiry.End)
                .OfType<SpellEnd.Answered>(),
        ];
        return new TransparencyShare(answers.Count(answer => answer.By != AnsweredBy.Offline && !answer.DirectedOffline), answers.Count);
    }

    /// <summary>Public enquiries without sensitive details that were answered in public.</summary>
    public int AnsweredInPublic { get; }

    /// <summary>Public enquiries without sensitive details that were answered in any way.</summary>
    public int Answered { get; }

    /// <summary>In public of answered, from 0 to 1; null when none was answered.</summary>
    public double? Share => Answered == 0 ? null : (double)AnsweredInPublic / Answered;
}
