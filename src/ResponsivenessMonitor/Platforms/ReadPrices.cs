using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Platforms;

/// <summary>What reads cost on a platform that bills them, and how often an account may be read so that its monthly budget lasts. Pure.</summary>
/// <param name="Post">The price of a post read.</param>
/// <param name="User">The price of a user read.</param>
/// <param name="Currency">Written before amounts.</param>
/// <param name="Budget">What an account may cost in a month of UTC, or null.</param>
/// <param name="BudgetSetting">The setting that says so, such as <c>X:MonthlyBudget</c>.</param>
internal sealed record ReadPrices(decimal Post, decimal User, string Currency, decimal? Budget, string BudgetSetting)
{
    /// <summary>Below this share of the budget an account is read as often as ever.</summary>
    private const decimal Unheeded = 0.5m;

    /// <summary>What reads cost.</summary>
    internal decimal CostOf(ReadCounts reads) => CostOf(reads.Posts, reads.Users);

    /// <summary>What so many reads of posts and of users cost.</summary>
    internal decimal CostOf(long posts, long users) => (posts * Post) + (users * User);

    /// <summary>What one read costs, such as <c>a post read costs USD 0.005, a user read USD 0.01</c>.</summary>
    internal string OfOne =>
        string.Create(CultureInfo.InvariantCulture, $"a post read costs {Currency} {Post:0.####}, a user read {Currency} {User:0.####}");

    /// <summary>An amount, such as <c>USD 1.25</c>; of what is spent rather too much than too little.</summary>
    internal string Words(decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{Currency} {Math.Ceiling(amount * 100) / 100:N2}");

    /// <summary>How often an account may be read from now on.</summary>
    /// <param name="posts">Posts that were read of it this month.</param>
    /// <param name="users">Users that were.</param>
    /// <param name="now">The present.</param>
    internal SpendingPace PaceOf(long posts, long users, Instant now)
    {
        if (Budget is not { } budget)
        {
            return new SpendingPace.Full();
        }

        decimal spent = CostOf(posts, users) / budget;
        if (spent >= 1)
        {
            // A budget that is raised counts on the next day at the latest.
            return new SpendingPace.Over(now.InUtc().Date.PlusDays(1).AtMidnight().InUtc().ToInstant());
        }

        LocalDate month = now.InUtc().Date.With(DateAdjusters.StartOfMonth);
        Instant begin = month.AtMidnight().InUtc().ToInstant();
        Instant end = month.PlusMonths(1).AtMidnight().InUtc().ToInstant();
        decimal over = (decimal)((now - begin) / (end - begin));
        return spent >= Unheeded && spent > over ? new SpendingPace.Slowed((double)((1 - over) / (1 - spent))) : new SpendingPace.Full();
    }
}

/// <summary>How often an account may be read.</summary>
internal abstract record SpendingPace
{
    private SpendingPace() { }

    /// <summary>As often as ever.</summary>
    internal sealed record Full : SpendingPace;

    /// <summary>Less often, so that the rest of the budget lasts.</summary>
    /// <param name="Factor">By how much the time between two readings grows; at least 1.</param>
    internal sealed record Slowed(double Factor) : SpendingPace;

    /// <summary>Not at all: the budget is spent.</summary>
    /// <param name="Until">When that is looked at again.</param>
    internal sealed record Over(Instant Until) : SpendingPace;
}
