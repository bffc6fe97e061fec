namespace ResponsivenessMonitor.Jobs;

/// <summary>What every line of the log says beside its own words: where the work was that it tells of. No person, and nothing that one wrote.</summary>
internal static class LogScopes
{
    private static readonly Func<ILogger, string, string, IDisposable?> OfJob = LoggerMessage.DefineScope<string, string>(
        "Job {Job} of {Replica}"
    );

    private static readonly Func<ILogger, string, IDisposable?> OfAccount = LoggerMessage.DefineScope<string>("Account {Account}");
    private static readonly Func<ILogger, string, IDisposable?> OfSubject = LoggerMessage.DefineScope<string>("Subject {Subject}");
    private static readonly Func<ILogger, long, IDisposable?> OfEnquiry = LoggerMessage.DefineScope<long>("Enquiry {Enquiry}");
    private static readonly Func<ILogger, string, IDisposable?> OfLetter = LoggerMessage.DefineScope<string>("Letter {Letter}");

    /// <summary>A tick of a job, in a process that is known by the name under which it holds leases.</summary>
    internal static IDisposable? Job(this ILogger logger, string job, string replica) => OfJob(logger, job, replica);

    /// <summary>An account, by its slug.</summary>
    internal static IDisposable? Account(this ILogger logger, string slug) => OfAccount(logger, slug);

    /// <summary>An enquiry, by its number.</summary>
    internal static IDisposable? Enquiry(this ILogger logger, long id) => OfEnquiry(logger, id);

    /// <summary>A row that is worked on by itself, such as <c>account 12</c>.</summary>
    internal static IDisposable? Subject(this ILogger logger, string subject) => OfSubject(logger, subject);

    /// <summary>A letter, by its key.</summary>
    internal static IDisposable? Letter(this ILogger logger, string key) => OfLetter(logger, key);
}
