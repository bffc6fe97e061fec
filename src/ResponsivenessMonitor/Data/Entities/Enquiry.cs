using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>One waiting spell of one enquirer (policy, Words), with its deadlines and how it ended.</summary>
internal sealed partial class Enquiry
{
    public long Id { get; private set; }

    public long AccountId { get; init; }

    public Account? Account { get; private set; }

    /// <summary>The item that names it, unique within the account; a keyed hash once the item's id is.</summary>
    public string OpeningItem { get; set; } = string.Empty;

    /// <summary>A keyed hash of that item's id: what notices are keyed by, for good, unless its enquirer is erased.</summary>
    public string OpeningKey { get; private set; } = string.Empty;

    public string Conversation { get; set; } = string.Empty;

    /// <summary>A keyed hash of who waits, or <see cref="StoredItem.ErasedAuthor"/>.</summary>
    public string Enquirer { get; private set; } = string.Empty;

    public MessageKind Kind { get; init; }

    public Instant Received { get; private set; }

    public Instant OpenedAt { get; init; }

    public Instant FoundAt { get; init; }

    public SensitiveSigns Sensitive { get; set; }

    /// <summary>A few of its words while it is open; null otherwise, and always for direct messages, sensitive matters and LinkedIn (§7).</summary>
    public string? Excerpt { get; set; }

    public string? Permalink { get; set; }

    public long CalendarId { get; private set; }

    public long TargetId { get; private set; }

    /// <summary>Counts from 1; a person who overrules a closing begins the next.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>When the present round began; null in the first.</summary>
    public Instant? RoundBegan { get; private set; }

    public EnquiryState State { get; private set; }

    /// <summary>The standing as last decided, by its name in the rules.</summary>
    public string Standing { get; private set; } = string.Empty;

    /// <summary>Why, by its name in the rules.</summary>
    public StandingReason Because { get; private set; }

    /// <summary>When it is looked at next; null once it is no longer open.</summary>
    public Instant? NextLookAt { get; private set; }

    /// <summary>Until when the account was read, while a verdict waits for a reading; else null.</summary>
    public Instant? NotReadSince { get; private set; }

    public bool IsFoundLate { get; private set; }

    /// <summary>When its breach was last declared; null when it never was.</summary>
    public Instant? BreachKnownAt { get; private set; }

    /// <summary>When a declared breach was undone; null when none was.</summary>
    public Instant? CorrectedAt { get; private set; }

    /// <summary>When its closing without a reply was learnt; null when it was not closed.</summary>
    public Instant? ClosedKnownAt { get; private set; }

    public Instant? EndedAt { get; private set; }

    /// <summary>Who answered, or null while nobody did.</summary>
    public AnsweredBy? AnsweredBy { get; private set; }

    public string? AnswerItem { get; set; }

    /// <summary>The keyed hash of the sibling that answered, or null.</summary>
    public string? Sibling { get; private set; }

    public bool IsAnswerDeleted { get; private set; }

    public bool DirectedOffline { get; private set; }

    /// <summary>Why it was closed without an answer, or null.</summary>
    public ClosingReason? Closing { get; private set; }

    public bool IsConfirmedByMarketing { get; private set; }

    /// <summary>Office time from received to answered, or null while it is not answered.</summary>
    public Duration? Turnaround { get; private set; }

    /// <summary>Counts the changes: of two who decide at once the second decides again.</summary>
    public long Version { get; private set; }

    /// <summary>A spell that was not known before.</summary>
    internal static Enquiry Open(
        long accountId,
        string conversation,
        string openingKey,
        MessageKind kind,
        Spell spell,
        EnquiryRules rules,
        Instant now
    )
    {
        Enquiry enquiry = new()
        {
            AccountId = accountId,
            OpeningItem = spell.Opening.Value,
            OpeningKey = openingKey,
            Conversation = conversation,
            Enquirer = spell.Enquirer.Value,
            Kind = kind,
            OpenedAt = spell.OpenedAt,
            FoundAt = spell.FoundAt,
        };
        (enquiry.CalendarId, enquiry.TargetId, enquiry.Received) = (rules.CalendarId, rules.TargetId, spell.Received);
        enquiry.Keep(SpellDeadlines.For(rules.Calendar, rules.Target, spell));
        enquiry.Keep(spell.End);
        enquiry.LookAt(now);
        return enquiry;
    }

    /// <summary>Takes the spell as its conversation is read now.</summary>
    /// <returns>Whether anything changed.</returns>
    internal bool Take(Spell spell, EnquiryRules rules, Instant now)
    {
        bool isEarlier = spell.Received != Received;
        if (!isEarlier && Equals(spell.End, ToEnd()))
        {
            return false;
        }

        if (isEarlier)
        {
            Received = spell.Received;
            Keep(new SpellDeadlines(ForLetters(), Deadlines.For(rules.Calendar, rules.Target, Received)));
        }

        Keep(spell.End);
        LookAt(now);
        return true;
    }

    /// <summary>Keeps what of its items' words may be kept; the excerpt goes as soon as one of them turns out to be sensitive.</summary>
    internal void TakeWords(SensitiveSigns signs, SeenWords? words)
    {
        Sensitive |= signs;
        Permalink = words?.Permalink ?? Permalink;
        Excerpt = Sensitive == SensitiveSigns.None && EndedAt is null ? words?.Excerpt ?? Excerpt : null;
    }

