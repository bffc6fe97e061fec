using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Has administrators and authorisers confirm registrations once a year (§5): asks, reminds twice, and asks anew a year later.</summary>
internal sealed class YearlyReviews(Notices notices)
{
    /// <summary>Does what the schedule says follows now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">The account, with its people.</param>
    /// <param name="calendar">Its calendar.</param>
    /// <param name="now">The instant of asking.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ReviewOutcome> KeepAsync(
        MonitorDbContext db,
        Account account,
        OfficeCalendar calendar,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Askable askable = Askable.Of(account);
        LocalDate? registered = account.RegisteredOn ?? (account.LiveSince is { } live ? calendar.DateOf(live) : null);
        if (account.State != AccountState.Live || account.IsRehearsing(now) || askable.Roles.Count == 0 || registered is not { } since)
        {
            return ReviewOutcome.Nothing;
        }

        List<RegistrationReview> rounds = await db
            .Reviews.Where(review => review.AccountId == account.Id)
            .OrderByDescending(review => review.AskedAt)
            .ToListAsync(cancellationToken);
        ReviewSchedule schedule = new(calendar, new ReviewRules());
        ReviewStep step = Decide();
        switch (step)
        {
            case ReviewStep.Ask:
                rounds.Insert(0, new RegistrationReview { AccountId = account.Id, AskedAt = now });
                _ = db.Reviews.Add(rounds[0]);
                await TellAsync(db, account, askable.Roles, rounds[0], reminder: 0, now, cancellationToken);
                break;
            case ReviewStep.Remind remind:
                rounds[0].Remind(now);
                IEnumerable<Role> missing = remind.Missing.Select(RoleOf).Where(askable.Roles.Contains);
                await TellAsync(db, account, missing, rounds[0], remind.Number, now, cancellationToken);
                break;
            default:
                return new ReviewOutcome(NextOf(step, calendar), await UnconfirmedAsync(db, account, rounds, step, cancellationToken));
        }

        step = Decide();
        return new ReviewOutcome(NextOf(step, calendar), await UnconfirmedAsync(db, account, rounds, step, cancellationToken));

        ReviewStep Decide() => schedule.Decide(since, lastConfirmedOn: null, rounds is [var last, ..] ? askable.RoundOf(last) : null, now);
    }

    private Task TellAsync(
        MonitorDbContext db,
        Account account,
        IEnumerable<Role> roles,
        RegistrationReview round,
        int reminder,
        Instant now,
        CancellationToken cancellationToken
    ) =>
        notices.TellAsync(
            db,
            account,
            NoticeKind.YearlyReview,
            roles,
            role => NoticeKeys.OfYearlyReview(account.Slug, round.AskedAt, reminder, role),
            NoticeDetail.Write(
                ("asked", InstantPattern.ExtendedIso.Format(round.AskedAt)),
                ("reminder", reminder.ToString(System.Globalization.CultureInfo.InvariantCulture))
            ),
            now,
            now,
            cancellationToken
        );

    /// <summary>
    /// When the review was asked that the administrator left unconfirmed; null when there is none, or when the letter that asked did not reach the
    /// present administrator: whoever was not asked is not unreachable.
    /// </summary>
    private static async Task<Instant?> UnconfirmedAsync(
        MonitorDbContext db,
        Account account,
        List<RegistrationReview> rounds,
        ReviewStep step,
        CancellationToken cancellationToken
    )
    {
        RegistrationReview? left =
            step is ReviewStep.Unreachable ? rounds[0]
            : rounds is [{ AdministratorConfirmedAt: null }, { AdministratorConfirmedAt: null, SecondRemindedAt: not null } before, ..]
                ? before
            : null;
        if (left is null || account.AdministratorId is not { } administrator)
        {
            return null;
        }

        string key = NoticeKeys.OfYearlyReview(account.Slug, left.AskedAt, reminder: 0, Role.Administrator);
        bool wasAsked = await db.Notices.AnyAsync(
            notice => notice.DedupKey == key && notice.Letter!.PersonId == administrator && notice.Letter.State == LetterState.Sent,
            cancellationToken
        );
        return wasAsked ? left.AskedAt : null;
    }

    private static Role RoleOf(ReviewParty party) => party == ReviewParty.Administrator ? Role.Administrator : Role.Authoriser;

    private static Instant? NextOf(ReviewStep step, OfficeCalendar calendar) =>
        step switch
        {
            ReviewStep.NotDue later => calendar.StartOfDay(later.On),
            ReviewStep.Waiting waiting => waiting.Until,
            ReviewStep.Confirmed confirmed => calendar.StartOfDay(confirmed.NextOn),
            ReviewStep.Unreachable unreachable => calendar.StartOfDay(unreachable.NextOn),
            _ => null,
        };

    /// <summary>Those who can be asked: who have an address. Who has both roles is asked as administrator, once.</summary>
    private sealed record Askable(IReadOnlyList<Role> Roles)
    {
        internal static Askable Of(Account account)
        {
            string? administrator = account.Administrator?.Address;
            string? authoriser = account.Authoriser?.Address;
            bool isSame = string.Equals(administrator, authoriser, StringComparison.OrdinalIgnoreCase);
            return new Askable([
                .. string.IsNullOrEmpty(administrator) ? Array.Empty<Role>() : [Role.Administrator],
                .. string.IsNullOrEmpty(authoriser) || isSame ? Array.Empty<Role>() : [Role.Authoriser],
            ]);
        }

        /// <summary>The round as the rules see it: the word of the one who can be asked is the word of both.</summary>
        internal ReviewRound RoundOf(RegistrationReview row)
        {
            ReviewRound round = row.ToRound();
            return round with
            {
                AdministratorConfirmedAt = round.AdministratorConfirmedAt ?? Instead(Role.Administrator, round.AuthoriserConfirmedAt),
                AuthoriserConfirmedAt = round.AuthoriserConfirmedAt ?? Instead(Role.Authoriser, round.AdministratorConfirmedAt),
            };
        }

        private Instant? Instead(Role role, Instant? other) => Roles.Contains(role) ? null : other;
    }
}

/// <summary>Where the yearly review of an account stands.</summary>
/// <param name="NextAt">When it asks for something next, or null when nothing is to come by itself.</param>
/// <param name="UnconfirmedSince">When the review was asked that the administrator left unconfirmed; null when there is none.</param>
internal readonly record struct ReviewOutcome(Instant? NextAt, Instant? UnconfirmedSince)
{
    /// <summary>It is not asked.</summary>
    internal static ReviewOutcome Nothing => default;
}
