using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>What an account that looks defunct, or did, asks for now (¶15 e; policy §4).</summary>
public abstract record CaseStep
{
    private CaseStep() { }

    /// <summary>There is no case, and none to open.</summary>
    /// <param name="Reason">Why the account does not look defunct.</param>
    public sealed record NoCase(AliveReason Reason) : CaseStep;

    /// <summary>A case is opened: the administrator is asked and Marketing is told.</summary>
    /// <param name="Case">The case.</param>
    /// <param name="Question">What is asked.</param>
    /// <param name="Reason">Why it is opened.</param>
    public sealed record Opened(DefunctCase Case, CaseQuestion Question, DefunctReason Reason) : CaseStep;

    /// <summary>The case is open and nothing is due.</summary>
    /// <param name="Until">When the authoriser is told next; null when never, because the account is deleted or deactivated.</param>
    public sealed record Waiting(Instant? Until) : CaseStep;

    /// <summary>The authoriser is told that there was no answer.</summary>
    /// <param name="DueAt">When that fell due.</param>
    /// <param name="Question">What the administrator was asked.</param>
    public sealed record AuthoriserTold(Instant DueAt, CaseQuestion Question) : CaseStep;

    /// <summary>The account no longer looks defunct and closes its own case.</summary>
    /// <param name="Reason">Why it no longer does.</param>
    public sealed record Revived(AliveReason Reason) : CaseStep;

    /// <summary>"We have closed it" is borne out by the platform: the account is closed, and its case if there is one.</summary>
    /// <param name="Since">The platform's first answer that said so.</param>
    public sealed record ClosedAsSaid(Instant Since) : CaseStep;
}
