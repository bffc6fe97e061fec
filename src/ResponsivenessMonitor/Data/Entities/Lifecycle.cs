using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A sign that an account is defunct, from when it held until it no longer did (§4).</summary>
internal sealed class AccountSign
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public SignKind Sign { get; init; }

    /// <summary>The evidence, as <c>SignContent</c> writes it.</summary>
    public string Evidence { get; set; } = string.Empty;

    public Instant OpenedAt { get; init; }

    /// <summary>When it no longer held, or null while it does.</summary>
    public Instant? ClosedAt { get; set; }
}

/// <summary>An account that was said to look defunct, until somebody or something answers (§4).</summary>
internal sealed class AccountCase
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public Instant OpenedAt { get; init; }

    /// <summary>The signs that were named, separated by spaces.</summary>
    public string Named { get; init; } = string.Empty;

    public DefunctReason Reason { get; init; }

    public CaseQuestion Question { get; init; }

    /// <summary>When somebody said "we have closed it", or null.</summary>
    public Instant? SaidClosedAt { get; set; }

    /// <summary>When it was closed, or null while it is open.</summary>
    public Instant? ClosedAt { get; set; }

    /// <summary>Why it was closed, or null while it is open.</summary>
    public CaseOutcome? Outcome { get; set; }

    internal DefunctCase ToCase() => new(OpenedAt, SignsIn(Named), SaidClosedAt);

    /// <summary>"Still alive": closes it.</summary>
    /// <returns>What silences the signs it named.</returns>
    internal AccountSilence SettleAsAlive(Instant at, LifecycleRules rules)
    {
        Silence silence = ToCase().StillAlive(at, rules);
        (ClosedAt, Outcome) = (at, CaseOutcome.StillAlive);
        return new AccountSilence
        {
            AccountId = AccountId,
            Signs = string.Join(' ', silence.Signs),
            Until = silence.Until,
        };
    }

    internal static ValueList<SignKind> SignsIn(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<SignKind>)];
}

/// <summary>How a case ended.</summary>
internal enum CaseOutcome
{
    /// <summary>A person said that the account is still alive.</summary>
    StillAlive,

    /// <summary>The account no longer looked defunct.</summary>
    Revived,

    /// <summary>"We have closed it", and the platform bore it out.</summary>
    ClosedAsSaid,
}

/// <summary>Signs that count for nothing for a while, because somebody said that the account is still alive.</summary>
internal sealed class AccountSilence
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    /// <summary>The signs, separated by spaces.</summary>
    public string Signs { get; init; } = string.Empty;

    public Instant Until { get; init; }

    internal Silence ToSilence() => new(AccountCase.SignsIn(Signs), Until);
}
