namespace ResponsivenessMonitor.Mail.Proving;

/// <summary>What was found when letters' way out of the house was tried without sending any.</summary>
/// <param name="Words">A sentence or more, with what to do where something is wrong. Never a secret.</param>
internal abstract record MailProof(string Words)
{
    /// <summary>All that can be tried without sending works.</summary>
    internal sealed record Works(string Words) : MailProof(Words);

    /// <summary>Nothing could be sent as things are.</summary>
    internal sealed record Problem(string Words) : MailProof(Words);
}
