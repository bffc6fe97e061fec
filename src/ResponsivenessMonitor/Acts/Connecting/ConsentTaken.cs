namespace ResponsivenessMonitor.Acts.Connecting;

/// <summary>What became of a consent that was brought.</summary>
internal abstract record ConsentTaken
{
    private ConsentTaken() { }

    /// <summary>The account is read by it from now on.</summary>
    /// <param name="What">What was found when that was tried, as a sentence.</param>
    internal sealed record Connected(string What) : ConsentTaken;

    /// <summary>It is kept, but the account could not be read by it when that was tried.</summary>
    /// <param name="What">What is missing, as a sentence.</param>
    /// <param name="Mend">What to do about it, as a sentence.</param>
    internal sealed record Unproven(string What, string Mend) : ConsentTaken;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Why">Why, in whole sentences, for whoever consented.</param>
    /// <param name="Mend">What whoever asked for the consent can do about it, as a sentence.</param>
    internal sealed record Refused(string Why, string Mend) : ConsentTaken;
}

/// <summary>How it stands with a consent that was asked for.</summary>
internal abstract record ConsentProgress
{
    private ConsentProgress() { }

    /// <summary>It may be given.</summary>
    /// <param name="Said">What came of an attempt so far, in whole sentences; null where there was none.</param>
    internal sealed record Waiting(string? Said) : ConsentProgress;

    /// <summary>It was given, and is kept.</summary>
    internal sealed record Taken : ConsentProgress;

    /// <summary>It will not be given any more.</summary>
    /// <param name="Why">Why, in whole sentences.</param>
    internal sealed record Ended(string Why) : ConsentProgress;
}
