namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>A question of the script, and the answer that it got.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Post">The question as it was published.</param>
/// <param name="Words">The token in its text that no other has.</param>
internal sealed record ChaosQuestion(int Account, CrowdPost Post, string Words)
{
    /// <summary>The official account's reply, or null when it got none.</summary>
    internal CrowdPost? Answer { get; set; }

    internal ChaosAccount Standing => new(Account);
}
