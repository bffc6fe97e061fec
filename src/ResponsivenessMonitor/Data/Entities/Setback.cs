using NodaTime;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>Something that a job could not get done: it is tried again ever later, keeps nothing else from its turn, and is gone once it is done.</summary>
internal sealed class Setback
{
    /// <summary>The job, such as <c>AssessEnquiriesJob</c>.</summary>
    public string Job { get; init; } = string.Empty;

    /// <summary>What it could not work on, such as <c>enquiry 4711</c>.</summary>
    public string Subject { get; init; } = string.Empty;

    public Instant FirstAt { get; init; }

    public Instant LastAt { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Count { get; private set; }

    /// <summary>The fault of the last time, by its kind and in its own words.</summary>
    public string Because { get; private set; } = string.Empty;

    /// <summary>It failed once more.</summary>
    /// <returns>When it is tried again: after 5, 10, 20, 40 minutes, and then every hour.</returns>
    internal Instant Take(string because, Instant now)
    {
        (LastAt, Count, Because) = (now, Count + 1, because);
        return now + Duration.Min(Longest, First * (1 << Math.Min(Count - 1, 10)));
    }

    private static readonly Duration First = Duration.FromMinutes(5);
    private static readonly Duration Longest = Duration.FromHours(1);
}
