using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>Whom a letter is written to, when, and why they get it.</summary>
/// <param name="Name">The recipient's name.</param>
/// <param name="Role">The role in which they get it.</param>
/// <param name="WrittenAt">When it is written.</param>
/// <param name="Zone">The zone in which its own times are told; times of an account are told in the account's.</param>
public sealed record LetterHead(string Name, Role Role, Instant WrittenAt, DateTimeZone Zone)
{
    /// <summary>While an account rehearses, whom the letter would have gone to; else null.</summary>
    public string? WouldHaveGoneTo { get; init; }

    /// <summary>While an account rehearses, the role of whom it would have gone to, for whom the words are; else null.</summary>
    public Role? WouldHaveGoneToRole { get; init; }

    /// <summary>When the recipient stands in for somebody who handed over, whom; else null.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>When the letter gathers what waited while nothing was sent, from when on; else null.</summary>
    public Instant? SilentFrom { get; init; }

    /// <summary>Whether some of that may have been told before, by the installation that this one is a copy of.</summary>
    public bool MayRepeat { get; init; }

    /// <summary>Where the recipient hands over to the deputy, or null where there are no pages or no deputy.</summary>
    public Uri? HandOver { get; init; }

    /// <summary>Where the recipient has letters wait for the next opening, or null where there are no pages or they may not wait.</summary>
    public Uri? Mute { get; init; }

    /// <summary>The opening until which they would wait; null where that need not be said.</summary>
    public Instant? MuteUntil { get; init; }

    /// <summary>Where the recipient declines letters of this kind, or null where they may not be declined.</summary>
    public Uri? Decline { get; init; }

    /// <summary>The role of whom the words are for: a rehearsal shows Marketing what the administrator would have read.</summary>
    internal Role Reader => WouldHaveGoneToRole ?? Role;
}
