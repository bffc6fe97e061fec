using NodaTime;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>One enquiry as the script has it, and what a reader of the account knows of it by now.</summary>
/// <param name="Opening">The item that opened it.</param>
/// <param name="Author">Who asked.</param>
/// <param name="Received">When.</param>
internal sealed record ModelSpell(string Opening, string Author, Instant Received)
{
    /// <summary>Its items.</summary>
    internal HashSet<string> Items { get; } = new([Opening], StringComparer.Ordinal);

    /// <summary>When it was answered; null when it never was.</summary>
    internal Instant? Ended { get; set; }

    /// <summary>What follows from when it was received.</summary>
    internal ModelDeadlines Deadlines { get; set; } = null!;

    /// <summary>When a reading first brought it.</summary>
    internal Instant? FoundAt { get; set; }

    /// <summary>When a reading first brought its answer.</summary>
    internal Instant? EndKnownAt { get; set; }

    /// <summary>When it became known that its commitment, else its aim, was missed.</summary>
    internal Instant? BreachKnownAt { get; set; }

    /// <summary>When it was given up.</summary>
    internal Instant? GivenUpAt { get; set; }

    /// <summary>What each role was told, and when; null while it waits or when a graver step took its place.</summary>
    internal Dictionary<(string Role, ModelStep Step), ModelNotice> Notices { get; } = [];

    /// <summary>Whether it waits, as far as is known.</summary>
    internal bool IsOpen => FoundAt is not null && EndKnownAt is null && GivenUpAt is null;
}
