using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Audit.Explaining;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Commands.Enquiries;

/// <summary>All that is known of an enquiry, for people; never a word of what was asked.</summary>
internal sealed class StoredExplanationText(StoredExplanation explanation, TextWriter output)
{
    private readonly ExplanationLines lines = new(explanation.Calendar.Zone, output);

    private Enquiry Enquiry => explanation.Enquiry;

    internal void Write()
    {
        Account account = explanation.Account;
        output.WriteLine($"Enquiry {Enquiry.Id} of {Printable.Text(account.Name)} ({account.Slug}), a {Kind(Enquiry.Kind)}");
        WriteTimes();
        lines.Write("Aim", explanation.Aim, isAnswered: explanation.Answer is not null);
        if (explanation.Commitment is { } commitment)
        {
            lines.Write("Commitment", commitment, isAnswered: explanation.Answer is not null);
        }

        lines.Write("Due soon", $"{lines.When(Enquiry.WarnAt)} the administrator is reminded");
        lines.Write("Standing", $"{Name(explanation.Assessment.Standing)}: {Reason(explanation.Assessment)}");
        WriteKnowledge();
        WriteNotices();
        WriteActs();
    }

    private void WriteTimes()
    {
        lines.Write("Received", lines.When(explanation.Spell.Received));
        if (Enquiry.OpenedAt != explanation.Spell.Received)
        {
            lines.Write("Opened", $"{lines.When(Enquiry.OpenedAt)} by the item known first, by which letters go");
        }

        if (explanation.PromotedAt is { } promoted)
        {
            lines.Write("Promoted", $"{lines.When(promoted)} from a message that was no enquiry by the rules, or not before it was edited");
        }

        lines.Write("Ended", Ended());
        lines.Write("Counted on", LocalText.Of(Enquiry.CountedOn));
        Interval[] intervals = [.. explanation.Calendar.OpenIntervals(explanation.Spell.Received, explanation.Until)];
        Duration wallTime = explanation.Until - explanation.Spell.Received;
        lines.Write("Office time", $"{Preface.Hours(explanation.Calendar.Hours)}:");
        lines.Write(intervals, wallTime);
        Duration office = intervals.Aggregate(Duration.Zero, (sum, interval) => sum + interval.Duration);
        lines.Write(explanation.Spell.End is null ? "So far" : "Turnaround", $"{HumanDuration.Exact(office)} of office time");
        lines.Write("Wall clock", HumanDuration.Exact(wallTime));
    }

    private string Ended() =>
        explanation.Spell.End switch
        {
            SpellEnd.Answered answer => $"{lines.When(answer.At)} answered {By(answer)}",
            SpellEnd.Closed closed => $"{lines.When(closed.At)} closed: {AccountFields.Word(closed.Reason).Replace('-', ' ')}"
                + (closed.IsConfirmedByMarketing ? ", confirmed by Marketing" : string.Empty),
            _ => $"not by {lines.When(explanation.Until)}",
        };

    private void WriteKnowledge()
    {
        lines.Write(
            "Found",
            $"{lines.When(Enquiry.FoundAt)}{(explanation.Assessment.IsFoundLate ? " only after a deadline had lapsed" : string.Empty)}"
        );
        lines.Write("Read to", explanation.KnownTo is { } knownTo ? lines.When(knownTo) : "the account was never read completely");
        if (explanation.Assessment.NotReadSince is { } since)
        {
            lines.Write(
                string.Empty,
                $"not read since {LocalText.Of(since, explanation.Calendar.Zone)}: nothing is declared before the next reading"
            );
        }

        (string Name, Instant? At)[] learnt =
        [
            ("a breach became known", Enquiry.BreachKnownAt),
            ("a breach was undone", Enquiry.CorrectedAt),
            ("the closing became known", Enquiry.ClosedKnownAt),
            ($"round {Enquiry.Round} began", Enquiry.RoundBegan),
        ];
        foreach ((string name, Instant? at) in learnt)
        {
            if (at is { } instant)
            {
                lines.Write(string.Empty, $"{name} {lines.When(instant)}");
            }
        }
    }

