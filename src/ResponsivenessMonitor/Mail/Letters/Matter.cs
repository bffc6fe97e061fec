using NodaTime;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Mail.Letters;

/// <summary>One thing that a letter tells, with all that its words need. Letters know nothing else.</summary>
/// <param name="Account">The account it is about; null when it is about several.</param>
public abstract record Matter(LetterAccount? Account)
{
    /// <summary>A step of one enquiry.</summary>
    public sealed record OfEnquiry(LetterAccount Of, Step Step, LetterEnquiry Enquiry) : Matter(Of);

    /// <summary>Enquiries that the reader was told of before and that are still overdue: a letter that tells of others counts them too.</summary>
    /// <param name="Of">Their account.</param>
    /// <param name="Count">How many they are.</param>
    /// <param name="ToldAt">When the reader was told of one of them last.</param>
    public sealed record OverdueBefore(LetterAccount Of, int Count, Instant ToldAt) : Matter(Of);

    /// <summary>Today's visit is still to come (¶15 c).</summary>
    /// <param name="Of">The account.</param>
    /// <param name="Date">The local date.</param>
    /// <param name="Close">When the office closes on it.</param>
    /// <param name="MissedInARow">Days missed in a row before it; three or more make this the week's one line.</param>
    /// <param name="Spam">Where spam still stands; addresses of items, perhaps none.</param>
    public sealed record VisitNudge(LetterAccount Of, LocalDate Date, Instant Close, int MissedInARow, ValueList<Uri> Spam) : Matter(Of)
    {
        /// <summary>Where "I have visited" is said, or null where there are no pages.</summary>
        public Uri? CheckIn { get; init; }
    }

    /// <summary>Three open days in a row were missed.</summary>
    public sealed record VisitsMissed(LetterAccount Of, ValueList<LocalDate> Dates) : Matter(Of)
    {
        /// <summary>Where "I have visited" is said, or null where there are no pages.</summary>
        public Uri? CheckIn { get; init; }
    }

    /// <summary>The platform says that the account is gone, three times over 15 minutes.</summary>
    public sealed record CannotBeSeen(LetterAccount Of, GoneKind Kind, Instant Since) : Matter(Of);

    /// <summary>The account looks defunct.</summary>
    public sealed record LooksDefunct(LetterAccount Of, DefunctReason Reason, CaseQuestion Question, ValueList<DefunctSign> Signs)
        : Matter(Of)
    {
        /// <summary>Where "still alive" is said, or null where there are no pages or that is not asked.</summary>
        public Uri? StillAlive { get; init; }

        /// <summary>Where "we have closed it" is said, or null where there are no pages or that is not asked.</summary>
        public Uri? SaidClosed { get; init; }
    }

    /// <summary>14 days without an answer to that.</summary>
    public sealed record ClosureOverdue(LetterAccount Of, CaseQuestion Question, Instant AskedAt, ValueList<DefunctSign> Signs) : Matter(Of)
    {
        /// <summary>Where "still alive" is said, or null where there are no pages or that is not asked.</summary>
        public Uri? StillAlive { get; init; }

        /// <summary>Where "we have closed it" is said, or null where there are no pages or that is not asked.</summary>
        public Uri? SaidClosed { get; init; }
    }

    /// <summary>Our access to one account was lost, or ends soon, and its owner can mend it.</summary>
    /// <param name="Of">The account.</param>
    /// <param name="Kind">How it was lost.</param>
    /// <param name="Since">When it was lost; later than the letter, when it will be.</param>
    public sealed record AccessLost(LetterAccount Of, AccessLossKind Kind, Instant Since) : Matter(Of);

    /// <summary>A platform cannot be read, or several of its accounts fail alike, or our own bill or allowance is why.</summary>
    public sealed record PlatformLost(
        Platform Platform,
        AccessLossReason Reason,
        AccessLossKind Kind,
        Instant Since,
        ValueList<LetterAccount> Accounts,
        DateTimeZone Zone
    ) : Matter((LetterAccount?)null);

