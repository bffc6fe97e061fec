using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a person says or does about an account (§3 to §5).</summary>
internal sealed class AccountActs(IDbContextFactory<MonitorDbContext> databases, RuleBook rules)
{
    /// <summary>"I have visited it": today, or one of the three days before (¶15 c).</summary>
    /// <param name="id">The account.</param>
    /// <param name="day">The local date, or null for today's.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> CheckInAsync(AccountId id, LocalDate? day, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "check-in",
            who,
            async (db, account) =>
            {
                OfficeCalendar calendar = await rules.CalendarOfAsync(db, account, cancellationToken);
                LocalDate date = day ?? calendar.DateOf(who.At);
                switch (new VisitAssessor(calendar, new VisitRules()).Decide(new CheckIn(date, who.At)))
                {
                    case CheckInDecision.TooEarly:
                        return new ActOutcome.Refused($"{date:uuuu-MM-dd} has not begun.");
                    case CheckInDecision.TooLate late:
                        return new ActOutcome.Refused($"A visit on {date:uuuu-MM-dd} could be said until {late.LastDay:uuuu-MM-dd}.");
                    default:
                        break;
                }

                VisitDay? visit = await db.Visits.FindAsync([account.Id, date], cancellationToken);
                if (visit?.CheckedInAt is not null)
                {
                    return new ActOutcome.AlreadySo($"The visit on {date:uuuu-MM-dd} was said before.");
                }

                if (visit is null)
                {
                    visit = new VisitDay { AccountId = account.Id, Date = date };
                    _ = db.Visits.Add(visit);
                }

                visit.CheckIn(who.At);
                await WakeAsync(db, account, who.At, cancellationToken);
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>
    /// "It is still alive": closes the case and silences the signs it named for 90 days (§4). Of an account that is closing it takes back that it was
    /// said to be closed, which the platform has not borne out yet.
    /// </summary>
    internal Task<ActOutcome> StillAliveAsync(AccountId id, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "still-alive",
            who,
            async (db, account) =>
            {
                if (account.State == AccountState.Closed)
                {
                    return new ActOutcome.Refused("It is closed: the platform said so too. If it is there again, register it anew.");
                }

                bool isTakenBack = account.State == AccountState.Closing;
                account.State = isTakenBack ? AccountState.Live : account.State;
                if (await CaseAsync(db, account, cancellationToken) is { } open)
                {
                    _ = db.Silences.Add(open.SettleAsAlive(who.At, new LifecycleRules()));
                }
                else if (!isTakenBack)
                {
                    return new ActOutcome.AlreadySo("It does not look abandoned.");
                }

                await WakeAsync(db, account, who.At, cancellationToken);
                return new ActOutcome.Done(isTakenBack ? "It is no longer closing: that it was closed is taken back." : null);
            },
            cancellationToken
        );

    /// <summary>"We have closed it": believed when the platform says so (§4). A live account begins to close by it, with a case or without.</summary>
    internal Task<ActOutcome> SaidClosedAsync(AccountId id, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "said-closed",
            who,
            async (db, account) =>
            {
                if (account.State == AccountState.Proposed)
                {
                    return new ActOutcome.Refused(
                        $"It is only proposed and was never watched, so there is nothing to close; 'accounts remove {account.Slug}' takes it off the register."
                    );
                }

                if (await CaseAsync(db, account, cancellationToken) is { SaidClosedAt: null } open)
                {
                    open.SaidClosedAt = who.At;
                }
                else if (account.State != AccountState.Live)
                {
                    return new ActOutcome.AlreadySo(
                        account.State == AccountState.Closed
                            ? "It is closed already."
                            : $"That was said before. {await NextAsync(db, account, cancellationToken)}"
                    );
                }

                account.State = account.State == AccountState.Live ? AccountState.Closing : account.State;
                await WakeAsync(db, account, who.At, cancellationToken);
                return new ActOutcome.Done(await NextAsync(db, account, cancellationToken));
            },
            cancellationToken
        );

    /// <summary>A proposed account is taken off the register; one that was ever in force is not, for its figures are.</summary>
    internal Task<ActOutcome> RemoveProposedAsync(AccountId id, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "account-removed",
            who,
            (db, account) =>
            {
                if (account.State != AccountState.Proposed)
                {
                    return Task.FromResult<ActOutcome>(
                        new ActOutcome.Refused(
                            $"It is {AccountFields.Word(account.State)}: what was counted of it stays. 'accounts close {account.Slug}' says that you have closed it."
                        )
                    );
                }

                _ = db.Accounts.Remove(account);
                return Task.FromResult<ActOutcome>(new ActOutcome.Done("It is off the register."));
            },
            cancellationToken
        );

    /// <summary>The administrator has left: a sign (§4), and the register is told.</summary>
    internal Task<ActOutcome> AdministratorLeftAsync(AccountId id, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "administrator-left",
            who,
            async (db, account) =>
            {
                if (account.AdministratorLeftAt is { } before)
                {
                    return new ActOutcome.AlreadySo($"That was said before, on {before:uuuu-MM-dd}.");
                }

                account.AdministratorLeftAt = who.At;
                await WakeAsync(db, account, who.At, cancellationToken);
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>"The registration is right": in the yearly review that was asked for last (§5).</summary>
    /// <param name="id">The account.</param>
    /// <param name="party">For whom it is said: its administrator, or whoever authorised it.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> ConfirmRegistrationAsync(AccountId id, ReviewParty party, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            party == ReviewParty.Administrator ? "confirm-as-administrator" : "confirm-as-authoriser",
            who,
            async (db, account) =>
            {
                RegistrationReview? asked = await db
                    .Reviews.Where(review => review.AccountId == account.Id)
                    .OrderByDescending(review => review.AskedAt)
                    .FirstOrDefaultAsync(cancellationToken);
                if (asked is null)
                {
                    return new ActOutcome.AlreadySo("No review of it is asked for.");
                }

                if (!asked.ToRound().Missing.Contains(party))
                {
                    return new ActOutcome.AlreadySo("It was confirmed before.");
                }

                asked.Confirm(party, who.At);
                await WakeAsync(db, account, who.At, cancellationToken);
                return new ActOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>A proposed account that lacks nothing goes live and is watched from now (§5).</summary>
    /// <param name="id">The account.</param>
    /// <param name="access">By what it can be read, or null when nothing can read it.</param>
    /// <param name="who">Who says it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal Task<ActOutcome> GoLiveAsync(AccountId id, PlatformAccess? access, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            "go-live",
            who,
            async (db, account) =>
            {
                switch (account.ToOfficialAccount().GoLive(who.At))
                {
                    case StateChange.Moved { Account: { } live }:
                        (account.State, account.LiveSince) = (live.State, live.LiveSince);
                        account.MonitoredSince = live.Registration.MonitoredSince;
                        await Watching.BeginAsync(db, account, access, who.At, cancellationToken);
                        return new ActOutcome.Done();
                    case StateChange.Incomplete incomplete:
                        return new ActOutcome.Refused($"To go live it still needs {AccountCheck.Words(incomplete.Needs)}.");
                    default:
                        return new ActOutcome.AlreadySo($"It is {AccountFields.Word(account.State)} already.");
                }
            },
            cancellationToken
        );

    private async Task<ActOutcome> ChangeAsync(
        AccountId id,
        string action,
        ActedBy who,
        Func<MonitorDbContext, Account, Task<ActOutcome>> change,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        // Of two who do the same at once the second finds what the first did.
        await using IDbContextTransaction turn = await Turns.TakeAsync(db, $"account-{id}", cancellationToken);
        Account? account = await db
            .Accounts.Include(account => account.Administrator)
            .Include(account => account.Deputy)
            .Include(account => account.Authoriser)
            .SingleOrDefaultAsync(account => account.Slug == id, cancellationToken);
        if (account is null)
        {
            return new ActOutcome.Refused($"There is no account {id}.");
        }

        ActOutcome outcome = await change(db, account);
        if (outcome is ActOutcome.Done)
        {
            _ = db.AuditEntries.Add(
                new AuditEntry
                {
                    At = who.At,
                    By = who.By,
                    Action = action,
                    AccountId = account.Id,
                    Detail = db.Entry(account).State == EntityState.Deleted ? account.Slug.Slug : string.Empty,
                }
            );
            _ = await db.SaveChangesAsync(cancellationToken);
            await turn.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>What comes after "we have closed it": the platform has to say so too, where it can be asked.</summary>
    private static async Task<string> NextAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken)
    {
        bool isRead = await db.Watches.AnyAsync(watch => watch.AccountId == account.Id && watch.NextPollAt != null, cancellationToken);
        return isRead
            ? "It is closing: it is closed here once the platform has said for a day that it is gone. "
                + "If the platform still shows it, delete or deactivate it there."
            : "It is closing. Nothing here can read it, so nobody else will say when it is gone: once it is, "
                + $"'accounts set {account.Slug} state=closed' closes it.";
    }

    private static Task<AccountCase?> CaseAsync(MonitorDbContext db, Account account, CancellationToken cancellationToken) =>
        db.Cases.SingleOrDefaultAsync(open => open.AccountId == account.Id && open.ClosedAt == null, cancellationToken);

    private static async Task WakeAsync(MonitorDbContext db, Account account, Instant at, CancellationToken cancellationToken)
    {
        if (await db.Watches.FindAsync([account.Id], cancellationToken) is { } watch)
        {
            watch.NextVisitLookAt = at;
            watch.NextReviewAt = at;
        }
    }
}
