using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Sending;

internal sealed partial class LetterSending
{
    [LoggerMessage(LogLevel.Information, "Sent letter {Letter}.")]
    private partial void LogSent(string letter);

    [LoggerMessage(LogLevel.Information, "Did not send letter {Letter}, which was overtaken: {Reason}.")]
    private partial void LogOvertaken(string letter, string reason);

    [LoggerMessage(LogLevel.Warning, "Did not send letter {Letter}, which is {State} now: {Reason}.")]
    private partial void LogNotSent(string letter, LetterState state, string? reason);

    [LoggerMessage(LogLevel.Debug, "Left letter {LetterId} alone, whose lease ended before it was its turn.")]
    private partial void LogLeaseEnded(long letterId);

    [LoggerMessage(LogLevel.Warning, "Sent letter {Letter} under a lease that another replica holds now.")]
    private partial void LogLeaseLost(string letter);

    [LoggerMessage(LogLevel.Warning, "Could not keep yet what became of letter {Letter}; it is tried again at once.")]
    private partial void LogNotKept(Exception exception, string letter);

    [LoggerMessage(LogLevel.Warning, "Could not tell whether letter {Letter} was overtaken, and sends it.")]
    private partial void LogNotCompared(Exception exception, string letter);

    [LoggerMessage(LogLevel.Warning, "Could not give {Claims} leases back; they end by themselves.")]
    private partial void LogNotGivenBack(Exception exception, int claims);

    [LoggerMessage(LogLevel.Error, "Failed to send letter {LetterId}.")]
    private partial void LogFailed(Exception exception, long letterId);
}
