using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts;

/// <summary>What somebody says of their own letters (§6): who gets them meanwhile, or when they may come. No clock of an enquiry stops for it.</summary>
internal sealed class PersonActs(IDbContextFactory<MonitorDbContext> databases, PersonHours hours)
{
    /// <summary>Days for which letters can be handed over at most: who is away for longer is no administrator (¶13).</summary>
    internal const int LongestHandOver = 60;

    /// <summary>"The deputy gets my letters": of every account that they manage and that has a deputy with an address.</summary>
    /// <param name="personId">Who hands over.</param>
    /// <param name="lastDay">The last local date on which the deputy gets them: today's, or one of the 60 after it.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> HandOverAsync(long personId, LocalDate lastDay, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            "hand-over",
            who,
            async (db, person) =>
            {
                OfficeCalendar calendar = await hours.OfAsync(db, person, cancellationToken);
                LocalDate today = calendar.DateOf(who.At);
                if (lastDay < today || lastDay > today.PlusDays(LongestHandOver))
                {
                    return new ActOutcome.Refused(
                        $"Letters can be handed over from {Text(today)} to {Text(today.PlusDays(LongestHandOver))} at the latest."
                    );
                }

                if (!await HasDeputyAsync(db, personId, cancellationToken))
                {
                    return new ActOutcome.Refused(
                        "No account that they manage has a deputy with an address; the Marketing Service can enter one."
                    );
                }

                Instant until = calendar.StartOfDay(lastDay.PlusDays(1));
                if (await PresentAsync(db, personId, AbsenceKind.HandedOver, who.At, cancellationToken) is { } present)
                {
                    if (present.Until == until)
                    {
                        return new ActOutcome.AlreadySo($"Letters are handed over until the end of {Text(lastDay)}.");
                    }

                    present.TakenBackAt = who.At; // another end: the new row says from now on
                }

                return Add(
                    db,
                    new Absence
                    {
                        PersonId = personId,
                        Kind = AbsenceKind.HandedOver,
                        SaidAt = who.At,
                        Until = until,
                    },
                    Text(lastDay)
                );
            },
            cancellationToken
        );

    /// <summary>"I am back": letters come to them again.</summary>
    internal Task<ActOutcome> TakeBackAsync(long personId, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            "take-back",
            who,
            async (db, _) =>
            {
                if (await PresentAsync(db, personId, AbsenceKind.HandedOver, who.At, cancellationToken) is not { } present)
                {
                    return new ActOutcome.AlreadySo("Letters come to you.");
                }

                present.TakenBackAt = who.At;
                return new Change(string.Empty);
            },
            cancellationToken
        );

    /// <summary>"No more letters today": they wait for the next opening.</summary>
    /// <param name="personId">Whose letters.</param>
    /// <param name="account">The account whose hours count where the person has none; with its calendar.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> MuteAsync(long personId, Account account, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            "mute",
            who,
            async (db, person) =>
            {
                OfficeCalendar calendar = await hours.OfAsync(db, person, account, cancellationToken);
                if (await PresentAsync(db, personId, AbsenceKind.Muted, who.At, cancellationToken) is { } present)
                {
                    LocalDateTime until = present.Until.InZone(calendar.Zone).LocalDateTime;
                    return new ActOutcome.AlreadySo(
                        $"Letters wait until {until.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)}."
                    );
                }

                return MuteRules.Decide(calendar, await LastMutedAsync(db, personId, cancellationToken), who.At) switch
                {
                    MuteDecision.Muted muted => Add(
                        db,
                        new Absence
                        {
                            PersonId = personId,
                            Kind = AbsenceKind.Muted,
                            SaidAt = who.At,
                            Until = muted.Until,
                            OpenDay = muted.OpenDay,
                        },
                        Text(muted.OpenDay)
                    ),
                    MuteDecision.TooSoon soon => new ActOutcome.Refused(
                        $"Letters may not wait on two open days running; they can again on {Text(soon.AgainOn)}."
                    ),
                    _ => new ActOutcome.AlreadySo("The office is closed, and no letter comes before it opens."),
                };
            },
            cancellationToken
        );

    /// <summary>"No more reminders of daily visits": they are a courtesy; everything else still comes.</summary>
    internal Task<ActOutcome> DeclineNudgesAsync(long personId, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            "decline-nudges",
            who,
            (_, person) =>
            {
                if (person.DeclinesNudgesSince is not null)
                {
                    return Task.FromResult<Change>(new ActOutcome.AlreadySo("Reminders of daily visits are declined."));
                }

                person.DeclinesNudgesSince = who.At;
                return Task.FromResult(new Change(string.Empty));
            },
            cancellationToken
        );

    /// <summary>"Remind me again of daily visits."</summary>
    internal Task<ActOutcome> WantNudgesAsync(long personId, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            personId,
            "want-nudges",
            who,
            (_, person) =>
            {
                if (person.DeclinesNudgesSince is null)
                {
                    return Task.FromResult<Change>(new ActOutcome.AlreadySo("Reminders of daily visits come."));
                }

                person.DeclinesNudgesSince = null;
                return Task.FromResult(new Change(string.Empty));
            },
            cancellationToken
        );

    /// <summary>The last open day on which somebody's letters waited, or null.</summary>
    internal static Task<LocalDate?> LastMutedAsync(MonitorDbContext db, long personId, CancellationToken cancellationToken) =>
        db
            .Absences.Where(absence => absence.PersonId == personId && absence.Kind == AbsenceKind.Muted)
            .Select(absence => absence.OpenDay)
            .MaxAsync(cancellationToken);

    /// <summary>The absence of a kind that holds at an instant, or null.</summary>
    internal static Task<Absence?> PresentAsync(
        MonitorDbContext db,
        long personId,
        AbsenceKind kind,
        Instant now,
        CancellationToken cancellationToken
    ) =>
        db
            .Absences.Where(absence => absence.PersonId == personId && absence.Kind == kind)
            .Where(absence => absence.SaidAt <= now && absence.Until > now && absence.TakenBackAt == null)
            .OrderByDescending(absence => absence.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private static Task<bool> HasDeputyAsync(MonitorDbContext db, long personId, CancellationToken cancellationToken) =>
        db.Accounts.AnyAsync(
            account =>
                account.AdministratorId == personId
                && account.DeputyId != personId
                && account.Deputy != null
                && account.Deputy.Address != null,
            cancellationToken
        );

    private static Change Add(MonitorDbContext db, Absence absence, string detail)
    {
        _ = db.Absences.Add(absence);
        return new Change(detail);
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One person's acts come one after the other, on all replicas: of two at once the second finds what the first did.</summary>
    private async Task<ActOutcome> ChangeAsync(
        long personId,
        string action,
        ActedBy who,
        Func<MonitorDbContext, RegisteredPerson, Task<Change>> change,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction turn = await Turns.TakeAsync(
            db,
            string.Create(CultureInfo.InvariantCulture, $"person-{personId}"),
            cancellationToken
        );
        if (await db.People.SingleOrDefaultAsync(person => person.Id == personId, cancellationToken) is not { } person)
        {
            return new ActOutcome.Refused("The register does not know them.");
        }

        Change made = await change(db, person);
        if (made.Instead is { } outcome)
        {
            return outcome;
        }

        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = action,
                Detail = made.Detail,
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new ActOutcome.Done();
    }

    /// <summary>What was changed, for the audit log; or what came instead.</summary>
    private sealed record Change(string Detail)
    {
        internal ActOutcome? Instead { get; private init; }

        public static implicit operator Change(ActOutcome outcome) => new(string.Empty) { Instead = outcome };
    }
}
