namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>The answer to moving an account to its next state (¶12, 13).</summary>
public abstract record StateChange
{
    private StateChange() { }

    /// <summary>It moved.</summary>
    /// <param name="Account">The account in its new state.</param>
    public sealed record Moved(OfficialAccount Account) : StateChange;

    /// <summary>Refused: the registration lacks what going live needs.</summary>
    /// <param name="Needs">What is still needed; never empty.</param>
    public sealed record Incomplete(ValueList<RegistrationGap> Needs) : StateChange;

    /// <summary>Refused: states follow one another, none is skipped or gone back to.</summary>
    /// <param name="From">The state the account is in.</param>
    /// <param name="To">The state that was asked for.</param>
    public sealed record OutOfOrder(AccountState From, AccountState To) : StateChange;
}
