using System.Diagnostics;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Telemetry;

namespace ResponsivenessMonitor.Jobs.Sending;

internal sealed partial class LetterSending
{
    /// <summary>Says and counts what became of an attempt.</summary>
    private void Settled(Letter letter)
    {
        LetterFate fate = letter.State switch
        {
            LetterState.Sent => letter.InDoubtSince is null ? LetterFate.Sent : LetterFate.Repeated,
            LetterState.Refused => LetterFate.Refused,
            LetterState.Held => LetterFate.Held,
            _ => LetterFate.PutOff,
        };
        metrics.Tried(fate);
        Activity.Current.Outcome(MetricLabels.Of(fate), isFault: fate is not (LetterFate.Sent or LetterFate.Repeated));
        if (letter.State == LetterState.Sent)
        {
            LogSent(letter.Key);
        }
        else
        {
            LogNotSent(letter.Key, letter.State, LogWords.Nameless(letter.LastError));
        }
    }

    private void Overtaken(Letter letter, string why)
    {
        metrics.Tried(LetterFate.Overtaken);
        LogOvertaken(letter.Key, why);
    }

    private void LeaseEnded(Claim claim)
    {
        metrics.LostLease(nameof(SendLettersJob));
        LogLeaseEnded(claim.Id);
    }

    private void LeaseLost(string letter)
    {
        metrics.LostLease(nameof(SendLettersJob));
        LogLeaseLost(letter);
    }

    [LoggerMessage(5001, LogLevel.Information, "Sent letter {Letter}.", EventName = "LetterSent")]
    private partial void LogSent(string letter);

    [LoggerMessage(
        5002,
        LogLevel.Information,
        "Did not send letter {Letter}, which was overtaken: {Reason}.",
        EventName = "LetterOvertaken"
    )]
    private partial void LogOvertaken(string letter, string reason);

    [LoggerMessage(5003, LogLevel.Warning, "Did not send letter {Letter}, which is {State} now: {Reason}.", EventName = "LetterNotSent")]
    private partial void LogNotSent(string letter, LetterState state, string? reason);

    [LoggerMessage(
        5004,
        LogLevel.Debug,
        "Left letter {LetterId} alone, whose lease ended before it was its turn.",
        EventName = "LetterLeaseEnded"
    )]
    private partial void LogLeaseEnded(long letterId);

    [LoggerMessage(
        5005,
        LogLevel.Warning,
        "Sent letter {Letter} under a lease that another replica holds now.",
        EventName = "LetterLeaseLost"
    )]
    private partial void LogLeaseLost(string letter);

    [LoggerMessage(
        5006,
        LogLevel.Warning,
        "Could not keep yet what became of letter {Letter}; it is tried again at once.",
        EventName = "OutcomeNotKept"
    )]
    private partial void LogNotKept(Exception exception, string letter);

    [LoggerMessage(
        5007,
        LogLevel.Warning,
        "Could not tell whether letter {Letter} was overtaken, and sends it.",
        EventName = "LetterNotCompared"
    )]
    private partial void LogNotCompared(Exception exception, string letter);

    [LoggerMessage(
        5008,
        LogLevel.Warning,
        "Could not give {Claims} leases back; they end by themselves.",
        EventName = "LetterLeasesNotGivenBack"
    )]
    private partial void LogNotGivenBack(Exception exception, int claims);

    [LoggerMessage(5009, LogLevel.Error, "Failed to send letter {LetterId}.", EventName = "SendingFailed")]
    private partial void LogFailed(Exception exception, long letterId);
}
