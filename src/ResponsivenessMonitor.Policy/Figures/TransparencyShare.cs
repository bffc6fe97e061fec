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

    /// <summary>Public enquiries without sensitive details that were answered in public.</summary>
    public int AnsweredInPublic { get; }

    /// <summary>Public enquiries without sensitive details that were answered in any way.</summary>
    public int Answered { get; }

    /// <summary>In public of answered, from 0 to 1; null when none was answered.</summary>
    public double? Share => Answered == 0 ? null : (double)AnsweredInPublic / Answered;
}
