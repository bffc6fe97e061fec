using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms;

/// <summary>What a platform said when it was asked; "could not ask" is never an empty page.</summary>
internal abstract record Reading
{
    private Reading() { }

    /// <summary>What the access may still spend, or null where the platform does not say.</summary>
    internal Budget? Budget { get; init; }

    /// <summary>Calls that this reading spent.</summary>
    internal int Cost { get; init; }

    /// <summary>What this reading was billed for, on platforms that count so.</summary>
    internal ReadCounts Reads { get; init; }

    /// <summary>From when on only a person can renew the access; null where that never comes, or nobody says.</summary>
    internal Instant? AccessEndsAt { get; init; }

    /// <summary>A page of what is new.</summary>
    /// <param name="Items">Items of others and of the account, new or edited since the bookmark, in any order; some may be known already.</param>
    /// <param name="Withdrawn">Items that were deleted or hidden.</param>
    /// <param name="Activity">Acts of the account that show a visit, beside its items.</param>
    /// <param name="Bookmark">Where this page ends; kept only together with its rows.</param>
    /// <param name="Profile">The account's profile, when it was asked for.</param>
    /// <param name="More">Whether there is another page; only the last one makes the reading complete.</param>
    internal sealed record Page(
        ValueList<PlatformItem> Items,
        ValueList<Withdrawal> Withdrawn,
        ValueList<Activity> Activity,
        Bookmark Bookmark,
        AccountProfile? Profile,
        bool More
    ) : Reading;

    /// <summary>Too many calls for now.</summary>
    internal sealed record RateLimited(LimitScope Scope, Instant Until) : Reading;

    /// <summary>An allowance of a day or month is used up.</summary>
    internal sealed record QuotaSpent(LimitScope Scope, Instant Until) : Reading;

    /// <summary>Unpaid credits or bills.</summary>
    internal sealed record BillingStopped : Reading;

    /// <summary>Our access is refused; never a sign of the account itself.</summary>
    internal sealed record AccessLost(AccessLossKind Kind) : Reading;

    /// <summary>The platform says that the account is gone.</summary>
    internal sealed record AccountGone(GoneKind Kind) : Reading;

    /// <summary>The platform could not be reached, or answered nonsense.</summary>
    /// <param name="Reason">What happened, for ops; without personal data.</param>
    internal sealed record Unreachable(string Reason) : Reading;
}

/// <summary>What an access may still spend.</summary>
/// <param name="Remaining">Calls left.</param>
/// <param name="ResetsAt">When there are more again.</param>
internal readonly record struct Budget(int Remaining, Instant ResetsAt);

/// <summary>What a platform bills by what was read.</summary>
/// <param name="Posts">Posts.</param>
/// <param name="Users">Profiles of users.</param>
internal readonly record struct ReadCounts(int Posts, int Users)
{
    public static ReadCounts operator +(ReadCounts one, ReadCounts other) => new(one.Posts + other.Posts, one.Users + other.Users);
}

/// <summary>What a limit holds back.</summary>
internal enum LimitScope
{
    /// <summary>This account alone.</summary>
    Account,

    /// <summary>All accounts that are read by the same access.</summary>
    Access,
}
