using NodaTime;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A time in which somebody gets no letters because they said so; no clock of an enquiry stops for it (§6).</summary>
internal sealed class Absence
{
    public long Id { get; private set; }

    public long PersonId { get; init; }

    public AbsenceKind Kind { get; init; }

    /// <summary>When it was said, and from when on it holds.</summary>
    public Instant SaidAt { get; init; }

    /// <summary>When letters come again.</summary>
    public Instant Until { get; init; }

    /// <summary>The open day whose letters are muted, by the calendar the letters keep to; null when it is a handing over.</summary>
    public LocalDate? OpenDay { get; init; }

    /// <summary>When it was taken back before its end, or null.</summary>
    public Instant? TakenBackAt { get; set; }

    /// <summary>Whether it holds at an instant.</summary>
    internal bool Holds(Instant now) => SaidAt <= now && now < Until && TakenBackAt is null;
}

/// <summary>What becomes of the letters meanwhile.</summary>
internal enum AbsenceKind
{
    /// <summary>They wait for the end.</summary>
    Muted,

    /// <summary>The deputy gets them.</summary>
    HandedOver,
}