    /// <summary>Forgets its words and its whereabouts.</summary>
    internal void Forget() => (Excerpt, Permalink) = (null, null);

    /// <summary>Recomputes the deadlines after an edit of the calendar or the target (§1).</summary>
    /// <returns>Whether a deadline moved.</returns>
    internal bool TakeEdit(EnquiryRules rules, Instant now)
    {
        SpellDeadlines before = ToDeadlines();
        SpellDeadlines after = before.AfterEdit(rules.Calendar, rules.Target);
        (CalendarId, TargetId) = (rules.CalendarId, rules.TargetId);
        Keep(after);
        LookAt(now);
        return before != after;
    }

    /// <summary>A person overrules how it ended: the same enquiry in a new round. What it ends by now, its conversation says when it is read again.</summary>
    internal void BeginRound(Instant at)
    {
        (Round, RoundBegan) = (Round + 1, at);
        LookAt(at);
    }

    /// <summary>Marketing confirms its closing, so that it leaves the figures of the deadlines that had lapsed.</summary>
    internal void Confirm(Instant at)
    {
        IsConfirmedByMarketing = true;
        LookAt(at);
    }

    /// <summary>Asks for a look from the instant on.</summary>
    internal void LookAt(Instant at)
    {
        State = EnquiryState.Open;
        NextLookAt = at;
        Version++;
    }

    /// <summary>The spell as the rules see it; its single items are in the table of items.</summary>
    internal Spell ToSpell() => new(new ItemId(OpeningItem), new AuthorKey(Enquirer), Received, OpenedAt, FoundAt, [], ToEnd());

    /// <summary>Where it stands.</summary>
    internal Assessment Assess(OfficeCalendar calendar, Instant now, Instant knownTo) =>
        Assessor.Assess(ToSpell(), ToDeadlines(), calendar, now, knownTo);

    /// <summary>What it adds to the figures.</summary>
    internal SpellFigures ToFigures(OfficeCalendar calendar, Instant knownTo) =>
        SpellFigures.Of(ToSpell(), ToDeadlines(), calendar, knownTo);

    /// <summary>Keeps a verdict.</summary>
    /// <param name="assessment">The verdict.</param>
    /// <param name="isMissed">Whether its deadline counts as missed.</param>
    /// <param name="nextLook">When it is looked at next, while it is open.</param>
    /// <param name="now">When it was decided.</param>
    internal void Keep(Assessment assessment, bool isMissed, Instant nextLook, Instant now)
    {
        Standing = assessment.Standing.GetType().Name;
        (Because, NotReadSince, IsFoundLate) = (assessment.Because, assessment.NotReadSince, assessment.IsFoundLate);
        State = assessment.Standing switch
        {
            Policy.Targets.Standing.Answered => EnquiryState.Answered,
            Policy.Targets.Standing.Closed => EnquiryState.Closed,
            Policy.Targets.Standing.NeverAnswered => EnquiryState.NeverAnswered,
            _ => EnquiryState.Open,
        };
        NextLookAt = State == EnquiryState.Open ? nextLook : null;
        Turnaround = (assessment.Standing as Policy.Targets.Standing.Answered)?.Turnaround;
        KeepWhatBecameKnown(isMissed, now);
        Excerpt = State == EnquiryState.Open ? Excerpt : null;
        Version++;
    }

    private void KeepWhatBecameKnown(bool isMissed, Instant now)
    {
        bool isDeclared = BreachKnownAt is { } known && !(CorrectedAt >= known);
        if (isMissed && !isDeclared)
        {
            BreachKnownAt = now;
        }
        else if (!isMissed && isDeclared)
        {
            CorrectedAt = now;
        }

        ClosedKnownAt = State == EnquiryState.Closed ? ClosedKnownAt ?? now : null;
    }

    private SpellEnd? ToEnd() =>
        (EndedAt, AnsweredBy, Closing) switch
        {
            ({ } at, { } by, _) => new SpellEnd.Answered(
                at,
                by,
                AnswerItem is { } item ? new ItemId(item) : null,
                Sibling is { } sibling ? new AuthorKey(sibling) : null
            )
            {
                IsDeleted = IsAnswerDeleted,
                DirectedOffline = DirectedOffline,
            },
            ({ } at, null, { } reason) => new SpellEnd.Closed(at, reason) { IsConfirmedByMarketing = IsConfirmedByMarketing },
            _ => null,
        };

    private void Keep(SpellEnd? end)
    {
        SpellEnd.Answered? answer = end as SpellEnd.Answered;
        SpellEnd.Closed? closed = end as SpellEnd.Closed;
        EndedAt = end?.At;
        (AnsweredBy, AnswerItem, Sibling) = (answer?.By, answer?.Item?.Value, answer?.Sibling?.Value);
        (IsAnswerDeleted, DirectedOffline) = (answer?.IsDeleted ?? false, answer?.DirectedOffline ?? false);
        (Closing, IsConfirmedByMarketing) = (closed?.Reason, closed?.IsConfirmedByMarketing ?? false);
    }
}

/// <summary>Whether an enquiry is still looked at.</summary>
internal enum EnquiryState
{
    /// <summary>It waits for an answer, or for a verdict on what was learnt.</summary>
    Open,

    /// <summary>It was answered.</summary>
    Answered,

    /// <summary>It ended without an answer.</summary>
    Closed,

    /// <summary>It was given up ten open days after its breach.</summary>
    NeverAnswered,
}
