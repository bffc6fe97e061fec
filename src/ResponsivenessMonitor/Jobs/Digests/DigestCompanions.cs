using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The letters to Marketing that come with the first digest of a week or of a reporting year (§5, ¶10).</summary>
internal sealed class DigestCompanions(RuleBook rules, YearComposer years)
{
    /// <summary>Plans those that a digest brings, each once, and only when it has something to tell.</summary>
    internal async Task PlanAsync(
        MonitorDbContext db,
        Digest digest,
        DigestSchedule schedule,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        bool lacks =
            digest.Scope.HasFlag(DigestScope.Week) && (await IncompleteRegistrations.LoadAsync(db, rules, cancellationToken)).Count > 0;
        if (lacks)
        {
            await AddAsync(
                db,
                NoticeKind.RegistrationIncomplete,
                NoticeKeys.OfRegistrations(digest.Date.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday))),
                detail: null,
                now,
                cancellationToken
            );
        }

        DateInterval year = schedule.Year.Before(digest.Date);
        if (digest.Scope.HasFlag(DigestScope.Year) && await years.ComposeAsync(db, year, now, cancellationToken) is not null)
        {
            string detail = NoticeDetail.Write(("from", Text(year.Start)), ("to", Text(year.End)));
            await AddAsync(db, NoticeKind.YearlyReport, NoticeKeys.OfYearlyReport(year.Start), detail, now, cancellationToken);
        }
    }

    private static async Task AddAsync(
        MonitorDbContext db,
        NoticeKind kind,
        string key,
        string? detail,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Notice notice = new()
        {
            DedupKey = key,
            Kind = kind,
            Role = Role.Marketing,
            Detail = detail,
            DueAt = now,
        };
        _ = await Notices.AddAsync(db, notice.Waiting(now), cancellationToken);
    }

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