    /// <summary>What registrations still lack (¶13).</summary>
    public sealed record RegistrationIncomplete(ValueList<IncompleteRegistration> Accounts) : Matter((LetterAccount?)null);

    /// <summary>The rehearsal is over: what is watched, and which mails come.</summary>
    /// <param name="Of">The account.</param>
    /// <param name="Hours">Its office hours, in words.</param>
    /// <param name="Aim">Its aim, in office time.</param>
    /// <param name="Commitment">Its commitment in words, or null when it has none.</param>
    /// <param name="IsRead">Whether its replies can be read at all.</param>
    public sealed record Introduction(LetterAccount Of, string Hours, Duration Aim, string? Commitment, bool IsRead) : Matter(Of);

    /// <summary>The registration is to be confirmed, as every year (§5).</summary>
    /// <param name="Of">The account.</param>
    /// <param name="Registered">What the register says, as facts to check.</param>
    /// <param name="Missing">What it does not say yet (¶13).</param>
    /// <param name="AskedAt">When the review was first asked.</param>
    /// <param name="Reminder">0 when it is asked, 1 or 2 when it is reminded of.</param>
    public sealed record YearlyReview(
        LetterAccount Of,
        ValueList<Fact> Registered,
        ValueList<RegistrationGap> Missing,
        Instant AskedAt,
        int Reminder
    ) : Matter(Of)
    {
        /// <summary>Where it is confirmed, or null where there are no pages.</summary>
        public Uri? Confirm { get; init; }
    }

    /// <summary>The breach digest.</summary>
    public sealed record BreachDigest(LetterDigest Digest) : Matter((LetterAccount?)null);

    /// <summary>How a year went (¶10).</summary>
    public sealed record YearlyReport(LetterYear Year) : Matter((LetterAccount?)null);
}

/// <summary>An account as letters speak of it.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Name">The name people know it by.</param>
/// <param name="Handle">Its handle today, without at sign.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Steward">Whose timescales it has.</param>
/// <param name="Zone">The zone of its calendar; all its times are told in it.</param>
public sealed record LetterAccount(string Slug, string Name, string Handle, Platform Platform, Steward Steward, DateTimeZone Zone)
{
    /// <summary>Its aim and commitment, so that letters can call them by their amounts; null where they need not.</summary>
    public ReplyTarget? Target { get; init; }

    /// <summary>The page of its enquiries, signed for the letter's reader; null where there are no pages.</summary>
    public Uri? Page { get; init; }
}

/// <summary>A registration that lacks something.</summary>
public sealed record IncompleteRegistration(LetterAccount Account, ValueList<RegistrationGap> Missing);

/// <summary>An enquiry as letters speak of it; never its text beyond the excerpt.</summary>
/// <param name="Number">The number that <c>explain</c> takes.</param>
/// <param name="Kind">How it reached the account.</param>
/// <param name="Received">When it was received.</param>
/// <param name="AimDue">When the aim is due.</param>
/// <param name="CommitmentDue">When the commitment is due, or null when there is none.</param>
public sealed record LetterEnquiry(long Number, MessageKind Kind, Instant Received, Instant AimDue, Instant? CommitmentDue)
{
    /// <summary>Office time from receipt to the writing of the letter.</summary>
    public Duration Waited { get; init; }

    /// <summary>How things stood when the account was last read: "as seen 13:50"; null where the letter need not say.</summary>
    public Instant? AsSeenAt { get; init; }

    /// <summary>Whether it was found only after a deadline had lapsed.</summary>
    public bool IsFoundLate { get; init; }

    /// <summary>When it was found, for those found late; null where the letter need not say.</summary>
    public Instant? FoundAt { get; init; }

    /// <summary>Signs that it belongs offline (¶15 d).</summary>
    public SensitiveSigns Sensitive { get; init; }

    /// <summary>A few of its words, or null: none of direct messages, sensitive enquiries, LinkedIn, nor to outside addresses.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Its address, or null.</summary>
    public Uri? Permalink { get; init; }

    /// <summary>Where it is settled otherwise than by a reply, or null where there are no pages.</summary>
    public Uri? Settle { get; init; }
}