    private void WriteNotices()
    {
        lines.Write("Notices", explanation.Notices.Count == 0 ? "none" : string.Empty);
        foreach (Notice notice in explanation.Notices)
        {
            string what = AccountFields.Word(notice.Role);
            string name =
                notice.Step is { } step ? AccountFields.Word(step)
                : notice.Kind is { } kind ? AccountFields.Word(kind)
                : "notice";
            output.WriteLine(
                $"  {name} to {what}, round {notice.Round}: due {LocalText.Of(notice.DueAt, explanation.Calendar.Zone)}, {Fate(notice)}"
            );
        }
    }

    private string Fate(Notice notice) =>
        notice switch
        {
            { State: NoticeState.Superseded } => $"not told: {Because(notice.SettledBecause ?? string.Empty)}",
            { State: NoticeState.Told, ToldAt: { } told, LetterId: { } letter } =>
                $"letter {letter} written {LocalText.Of(told, explanation.Calendar.Zone)}, {Fate(notice.Letter)}",
            { DeliverAt: { } at } => $"to leave {LocalText.Of(at, explanation.Calendar.Zone)}",
            _ => "told",
        };

    /// <summary>Steps are settled by a reason's name, other notices by a sentence.</summary>
    private static string Because(string reason) => reason.Contains(' ', StringComparison.Ordinal) ? reason : AccountFields.Words(reason);

    private string Fate(Letter? letter) =>
        letter is { FinalAt: { } at }
            ? $"{AccountFields.Word(letter.State)} {LocalText.Of(at, explanation.Calendar.Zone)}"
            : AccountFields.Word(letter?.State ?? LetterState.Waiting);

    private void WriteActs()
    {
        foreach (EnquiryAct act in explanation.Acts)
        {
            string overruled = act.WithdrawnAt is { } withdrawn
                ? $"; overruled {LocalText.Of(withdrawn, explanation.Calendar.Zone)}"
                : string.Empty;
            lines.Write(
                "Said",
                $"{lines.When(act.SaidAt)} {Said(act)}, counts at {LocalText.Of(act.At, explanation.Calendar.Zone)}{overruled}"
            );
        }

        foreach (AuditEntry entry in explanation.Audit)
        {
            lines.Write("Done", $"{lines.When(entry.At)} {entry.Action} by {Printable.Text(entry.By)} {Printable.Text(entry.Detail)}");
        }
    }

    private static string Said(EnquiryAct act) =>
        (act.Closing, act.AnsweredBy) switch
        {
            ({ } reason, _) => AccountFields.Word(reason).Replace('-', ' ')
                + (act.IsConfirmedByMarketing ? ", confirmed by Marketing" : string.Empty),
            (_, AnsweredBy.Sibling) => "answered here, by another account of the university",
            (_, { }) => "answered here, by the account",
            _ => "answered offline",
        };

    private static string By(SpellEnd.Answered answer) =>
        (answer.By, answer.IsDeleted) switch
        {
            (AnsweredBy.Offline, _) => "offline, on a person's word",
            (AnsweredBy.Sibling, _) => "by another account of the university",
            (_, true) => "by the account, in words deleted since",
            _ => "by the account",
        };

    private static string Kind(MessageKind kind) => AccountFields.Word(kind).Replace('-', ' ');

    private static string Name(Standing standing) => AccountFields.Words(standing.GetType().Name);

    private static string Reason(Assessment assessment) =>
        assessment.Because switch
        {
            StandingReason.BeforeWarning => "no reminder is due yet",
            StandingReason.WarningReached => "a reminder is due, and no deadline is known to have lapsed",
            StandingReason.AimLapsed => "the aim has lapsed, the commitment has not",
            StandingReason.CommitmentLapsed => "the commitment has lapsed",
            StandingReason.AimLapsedWithoutCommitment => "the aim has lapsed, and there is no commitment beside it",
            StandingReason.TenOpenDaysSinceBreach => "ten open days have passed since the breach",
            StandingReason.AnswerGiven => "an answer was given",
            _ => "it was closed without an answer",
        };
}
