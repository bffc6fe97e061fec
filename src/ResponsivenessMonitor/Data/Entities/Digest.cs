using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>The digest that every open day has (§6), also when it has nothing to say.</summary>
internal sealed class Digest
{
    public long Id { get; private set; }

    public Role Audience { get; init; }

    /// <summary>The office date it belongs to.</summary>
    public LocalDate Date { get; init; }

    public DigestScope Scope { get; set; }

    /// <summary>What was known at this instant is no news.</summary>
    public Instant CoversFrom { get; set; }

    public Instant CoversTo { get; init; }

    /// <summary>When it is due; null once it is settled.</summary>
    public Instant? DueAt { get; set; }

    public DigestState State { get; set; }
}

/// <summary>What became of a digest.</summary>
internal enum DigestState
{
    /// <summary>It is to come.</summary>
    Planned,

    /// <summary>It was sent with what it had to say.</summary>
    Sent,

    /// <summary>It was sent to say that all is well.</summary>
    SentAllClear,

    /// <summary>It had nothing to say and was kept unsent.</summary>
    Empty,

    /// <summary>It was overdue together with later ones, and the last of them told its news too.</summary>
    ToldByLater,
}
