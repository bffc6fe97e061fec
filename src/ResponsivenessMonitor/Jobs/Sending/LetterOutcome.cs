using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>What becomes of a letter after an attempt.</summary>
internal static class LetterOutcome
{
    /// <summary>From one attempt to the next; the last one holds from then on.</summary>
    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(30),
        Duration.FromMinutes(2),
        Duration.FromMinutes(10),
        Duration.FromMinutes(30),
        Duration.FromHours(1),
    ];

    /// <summary>How long a letter waits for another attempt at most.</summary>
    internal static Duration LongestWait => Waits[^1];

    internal static void Keep(Letter letter, SendResult result, InDoubtRule inDoubt, Instant now)
    {
        (letter.State, letter.LastError) = result switch
        {
            SendResult.Accepted => (LetterState.Sent, null),
            SendResult.Refused refused => (LetterState.Refused, refused.Reply),
            SendResult.InDoubt doubt when inDoubt == InDoubtRule.Hold => (LetterState.Held, doubt.Reason),
            SendResult.InDoubt doubt => (LetterState.Retry, doubt.Reason),
            SendResult.Deferred deferred => (LetterState.Retry, deferred.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "There is no such outcome."),
        };
        letter.InDoubtSince = result is SendResult.InDoubt ? letter.InDoubtSince ?? now : letter.InDoubtSince;
        letter.IsRecipientRefused = result is SendResult.Refused { IsOfRecipient: true };
        letter.SendAt = letter.State == LetterState.Retry ? now + WaitAfter(letter.Attempts, result) : null;
        letter.FinalAt = letter.State is LetterState.Sent or LetterState.Refused ? now : null;
    }

    /// <summary>A server that asks for more time gets it, but no more than the longest wait: an hour later is soon enough to ask again.</summary>
    private static Duration WaitAfter(int attempts, SendResult result)
    {
        Duration asked = result is SendResult.Deferred { Wait: { } wait } ? Duration.Min(wait, LongestWait) : Duration.Zero;
        return Duration.Max(asked, Waits[Math.Clamp(attempts, 1, Waits.Length) - 1]);
    }
}
