using NodaTime;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A version of a named calendar; never changed once it stands.</summary>
internal sealed class CalendarVersion
{
    public long Id { get; private set; }

    public string Name { get; init; } = string.Empty;

    public int Version { get; init; }

    /// <summary>Zone, week, closures and exceptions, as <see cref="CalendarContent"/> writes them.</summary>
    public string Content { get; init; } = string.Empty;

    public Instant MadeAt { get; init; }
}

/// <summary>A version of a named target; never changed once it stands.</summary>
internal sealed class TargetVersion
{
    public long Id { get; private set; }

    public string Name { get; init; } = string.Empty;

    public int Version { get; init; }

    public Duration Aim { get; init; }

    public Commitment Commitment { get; init; } = new Commitment.None();

    public Duration MinimumSameDay { get; init; }

    public Instant MadeAt { get; init; }

    internal ReplyTarget ToTarget() => new(Aim, Commitment) { MinimumSameDay = MinimumSameDay };
}

/// <summary>A closure or an exception that a person entered beside those of the settings.</summary>
internal sealed class EnteredClosure
{
    public long Id { get; private set; }

    public string Calendar { get; init; } = string.Empty;

    public LocalDate Date { get; init; }

    /// <summary>The hours of the date as text, such as <c>09:00-12:00</c>; null when it is closed all day.</summary>
    public string? Open { get; init; }

    public Instant EnteredAt { get; init; }
}
