using System.Text.Json.Serialization.Metadata;
using ResponsivenessMonitor.Platforms.Tokens;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>The calls of one reading by one token: what they bring, and what a refusal says of the account or of our access.</summary>
internal sealed class XCalls(XClient client, TokensInUse tokens, XToken token, CancellationToken cancellationToken)
{
    /// <summary>What is known of the token.</summary>
    internal XToken Token { get; } = token;

    /// <summary>What may still be asked of the calls whose limit is told on; null where none was made.</summary>
    internal Budget? Budget { get; private set; }

    /// <summary>Asks, and returns what came; where the token is refused, once more with another one, if there is one.</summary>
    /// <param name="pathAndQuery">From <c>/2/</c> on.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="isTold">Whether the limit of such calls is the one to go by: each kind of call has its own.</param>
    internal async Task<XAnswer<T>> AskAsync<T>(string pathAndQuery, JsonTypeInfo<T> shape, bool isTold = false)
        where T : class
    {
        (XAnswer<T> answer, Budget? budget) = await tokens.AskAsync(
            token => client.GetAsync(pathAndQuery, token, shape, cancellationToken),
            came => came.Answer is XAnswer<T>.Not { Refusal: XRefusal.Token },
            cancellationToken
        );
        Budget = isTold ? budget ?? Budget : Budget;
        return answer;
    }

    /// <summary>What a refusal means.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="mark">Which account is read, and whose the token is.</param>
    internal Reading FailureOf(XRefusal refusal, XBookmark mark) =>
        refusal switch
        {
            XRefusal.Token => tokens.LossBy(),
            XRefusal.Forbidden { Problem: XProblems.UserSuspended } when mark.IsSignedIn => new Reading.AccountGone(GoneKind.Suspended),
            XRefusal.Forbidden { Problem: XProblems.UserSuspended or XProblems.AppSuspended } => new Reading.AccessLost(
                AccessLossKind.RoleLost
            ),
            XRefusal.Forbidden => new Reading.AccessLost(AccessLossKind.ScopeMissing),
            XRefusal.Unpaid => new Reading.BillingStopped(),
            XRefusal.Spent spent => new Reading.QuotaSpent(LimitScope.Access, spent.Until),
            XRefusal.Limited limited => new Reading.RateLimited(LimitScope.Access, limited.Until),
            XRefusal.Invalid invalid => new Reading.Unreachable(invalid.Reason),
            XRefusal.Silent silent => new Reading.Unreachable(silent.Reason),
            _ => throw new InvalidOperationException($"{refusal} is not handled."),
        };

    /// <summary>A reading with what was spent on it, and what is left.</summary>
    internal Reading Told(Reading reading, ReadCounts reads) =>
        reading with
        {
            Budget = Budget,
            Reads = reads,
            AccessEndsAt = tokens.OnlyPersonsFrom,
        };
}
