using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Jobs.Digests;

/// <summary>The enquiries of a digest, each with the lists in which it stands (§6).</summary>
internal sealed class DigestEnquiries(RuleBook rules)
{
    private readonly List<(DigestSections Sections, Enquiry Enquiry, EnquiryRules Rules, LetterAccount Account)> told = [];
    private Instant asOf;

    /// <summary>Loads what is open and what became known in the window, oldest first.</summary>
    internal async Task LoadAsync(
        MonitorDbContext db,
        IReadOnlyDictionary<long, WatchedAccount> accounts,
        DigestWindow window,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        asOf = now;
        List<Enquiry> candidates = await db
            .Enquiries.AsNoTracking()
            .Where(enquiry =>
                enquiry.State == EnquiryState.Open
                || (enquiry.BreachKnownAt > window.From && enquiry.BreachKnownAt <= window.To)
                || (enquiry.ClosedKnownAt > window.From && enquiry.ClosedKnownAt <= window.To)
                || (enquiry.CorrectedAt > window.From && enquiry.CorrectedAt <= window.To)
            )
            .OrderBy(enquiry => enquiry.Received)
            .ThenBy(enquiry => enquiry.Id)
            .ToListAsync(cancellationToken);
        foreach (Enquiry enquiry in candidates)
        {
            WatchedAccount watched = accounts[enquiry.AccountId];
            EnquiryRules own = await rules.RulesOfAsync(db, enquiry, cancellationToken);
            Standing standing = enquiry.Assess(own.Calendar, now, watched.KnownTo).Standing;
            DeadlineOutcome outcome = enquiry.ToFigures(own.Calendar, watched.KnownTo).Attainment;
            DigestEntry entry = new(enquiry.Received, standing, outcome, enquiry.BreachKnownAt)
            {
                ClosedKnownAt = enquiry.ClosedKnownAt,
                CorrectedAt = enquiry.CorrectedAt,
            };
            DigestSections sections = entry.SectionsIn(window);
            if (sections != DigestSections.None)
            {
                told.Add((sections, enquiry, own, watched.Letter));
            }
        }
    }

    /// <summary>The lines of one list.</summary>
    internal ValueList<DigestLine> In(DigestSections section) =>
        [.. told.Where(entry => entry.Sections.HasFlag(section)).Select(entry => Line(entry.Enquiry, entry.Rules, entry.Account, section))];

    private DigestLine Line(Enquiry enquiry, EnquiryRules own, LetterAccount account, DigestSections section)
    {
        Instant due = section == DigestSections.PastAim ? enquiry.AimDue : enquiry.CommitmentDue ?? enquiry.AimDue;
        Instant until = enquiry.EndedAt ?? asOf;
        return new DigestLine(
            account,
            enquiry.Id,
            enquiry.Kind,
            enquiry.Received,
            due,
            enquiry.AnsweredBy is null ? null : enquiry.EndedAt,
            own.Calendar.Within(enquiry.Received, Instant.Max(enquiry.Received, until))
        )
        {
            Late = own.Calendar.Within(due, Instant.Max(due, until)),
            IsFoundLate = enquiry.IsFoundLate,
            Closed = enquiry.Closing,
            Permalink = Uri.TryCreate(enquiry.Permalink, UriKind.Absolute, out Uri? address) ? address : null,
        };
    }
}
