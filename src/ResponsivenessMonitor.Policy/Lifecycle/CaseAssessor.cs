using NodaTime;

namespace ResponsivenessMonitor.Policy.Lifecycle;

/// <summary>Decides what follows from an account's looking defunct (¶15 e; policy §4). Days are 24 hours.</summary>
public sealed class CaseAssessor(LifecycleRules rules)
{
    /// <summary>What is to be done now.</summary>
    /// <param name="open">The account's open case, or null when there is none.</param>
    /// <param name="verdict">Whether the account looks defunct now.</param>
    /// <param name="isClosing">Whether the account is closing: then it was said already that it is closed, and nobody is asked (§5).</param>
    /// <param name="authoriserTold">When the authoriser was last written to about this account, in this case or another; null if never.</param>
    /// <param name="now">The instant of asking.</param>
    public CaseStep Decide(DefunctCase? open, DefunctVerdict verdict, bool isClosing, Instant? authoriserTold, Instant now) =>
        (isClosing || open?.SaidClosedAt is not null) && GoneOf(verdict) is { } gone ? new CaseStep.ClosedAsSaid(gone.Since)
        : open is null ? WithoutCase(verdict, now)
        : verdict is DefunctVerdict.LooksAlive alive ? new CaseStep.Revived(alive.Reason)
        : WhileUnanswered(open, verdict, authoriserTold, now);

    private static CaseStep WithoutCase(DefunctVerdict verdict, Instant now) =>
        verdict switch
        {
            DefunctVerdict.LooksDefunct looks => new CaseStep.Opened(
                new DefunctCase(now, [.. looks.Counted.Select(sign => sign.Kind)]),
                QuestionOf(verdict),
                looks.Reason
            ),
            DefunctVerdict.LooksAlive alive => new CaseStep.NoCase(alive.Reason),
            _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict is one of two."),
        };

    private CaseStep WhileUnanswered(DefunctCase open, DefunctVerdict verdict, Instant? authoriserTold, Instant now)
    {
        // What was asked for has happened, with or without a word.
        if (GoneOf(verdict) is { How: GoneKind.Deleted or GoneKind.Deactivated })
        {
            return new CaseStep.Waiting(Until: null);
        }

        // A claim that the platform does not bear out is neither: only it being gone is.
        Instant due = open.OpenedAt + rules.AuthoriserAfter;
        if (authoriserTold + rules.AuthoriserEvery is { } next)
        {
            due = Instant.Max(due, next);
        }

        return now < due ? new CaseStep.Waiting(due) : new CaseStep.AuthoriserTold(due, QuestionOf(verdict));
    }

    private static CaseQuestion QuestionOf(DefunctVerdict verdict) =>
        GoneOf(verdict) is { How: GoneKind.Suspended } ? CaseQuestion.Appeal : CaseQuestion.AliveOrClose;

    private static DefunctSign.Gone? GoneOf(DefunctVerdict verdict) => verdict.Signs.OfType<DefunctSign.Gone>().FirstOrDefault();
}
