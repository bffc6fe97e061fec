using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>A breach digest as its letter tells it (§6).</summary>
/// <param name="Date">The office date it belongs to.</param>
/// <param name="Scope">Whether it sums up a week or month too.</param>
/// <param name="Window">The time whose news it tells.</param>
/// <param name="Zone">The zone of Marketing's calendar.</param>
/// <param name="Accounts">How many accounts are watched, and how many of them are read.</param>
public sealed record LetterDigest(LocalDate Date, DigestScope Scope, DigestWindow Window, DateTimeZone Zone, WatchedAccounts Accounts)
{
    /// <summary>What became known as breached since the last digest.</summary>
    public ValueList<DigestLine> Breached { get; init; } = [];

    /// <summary>Past the aim and still open.</summary>
    public ValueList<DigestLine> PastAim { get; init; } = [];

    /// <summary>Breached and still open, oldest first.</summary>
    public ValueList<DigestLine> StillOpen { get; init; } = [];

    /// <summary>Closed without a reply after a deadline had lapsed.</summary>
    public ValueList<DigestLine> ClosedWithoutReply { get; init; } = [];

    /// <summary>Breaches told earlier that were undone since.</summary>
    public ValueList<DigestLine> Corrected { get; init; } = [];

    /// <summary>Visits that became known as missed.</summary>
    public ValueList<MissedVisit> MissedVisits { get; init; } = [];

    /// <summary>Accounts that look defunct, with evidence.</summary>
    public ValueList<DefunctLine> Defunct { get; init; } = [];

    /// <summary>Accounts not or only partly read.</summary>
    public ValueList<UnreadLine> Unread { get; init; } = [];

    /// <summary>Spam that still stands, by account.</summary>
    public ValueList<SpamLine> Spam { get; init; } = [];

    /// <summary>Accounts whose letters wait because somebody muted them; their clocks run on.</summary>
    public ValueList<MutedLine> Muted { get; init; } = [];

    /// <summary>Accounts whose visits of the week were known from published posts alone; in weekly summaries only.</summary>
    public ValueList<LetterAccount> WeakEvidence { get; init; } = [];

    /// <summary>Accounts that rehearse: their letters come to Marketing only.</summary>
    public ValueList<LetterAccount> Rehearsing { get; init; } = [];

    /// <summary>The figures of yesterday, 7 and 30 days.</summary>
    public ValueList<DigestFigures> Figures { get; init; } = [];

    /// <summary>The week or the month before, or both, where the digest is the first after them.</summary>
    public ValueList<DigestSummary> Summaries { get; init; } = [];

    /// <summary>The page that lists everything, signed for Marketing; null where there are no pages.</summary>
    public Uri? Page { get; init; }

    /// <summary>The attainment that "usually achieves" means, in percent (¶15 b).</summary>
    public int Goal { get; init; } = 90;
}

/// <summary>How many accounts are watched.</summary>
public readonly record struct WatchedAccounts(int Live, int Read);

/// <summary>An enquiry in a digest; never with words of it.</summary>
/// <param name="Account">Its account.</param>
/// <param name="Number">The number that <c>explain</c> takes.</param>
/// <param name="Kind">How it reached the account.</param>
/// <param name="Received">When it was received.</param>
/// <param name="Due">When the deadline the list is about was due.</param>
/// <param name="AnsweredAt">When it was answered, or null while it was not.</param>
/// <param name="Waited">Office time it waited, or has waited until the digest.</param>
public sealed record DigestLine(
    LetterAccount Account,
    long Number,
    MessageKind Kind,
    Instant Received,
    Instant Due,
    Instant? AnsweredAt,
    Duration Waited
)
{
    /// <summary>Office time from that deadline to the answer, the closing or the digest.</summary>
    public Duration Late { get; init; }

    /// <summary>Whether it was found only after a deadline had lapsed.</summary>
    public bool IsFoundLate { get; init; }

    /// <summary>Why it was closed, where it was.</summary>
    public ClosingReason? Closed { get; init; }

    /// <summary>Its address, or null.</summary>
    public Uri? Permalink { get; init; }

    /// <summary>Where Marketing gives its word on a closing after the deadline, or null where there are no pages or nothing to judge.</summary>
    public Uri? Judge { get; init; }
}

/// <summary>A day on which an account was not visited.</summary>
public sealed record MissedVisit(LetterAccount Account, LocalDate Date);

/// <summary>An account that looks defunct.</summary>
public sealed record DefunctLine(LetterAccount Account, DefunctReason Reason, ValueList<DefunctSign> Signs, Instant Since);

/// <summary>An account that is not or only partly read.</summary>
/// <param name="Account">The account.</param>
/// <param name="Why">Why, in words.</param>
/// <param name="ReadTo">Its last complete reading, or null if there was none.</param>
public sealed record UnreadLine(LetterAccount Account, string Why, Instant? ReadTo);

/// <summary>An account whose letters somebody muted.</summary>
/// <param name="Account">The account.</param>
/// <param name="Until">When letters come again.</param>
public sealed record MutedLine(LetterAccount Account, Instant Until);

/// <summary>Spam that still stands on an account's pages.</summary>
public sealed record SpamLine(LetterAccount Account, ValueList<Uri> Items);
