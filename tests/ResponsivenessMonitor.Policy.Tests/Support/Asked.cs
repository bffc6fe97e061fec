using NodaTime;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Policy.Tests.Support;

/// <summary>One enquiry by local times, with all that Policy says of it.</summary>
internal sealed record Asked(OfficeCalendar Calendar, ReplyTarget Target, Instant Received)
{
    public Deadlines Deadlines => Deadlines.For(Calendar, Target, Received);

    /// <summary>All its deadlines: as its letters go by them, and as the figures do.</summary>
    public SpellDeadlines All => SpellDeadlines.For(Calendar, Target, Spell);

    public SpellEnd? End { get; init; }

    /// <summary>When the service first saw it; at once, unless said.</summary>
    public Instant? FoundAt { get; init; }

    public Spell Spell =>
        new(new ItemId("enquiry"), new AuthorKey("enquirer"), Received, Received, FoundAt ?? Received, [new ItemId("enquiry")], End);

    /// <summary>Of a department: four-hour aim, same-day commitment.</summary>
    public static Asked Department(string local) => new(London.Calendar, ReplyTarget.Department, London.At(local));

    /// <summary>Of an account run by Marketing: one-hour aim.</summary>
    public static Asked Marketing(string local) => new(London.Calendar, ReplyTarget.Marketing, London.At(local));

    public Asked Answered(string local) => this with { End = new SpellEnd.Answered(At(local), AnsweredBy.Account, new ItemId("answer")) };

    public Asked AnsweredOffline(string local) => this with { End = new SpellEnd.Answered(At(local), AnsweredBy.Offline) };

    public Asked Closed(string local, ClosingReason reason) => this with { End = new SpellEnd.Closed(At(local), reason) };

    public Assessment AssessedAt(string local, string? knownTo = null) =>
        Assessor.Assess(Spell, All, Calendar, At(local), At(knownTo ?? local));

    /// <summary>The standing when the answer or closing is known.</summary>
    public Standing.Answered Verdict =>
        (Standing.Answered)Assessor.Assess(Spell, All, Calendar, Instant.MaxValue, Instant.MaxValue).Standing;

    public SpellFigures Figures(string knownTo) => SpellFigures.Of(Spell, All, Calendar, At(knownTo));

    public Instant At(string local) => Calendar.At(local);
}
