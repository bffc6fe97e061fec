using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.Bluesky;

/// <summary>What refusals and states say of an account. Pure.</summary>
internal static class BlueskyState
{
    /// <summary>What a reading returns for an account that its server calls inactive.</summary>
    internal static Reading InactiveReading(string? status) =>
        status switch
        {
            "takendown" or "suspended" => new Reading.AccountGone(GoneKind.Suspended),
            "deactivated" => new Reading.AccountGone(GoneKind.Deactivated),
            "deleted" => new Reading.AccountGone(GoneKind.Deleted),
            _ => new Reading.Unreachable($"the server calls the account inactive: {Word(status)}"),
        };

    /// <summary>What a reading returns for an answer that is not what was asked for.</summary>
    internal static Reading ReadingOf<T>(BlueskyAnswer<T> answer, string what)
        where T : class =>
        answer switch
        {
            BlueskyAnswer<T>.Limited limited => new Reading.RateLimited(LimitScope.Access, limited.Until),
            BlueskyAnswer<T>.Failed failed => new Reading.Unreachable(failed.Reason),
            BlueskyAnswer<T>.Refused { Error: "AccountTakedown" } => new Reading.AccountGone(GoneKind.Suspended),
            BlueskyAnswer<T>.Refused { Error: "AccountDeactivated" } => new Reading.AccountGone(GoneKind.Deactivated),
            BlueskyAnswer<T>.Refused refused when IsOfToken(refused) => new Reading.AccessLost(
                IsScopeMissing(refused.Message) ? AccessLossKind.ScopeMissing : AccessLossKind.TokenRevoked
            ),
            BlueskyAnswer<T>.Refused refused => new Reading.Unreachable($"{what} was refused: {(int)refused.Status} {Word(refused.Error)}"),
            _ => new Reading.Unreachable($"{what} was answered without what was asked for"),
        };

    /// <summary>Whether the token is what is refused, so that another one may do.</summary>
    internal static bool IsOfToken<T>(BlueskyAnswer<T> answer)
        where T : class =>
        answer is BlueskyAnswer<T>.Refused { Error: "ExpiredToken" or "InvalidToken" or "AuthMissing" or "AuthenticationRequired" };

    private static bool IsScopeMissing(string message) =>
        message.Contains("scope", StringComparison.OrdinalIgnoreCase)
        || message.Contains("token method", StringComparison.OrdinalIgnoreCase);

    /// <summary>A single word, as states and refusals are; whatever else it is may hold anything, and is not repeated.</summary>
    private static string Word(string? text) =>
        text is { Length: > 0 and <= 60 } && text.All(char.IsAsciiLetterOrDigit) ? text : "it does not say why";
}
