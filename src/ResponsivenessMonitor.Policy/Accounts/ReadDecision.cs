namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Whether an account is read at its platform, and why not.</summary>
public abstract record ReadDecision
{
    private ReadDecision() { }

    /// <summary>It is read.</summary>
    public sealed record Read : ReadDecision;

    /// <summary>Its state forbids it: only live and closing registered accounts are ever read.</summary>
    /// <param name="State">Proposed or closed.</param>
    public sealed record NotInForce(AccountState State) : ReadDecision;

    /// <summary>
    /// It should be read and cannot be: registration, check-ins, reviews and closing work; its replies show as "not read".
    /// </summary>
    /// <param name="Access">What is missing; never <see cref="ReadingAccess.Available"/>.</param>
    public sealed record NotRead(ReadingAccess Access) : ReadDecision;
}
