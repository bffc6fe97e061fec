using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Policy.Targets;

/// <summary>An enquiry's deadlines, as its letters go by them and as the figures do.</summary>
/// <param name="ForLetters">From the item that first opened the spell: what people were told does not move.</param>
/// <param name="ForFigures">From the oldest item, which may have turned up later.</param>
public sealed record SpellDeadlines(Deadlines ForLetters, Deadlines ForFigures)
{
    /// <summary>The deadlines of a spell.</summary>
    /// <exception cref="NoOpenTimeException">The calendar has no open time within 366 days.</exception>
    public static SpellDeadlines For(OfficeCalendar calendar, ReplyTarget target, Spell spell)
    {
        Deadlines figures = Deadlines.For(calendar, target, spell.Received);
        return new SpellDeadlines(spell.OpenedAt == spell.Received ? figures : Deadlines.For(calendar, target, spell.OpenedAt), figures);
    }

    /// <summary>Both after an edit of the calendar or the target, as <see cref="Deadlines.AfterEdit"/> says.</summary>
    public SpellDeadlines AfterEdit(OfficeCalendar calendar, ReplyTarget target) =>
        new(ForLetters.AfterEdit(calendar, target), ForFigures.AfterEdit(calendar, target));
}
