using NodaTime;

namespace ResponsivenessMonitor.Acts;

/// <summary>What became of what a person wanted to do.</summary>
internal abstract record ActOutcome
{
    private ActOutcome() { }

    /// <summary>It was done.</summary>
    /// <param name="What">What came of it, where there is more to say than that; else null. A whole sentence or several, as all of these.</param>
    internal sealed record Done(string? What = null) : ActOutcome;

    /// <summary>It had been done before, or had come about by itself; nothing changed.</summary>
    /// <param name="What">What is true now, in whole sentences.</param>
    internal sealed record AlreadySo(string What) : ActOutcome;

    /// <summary>It cannot be done.</summary>
    /// <param name="Why">Why, and how to mend it, in whole sentences.</param>
    internal sealed record Refused(string Why) : ActOutcome;
}

/// <summary>Who does something, and when.</summary>
/// <param name="By">Whom the audit log names: a person's address, or the command that was run.</param>
/// <param name="At">When.</param>
internal readonly record struct ActedBy(string By, Instant At);
