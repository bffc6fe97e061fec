namespace ResponsivenessMonitor.Platforms;

/// <summary>What <c>check</c> found out about one account's access, in words for people.</summary>
internal abstract record AccessCheck
{
    private AccessCheck() { }

    /// <summary>What finding out was billed for, on platforms that bill what is read.</summary>
    internal ReadCounts Reads { get; init; }

    /// <summary>No server answered, or none of use.</summary>
    /// <param name="reason">What happened, and where.</param>
    internal static Lacks Unanswered(string reason) =>
        new(reason, "look whether this machine reaches that server, and whether it works; then check again");

    /// <summary>It can be read.</summary>
    /// <param name="What">What was found, such as "signed in as @librarydesk, 2,990 calls left".</param>
    internal sealed record Works(string What) : AccessCheck;

    /// <summary>It cannot, or not all of it.</summary>
    /// <param name="What">What is missing.</param>
    /// <param name="Mend">What to do about it.</param>
    internal sealed record Lacks(string What, string Mend) : AccessCheck;
}
