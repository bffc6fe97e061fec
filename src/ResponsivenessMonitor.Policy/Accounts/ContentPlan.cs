using NodaTime;

namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>What an account is to publish (¶13).</summary>
/// <param name="Types">The types of content, or null while not stated.</param>
/// <param name="Samples">Samples of content, or null while there are none.</param>
/// <param name="PostingInterval">
/// The planned time from one post to the next, or null while not stated; a day of it is 24 hours. Three of them without a post make an account
/// dormant.
/// </param>
public sealed record ContentPlan(string? Types, string? Samples, Duration? PostingInterval)
{
    /// <summary>No plan yet.</summary>
    public static ContentPlan None { get; } = new(Types: null, Samples: null, PostingInterval: null);

    /// <summary>A plan that states types and samples in one text, as a registration form with a single field does.</summary>
    public static ContentPlan InOneText(string? text, Duration? postingInterval) => new(text, text, postingInterval);
}
