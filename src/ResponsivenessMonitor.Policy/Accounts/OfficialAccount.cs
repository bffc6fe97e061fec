using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>One presence on one platform, registered with the Marketing Service (¶12, 13): the unit of everything that is measured.</summary>
/// <param name="Id">The slug, which never changes.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="Steward">Whose timescales it has.</param>
/// <param name="Registration">What the register holds of it.</param>
public sealed record OfficialAccount(AccountId Id, string Name, Steward Steward, Registration Registration)
{
    /// <summary>Where it is between business case and end.</summary>
    public AccountState State { get; init; } = AccountState.Proposed;

    /// <summary>When it went live, or null if it has not yet.</summary>
    public Instant? LiveSince { get; init; }

    /// <summary>Its rehearsal of 14 days, or null before it went live.</summary>
    public Rehearsal? Rehearsal => LiveSince is { } since ? new Rehearsal(since) : null;

    /// <summary>Whether it is read at its platform.</summary>
    public ReadDecision IsRead(ReadingAccess access) =>
        (State, access) switch
        {
            (not (AccountState.Live or AccountState.Closing), _) => new ReadDecision.NotInForce(State),
            (_, ReadingAccess.Available) => new ReadDecision.Read(),
            _ => new ReadDecision.NotRead(access),
        };

    /// <summary>Puts a proposed account in force: it is watched from now, unless the registration names an instant.</summary>
    public StateChange GoLive(Instant now) =>
        State != AccountState.Proposed ? new StateChange.OutOfOrder(State, AccountState.Live)
        : Registration.HindersGoingLive() is { Count: > 0 } needs ? new StateChange.Incomplete(needs)
        : new StateChange.Moved(
            this with
            {
                State = AccountState.Live,
                LiveSince = now,
                Registration = Registration with { MonitoredSince = Registration.MonitoredSince ?? now },
            }
        );

    /// <summary>Announces a live account's end.</summary>
    public StateChange BeginClosing() => MoveOn(AccountState.Live, AccountState.Closing);

    /// <summary>Takes the announced end back: the account is kept after all.</summary>
    public StateChange Keep() => MoveOn(AccountState.Closing, AccountState.Live);

    /// <summary>Ends a closing account, once the platform says it is gone or, where nothing can be read, on a person's word.</summary>
    public StateChange Close() => MoveOn(AccountState.Closing, AccountState.Closed);

    private StateChange MoveOn(AccountState from, AccountState to) =>
        State == from ? new StateChange.Moved(this with { State = to }) : new StateChange.OutOfOrder(State, to);
}
