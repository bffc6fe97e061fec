using NodaTime;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>A letter to one envelope recipient; a copy is a letter of its own.</summary>
internal sealed class Letter
{
    public long Id { get; private set; }

    /// <summary>The same letter has the same key for ever: a hash of the recipient and the sorted keys of what it tells.</summary>
    public string Key { get; init; } = string.Empty;

    public string MessageId { get; init; } = string.Empty;

    /// <summary>The root of the thread it belongs to.</summary>
    public string Thread { get; init; } = string.Empty;

    public string RecipientName { get; init; } = string.Empty;

    public string RecipientAddress { get; init; } = string.Empty;

    /// <summary>The person it is for, or null when it is for Marketing or ops.</summary>
    public long? PersonId { get; init; }

    public Role Role { get; init; }

    /// <summary>What it tells, gravest first, such as <c>Breached DueSoon</c>; for lists and counts.</summary>
    public string Tells { get; init; } = string.Empty;

    public string Subject { get; init; } = string.Empty;

    /// <summary>The plain text; null once it is erased.</summary>
    public string? Text { get; set; }

    /// <summary>The same as HTML; null once it is erased.</summary>
    public string? Html { get; set; }

    /// <summary>Where the recipient can decline further letters of its kind; null where they may not be declined.</summary>
    public string? Unsubscribe { get; init; }

    public Instant WrittenAt { get; init; }

    /// <summary>When it is to be sent (again); null when there is nothing left to do.</summary>
    public Instant? SendAt { get; set; }

    public LetterState State { get; set; }

    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public Instant? LeaseUntil { get; set; }

    public long LeaseEpoch { get; set; }

    public string? LastError { get; set; }

    /// <summary>When it was accepted, refused or settled otherwise; null before.</summary>
    public Instant? FinalAt { get; set; }

    /// <summary>Whether the recipient, not the sender or the content, was refused.</summary>
    public bool IsRecipientRefused { get; set; }

    /// <summary>Since when the mail server may have it without our knowing, or null if no attempt ended so.</summary>
    public Instant? InDoubtSince { get; set; }

    /// <summary>Attempts that were made although the server might have it: how often it may have come twice.</summary>
    public int Repeats { get; set; }
}

/// <summary>Where a letter is on its way.</summary>
internal enum LetterState
{
    /// <summary>It is to be sent.</summary>
    Waiting,

    /// <summary>It is being sent, or its sender died over it.</summary>
    Sending,

    /// <summary>It was accepted.</summary>
    Sent,

    /// <summary>It was not accepted and is tried again.</summary>
    Retry,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>The server may have it; a person decides.</summary>
    Held,

    /// <summary>What it tells was overtaken before it could be sent, as by an answer; it is not sent any more.</summary>
    Superseded,

    /// <summary>A person settled it: it has arrived, or need not.</summary>
    Dropped,
}
