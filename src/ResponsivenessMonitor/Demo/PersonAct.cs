using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Demo;

/// <summary>What a person of a played script does, as they would by a command or a link in a letter.</summary>
internal abstract record PersonAct
{
    private PersonAct(Instant at) => At = at;

    /// <summary>When.</summary>
    internal Instant At { get; init; }

    /// <summary>An approved account goes live.</summary>
    internal sealed record GoLive(Instant At, AccountId Account) : PersonAct(At);

    /// <summary>An administrator says that the account was looked after.</summary>
    /// <param name="At">When it is said.</param>
    /// <param name="Account">Of which account.</param>
    /// <param name="For">Of which local date, or null for that of <paramref name="At"/>.</param>
    internal sealed record CheckIn(Instant At, AccountId Account, LocalDate? For) : PersonAct(At);

    /// <summary>The enquiry that holds the item ends without an answer.</summary>
    /// <param name="At">When it is said.</param>
    /// <param name="Account">Of which account.</param>
    /// <param name="On">An item of the enquiry.</param>
    /// <param name="Reason">No reply needed, spam or duplicate.</param>
    internal sealed record Close(Instant At, AccountId Account, ItemId On, ClosingReason Reason) : PersonAct(At);

    /// <summary>The enquiry that holds the item was answered off the platform.</summary>
    /// <param name="At">When it is said.</param>
    /// <param name="Account">Of which account.</param>
    /// <param name="On">An item of the enquiry.</param>
    /// <param name="AnsweredAt">When it was answered, by the person's word.</param>
    internal sealed record AnsweredOffline(Instant At, AccountId Account, ItemId On, Instant AnsweredAt) : PersonAct(At);

    /// <summary>"It is still alive."</summary>
    internal sealed record StillAlive(Instant At, AccountId Account) : PersonAct(At);

    /// <summary>"We have closed it."</summary>
    internal sealed record SaidClosed(Instant At, AccountId Account) : PersonAct(At);

    /// <summary>The account's administrator has left.</summary>
    internal sealed record AdministratorLeft(Instant At, AccountId Account) : PersonAct(At);

    /// <summary>The office closes.</summary>
    /// <param name="At">When it is entered.</param>
    /// <param name="Calendar">In which calendar.</param>
    /// <param name="Dates">On which dates, such as <c>2026-10-28</c> or <c>2026-12-25..2027-01-01</c>.</param>
    /// <param name="Open">The hours that stay open, such as <c>09:00-12:00</c>, or null when there are none.</param>
    /// <param name="Reason">Why; empty when it is not said.</param>
    internal sealed record CloseOffice(Instant At, string Calendar, string Dates, string? Open, string Reason) : PersonAct(At);

    /// <summary>The acts of a script's people, in its order.</summary>
    internal static IReadOnlyList<PersonAct> Of(ReplayScript script) => [.. script.Lines.Select(Of).OfType<PersonAct>()];

    private static PersonAct? Of(ScriptLine line)
    {
        AccountId account = line.Account ?? default;
        ItemId on = new(line.Id ?? string.Empty);
        return line.Act switch
        {
            ScriptAct.Live => new GoLive(line.At, account),
            ScriptAct.CheckIn => new CheckIn(line.At, account, line.For),
            ScriptAct.NoReply => new Close(line.At, account, on, ClosingReason.NoReplyNeeded),
            ScriptAct.Spam => new Close(line.At, account, on, ClosingReason.Spam),
            ScriptAct.Duplicate => new Close(line.At, account, on, ClosingReason.Duplicate),
            ScriptAct.Offline => new AnsweredOffline(line.At, account, on, line.AnsweredAt ?? line.At),
            ScriptAct.Alive => new StillAlive(line.At, account),
            ScriptAct.Closed => new SaidClosed(line.At, account),
            ScriptAct.Left => new AdministratorLeft(line.At, account),
            ScriptAct.Closure => new CloseOffice(
                line.At,
                line.Calendar ?? DemoCalendar.Default,
                line.Dates ?? string.Empty,
                line.Open,
                line.Text
            ),
            _ => null,
        };
    }
}
