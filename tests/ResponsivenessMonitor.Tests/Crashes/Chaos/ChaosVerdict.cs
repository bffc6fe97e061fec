namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>What the oracle found.</summary>
/// <param name="Faults">Whatever is not as the script demands; none when all is well.</param>
/// <param name="Questions">Questions of the script.</param>
/// <param name="Lost">Of them, those without an enquiry.</param>
/// <param name="Doubled">Enquiries or notices that there are more than once, or of which the script knows nothing.</param>
/// <param name="Notices">Notices of steps that were told.</param>
/// <param name="Letters">Letters that were delivered.</param>
/// <param name="Repeats">Messages that were delivered once more.</param>
/// <param name="Dropped">Letters that were dropped as overtaken while it was in doubt whether the mail server had them.</param>
internal sealed record ChaosVerdict(
    IReadOnlyList<string> Faults,
    int Questions,
    int Lost,
    int Doubled,
    int Notices,
    int Letters,
    int Repeats,
    int Dropped
);
