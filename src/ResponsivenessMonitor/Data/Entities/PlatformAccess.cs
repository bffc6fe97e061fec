using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A credential by which accounts are read; limits belong to it, whoever reads.</summary>
internal sealed class PlatformAccess
{
    public long Id { get; private set; }

    public Platform Platform { get; init; } = Platform.X;

    /// <summary>A reference, <c>env:NAME</c> or <c>file:PATH</c>; empty where the platform needs none. Never the secret itself.</summary>
    public string Credential { get; init; } = string.Empty;

    /// <summary>The server, on platforms that have many; else empty.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>Calls left, or null where the platform does not say.</summary>
    public int? Remaining { get; set; }

    /// <summary>Calls that a reading lately cost, rather too many than too few; 0 before the first.</summary>
    public int ReadingCost { get; set; }

    /// <summary>When there are more again, or null.</summary>
    public Instant? ResetsAt { get; set; }

    /// <summary>Until when all its accounts wait, or null.</summary>
    public Instant? PausedUntil { get; set; }

    /// <summary>Why they do, or null.</summary>
    public string? PausedBecause { get; set; }

    /// <summary>Calls spent in <see cref="SpentIn"/>.</summary>
    public long Spent { get; set; }

    /// <summary>The first day of the month whose calls are counted, or null.</summary>
    public LocalDate? SpentIn { get; set; }

    /// <summary>From when on only a person can renew it, or null where that never comes, or nobody says.</summary>
    public Instant? EndsAt { get; set; }
}
