using System.Globalization;
using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>How an account of the script is registered, and what policy asks of it by plain arithmetic: its office never shuts, and aims at one hour.</summary>
internal sealed record ChaosAccount(int Number)
{
    private static readonly Duration Warn = Duration.FromMinutes(45);
    private static readonly Duration Aim = Duration.FromHours(1);
    private static readonly Duration Commitment = Duration.FromHours(3);
    private static readonly Duration Escalation = Duration.FromHours(4);

    /// <summary>Every other one commits itself to three hours besides.</summary>
    internal bool HasCommitment => Number % 2 == 1;

    internal bool HasDeputy => Number % 3 == 0;

    internal string Slug => $"mastodon/{CrowdAccount.Named(Number)}@uni.social";

    internal string Administrator => Address("ada");

    internal string Deputy => Address("jo");

    /// <summary>From when on an unanswered question is a breach.</summary>
    internal Duration Breach => HasCommitment ? Commitment : Aim;

    /// <summary>What roles are told of a question that stays unanswered, and how long after it was published.</summary>
    internal IEnumerable<(string Role, string To, string Step, Duration After)> Steps()
    {
        yield return ("Administrator", Administrator, "DueSoon", Warn);
        if (HasCommitment)
        {
            yield return ("Administrator", Administrator, "PastAim", Aim);
        }

        yield return ("Administrator", Administrator, "Breached", Breach);
        yield return ("Administrator", Administrator, "Escalated", Breach + Escalation);
        yield return ("Marketing", "marketing@uni.example", "Escalated", Breach + Escalation);
        if (HasDeputy)
        {
            yield return ("Deputy", Deputy, "Breached", Breach);
            yield return ("Deputy", Deputy, "Escalated", Breach + Escalation);
        }
    }

    private string Address(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}{Number:D4}@uni.example");
}
