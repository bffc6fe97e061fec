using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Visits;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Lifecycle;

namespace ResponsivenessMonitor.Jobs.Review;

/// <summary>Gathers what the signs of an account are read from (¶15 e; policy §4).</summary>
internal static class AccountFactsQuery
{
    internal static async Task<AccountFacts> LoadAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        List<VisitDay> days = await DaysAsync(db, account.Id, cancellationToken);
        return new AccountFacts(account.MonitoredSince ?? account.LiveSince ?? now, watch.KnownTo)
        {
            GoneAnswers = watch.GoneAnswers,
            LastActivity = watch.LastActivityAt,
            PostingInterval = account.PostingInterval,
            Missed = JudgedDays.StreakOf(days),
            LastEvidence = days.Where(day => day.Outcome == VisitOutcome.Visited).Select(LastOf).Max(),
            Lapsed = await LapsedAsync(db, account.Id, cancellationToken),
            Refusals = await RefusalsAsync(db, account.Administrator, cancellationToken),
            AdministratorLeftAt = account.AdministratorLeftAt,
            EndsOn = account.EndsOn,
        };
    }

    /// <summary>The last day that was visited, and those after it.</summary>
    private static async Task<List<VisitDay>> DaysAsync(MonitorDbContext db, long accountId, CancellationToken cancellationToken)
    {
        IQueryable<VisitDay> own = db.Visits.AsNoTracking().Where(day => day.AccountId == accountId);
        LocalDate? visited = await own.Where(day => day.Outcome == VisitOutcome.Visited)
            .MaxAsync(day => (LocalDate?)day.Date, cancellationToken);
        return await own.Where(day => visited == null || day.Date >= visited).OrderBy(day => day.Date).ToListAsync(cancellationToken);
    }

    private static Instant? LastOf(VisitDay day) => new[] { day.StrongAt, day.CheckedInAt, day.PublishedAt }.Max();

    private static async Task<ValueList<LapsedEnquiry>> LapsedAsync(
        MonitorDbContext db,
        long accountId,
        CancellationToken cancellationToken
    )
    {
        List<Enquiry> lapsed = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry => enquiry.AccountId == accountId && enquiry.BreachKnownAt != null && enquiry.EndedAt == null)
            .Where(enquiry =>
                enquiry.State == EnquiryState.NeverAnswered
                || (enquiry.State == EnquiryState.Open && (enquiry.CorrectedAt == null || enquiry.CorrectedAt < enquiry.BreachKnownAt))
            )
            .OrderBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        return [.. lapsed.Select(enquiry => new LapsedEnquiry(enquiry.BreachLapses, enquiry.State == EnquiryState.NeverAnswered))];
    }

    /// <summary>
    /// Refusals of the present administrator at their present address since one letter was last accepted, each with the nearest proof that the relay worked.
    /// </summary>
    private static async Task<ValueList<MailRefusal>> RefusalsAsync(
        MonitorDbContext db,
        RegisteredPerson? administrator,
        CancellationToken cancellationToken
    )
    {
        if (administrator is not { Id: var id, Address: { } address })
        {
            return [];
        }

        IQueryable<Letter> own = db.Letters.AsNoTracking().Where(letter => letter.PersonId == id && letter.RecipientAddress == address);
        Instant? accepted = await own.Where(letter => letter.State == LetterState.Sent)
            .MaxAsync(letter => letter.FinalAt, cancellationToken);
        List<Letter> refused = await own.Where(letter => letter.IsRecipientRefused && letter.FinalAt != null)
            .Where(letter => accepted == null || letter.FinalAt > accepted)
            .OrderBy(letter => letter.FinalAt)
            .ToListAsync(cancellationToken);
        List<MailRefusal> refusals = [];
        foreach (Letter letter in refused)
        {
            if (letter.FinalAt is { } at)
            {
                refusals.Add(new MailRefusal(at, await ProofAsync(db, letter.RecipientAddress, at, cancellationToken)));
            }
        }

        return [.. refusals];
    }

    /// <summary>When the relay accepted somebody else's letter, nearest to the refusal.</summary>
    private static async Task<Instant?> ProofAsync(MonitorDbContext db, string refused, Instant at, CancellationToken cancellationToken)
    {
        IQueryable<Letter> others = db.Letters.Where(letter => letter.State == LetterState.Sent && letter.RecipientAddress != refused);
        Instant? before = await others.Where(letter => letter.FinalAt <= at).MaxAsync(letter => letter.FinalAt, cancellationToken);
        Instant? after = await others.Where(letter => letter.FinalAt > at).MinAsync(letter => letter.FinalAt, cancellationToken);
        return before is null || after - at < at - before ? after ?? before : before;
    }
}
