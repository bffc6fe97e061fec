using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>Gathers what the yearly report tells (¶10).</summary>
internal sealed class YearComposer(RuleBook rules, PolicyOptions options)
{
    /// <summary>The report of a year, or null when nothing of it is known.</summary>
    internal async Task<LetterYear?> ComposeAsync(MonitorDbContext db, DateInterval year, Instant now, CancellationToken cancellationToken)
    {
        FigureRules figures = new() { AttainmentGoal = options.AttainmentGoal };
        DateInterval before = YearBefore(year);
        DateInterval both = new(before.Start, year.End);
        List<WatchedAccount> accounts = await WatchedAccount.LoadAsync(db, rules, cancellationToken);
        CountedSpells spells = await CountedSpells.LoadAsync(db, rules, accounts, both, cancellationToken);
        ErasedSpells erased = await ErasedSpells.LoadAsync(db, rules, both, cancellationToken);
        Instant from = (await rules.LatestAsync(db, RuleBook.DefaultCalendar, cancellationToken)).Calendar.StartOfDay(both.Start);
        WatchedTime time = await WatchedTime.LoadAsync(db, from, figures, now, cancellationToken);
        ErasedCounts counts = erased.Of(year);
        int kept = spells.Of(year).Count;
        if (kept + counts.Enquiries == 0 && time.Of(accounts, year).Covered == Duration.Zero)
        {
            return null;
        }

        DigestFigureQuery query = new(accounts, spells, erased, time, figures);
        LocalDate known = FirstKnown(accounts, spells, erased, time, year);
        return new LetterYear(year, query.Of("The whole year", year, "the year before", before))
        {
            WatchedFrom = known > year.Start ? known : null,
            Enquiries = kept + counts.Enquiries,
            Answered = spells.Of(year).Count(spell => spell.Turnaround is not null) + counts.Answered,
            Erased = counts.Enquiries,
            Months =
            [
                .. ReportingYear
                    .MonthsOf(year)
                    .Where(month => month.End >= known)
                    .Select(month => query.Of(NameOf(month), month, "a year before", YearBefore(month))),
            ],
            Visits = await DigestSummaries.VisitsAsync(db, year, cancellationToken),
            VisitsBefore = await DigestSummaries.VisitsAsync(db, before, cancellationToken),
            Transparency = spells.TransparencyOf(year),
            Registered = Those(accounts, account => RegisteredOn(account) is { } date && year.Contains(date)),
            Closed = await OfIdsAsync(accounts, ClosedIn(db, accounts, year), cancellationToken),
            LookedDefunct = await OfIdsAsync(accounts, DefunctIn(db, accounts, year), cancellationToken),
            NeverRead = Those(
                accounts,
                account =>
                    account.IsInForce
                    && time.Of(account, year) is { OfficeTime: var office, Covered: var read }
                    && office > read
                    && read == Duration.Zero
            ),
            Goal = options.AttainmentGoal,
        };
    }

    /// <summary>The first date of the year of which anything is known.</summary>
    private static LocalDate FirstKnown(
        List<WatchedAccount> accounts,
        CountedSpells spells,
        ErasedSpells erased,
        WatchedTime time,
        DateInterval year
    )
    {
        LocalDate? read = accounts.Select(time.FirstDateOf).OfType<LocalDate>().Select(date => (LocalDate?)date).Min();
        LocalDate? counted = spells.Of(year).Select(spell => (LocalDate?)spell.CountedOn).Min();
        LocalDate? monthly = erased.FirstMonthIn(year);
        return LocalDate.Max(year.Start, new[] { read, counted, monthly }.Min() ?? year.Start);
    }

    private static DateInterval YearBefore(DateInterval dates)
    {
        LocalDate end =
            dates.End == dates.End.With(DateAdjusters.EndOfMonth)
                ? dates.End.PlusYears(-1).With(DateAdjusters.EndOfMonth)
                : dates.End.PlusYears(-1);
        return new DateInterval(dates.Start.PlusYears(-1), end);
    }

    private static LocalDate? RegisteredOn(WatchedAccount watched) =>
        watched.Account.RegisteredOn ?? (watched.Account.LiveSince is { } live ? watched.Calendar.DateOf(live) : null);

    private static ValueList<LetterAccount> Those(List<WatchedAccount> accounts, Func<WatchedAccount, bool> which) =>
        [.. accounts.Where(which).Select(watched => watched.Letter)];

    private static async Task<ValueList<LetterAccount>> OfIdsAsync(
        List<WatchedAccount> accounts,
        IQueryable<long?> ids,
        CancellationToken cancellationToken
    )
    {
        HashSet<long?> those = [.. await ids.Distinct().ToListAsync(cancellationToken)];
        return Those(accounts, watched => those.Contains(watched.Account.Id));
    }

    private static IQueryable<long?> ClosedIn(MonitorDbContext db, List<WatchedAccount> accounts, DateInterval year)
    {
        (Instant from, Instant to) = InstantsOf(accounts, year);
        return db
            .AuditEntries.Where(entry => entry.Action == "close" && entry.EnquiryId == null && entry.At >= from && entry.At < to)
            .Select(entry => entry.AccountId);
    }

    private static IQueryable<long?> DefunctIn(MonitorDbContext db, List<WatchedAccount> accounts, DateInterval year)
    {
        (Instant from, Instant to) = InstantsOf(accounts, year);
        return db.Cases.Where(row => row.OpenedAt >= from && row.OpenedAt < to).Select(row => (long?)row.AccountId);
    }

    private static (Instant From, Instant To) InstantsOf(List<WatchedAccount> accounts, DateInterval year)
    {
        DateTimeZone zone = accounts.Count > 0 ? accounts[0].Calendar.Zone : DateTimeZone.Utc;
        return (zone.AtStartOfDay(year.Start).ToInstant(), zone.AtStartOfDay(year.End.PlusDays(1)).ToInstant());
    }

    private static string NameOf(DateInterval month)
    {
        string name = month.Start.ToString("MMMM uuuu", CultureInfo.InvariantCulture);
        bool isWhole = month.Start.Day == 1 && month.End == month.End.With(DateAdjusters.EndOfMonth);
        return isWhole ? name : $"{month.Start.Day} to {month.End.Day} {name}";
    }
}
