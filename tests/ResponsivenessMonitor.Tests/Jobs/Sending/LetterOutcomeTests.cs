using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Sending;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Tests.Jobs.Sending;

internal sealed class LetterOutcomeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 9, 12, 0);

    [TestCase(1, null, ExpectedResult = 30, TestName = "Without a word of the server our own wait holds")]
    [TestCase(1, 10, ExpectedResult = 30, TestName = "A server that asks for less does not get letters sooner")]
    [TestCase(1, 300, ExpectedResult = 300, TestName = "A server that asks for more time gets it")]
    [TestCase(3, 300, ExpectedResult = 600, TestName = "Our own wait holds where it is longer")]
    [TestCase(1, 86_400, ExpectedResult = 3_600, TestName = "No server puts a letter off for longer than an hour")]
    [TestCase(9, null, ExpectedResult = 3_600, TestName = "From the fifth attempt on it is an hour")]
    public double A_letter_waits_seconds(int attempts, int? asked)
    {
        Letter letter = new() { Attempts = attempts };
        Duration? wait = asked is { } seconds ? Duration.FromSeconds(seconds) : null;

        LetterOutcome.Keep(letter, new SendResult.Deferred("busy", wait), InDoubtRule.Resend, Now);

        Assert.That(letter.State, Is.EqualTo(LetterState.Retry));
        return (letter.SendAt!.Value - Now).TotalSeconds;
    }
}
