using System.Text.Json;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Platforms.X;

/// <summary>What X's problems say. Pure.</summary>
internal static class XProblems
{
    internal const string UsageCapped = "usage-capped";
    internal const string UserSuspended = "user-suspended";
    internal const string AppSuspended = "app-suspended";

    private const string NotFound = "resource-not-found";
    private const string NotAuthorized = "not-authorized-for-resource";
    private const int LongestName = 60;

    /// <summary>The last part of a problem's type, such as <c>resource-not-found</c>; that of the first problem in a list where it has none of its own.</summary>
    /// <returns>Empty where it says nothing, and where it is no plain word, for that may hold anything.</returns>
    internal static string NameOf(XProblem? problem)
    {
        string name = problem?.Type?.TrimEnd('/').Split('/')[^1] ?? string.Empty;
        name =
            name.Length <= LongestName && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
                ? name
                : string.Empty;
        return name.Length > 0 ? name
            : problem?.Errors is { Count: > 0 } others ? NameOf(others[0] is { } first ? first with { Errors = null } : null)
            : string.Empty;
    }

    /// <summary>Whether a call was refused because it asked from an id on that is too old.</summary>
    internal static bool IsOfSince(XProblem? problem) =>
        problem?.Errors?.Any(error =>
            string.Equals(error?.Parameter, "since_id", StringComparison.Ordinal)
            || (error?.Parameters is { ValueKind: JsonValueKind.Object } parameters && parameters.TryGetProperty("since_id", out _))
        )
        ?? false;

    /// <summary>What errors that came with a good status and without data say of the account that was asked for; null when they say nothing of it.</summary>
    internal static Reading? StateOf(IReadOnlyList<XProblem?>? errors) =>
        (errors ?? [])
            .OfType<XProblem>()
            .Where(error => error.ResourceType is null or "user")
            .Select(error =>
                NameOf(error) switch
                {
                    NotFound when IsSuspended(error) => new Reading.AccountGone(GoneKind.Suspended),
                    NotFound => new Reading.AccountGone(GoneKind.Deleted),
                    NotAuthorized => (Reading)new Reading.AccessLost(AccessLossKind.ScopeMissing),
                    _ => null,
                }
            )
            .FirstOrDefault(reading => reading is not null);

    /// <summary>Whether some error is of posts that were asked for, and not of the call.</summary>
    internal static bool AreOfPosts(IReadOnlyList<XProblem?>? errors, IReadOnlyList<string> ids) =>
        (errors ?? [])
            .OfType<XProblem>()
            .Any(error => error.ResourceType is "tweet" or "post" || ids.Contains(error.ResourceId, StringComparer.Ordinal));

    /// <summary>The ids of posts of which errors say that they are not there.</summary>
    internal static IEnumerable<string> GoneOf(IReadOnlyList<XProblem?>? errors) =>
        (errors ?? [])
            .OfType<XProblem>()
            .Where(error => error.ResourceType is "tweet" or "post" && NameOf(error) is NotFound)
            .Select(error => error.ResourceId)
            .OfType<string>();

    /// <summary>X has one type for both, and tells them apart by words.</summary>
    private static bool IsSuspended(XProblem error) =>
        string.Equals(error.Title, "Forbidden", StringComparison.OrdinalIgnoreCase)
        || (error.Detail?.Contains("suspended", StringComparison.OrdinalIgnoreCase) ?? false);
}
