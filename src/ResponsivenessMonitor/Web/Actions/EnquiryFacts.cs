using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>An enquiry as pages show it; never its words (§7).</summary>
internal sealed class EnquiryFacts(RuleBook rules)
{
    /// <summary>What it is and how it stands.</summary>
    internal async Task<(ValueList<PageFact> Facts, Assessment Assessment)> OfAsync(ActionVisit visit, CancellationToken cancellationToken)
    {
        Enquiry enquiry = visit.Enquiry;
        EnquiryRules own = await rules.RulesOfAsync(visit.Db, enquiry, cancellationToken);
        Instant? knownTo = await visit
            .Db.Watches.Where(watch => watch.AccountId == enquiry.AccountId)
            .Select(watch => watch.KnownTo)
            .SingleOrDefaultAsync(cancellationToken);
        Assessment assessment = enquiry.Assess(own.Calendar, visit.Now, knownTo ?? enquiry.FoundAt);
        LetterAccount account = LetterAccounts.Of(visit.Account, visit.Hours);
        return (
            [
                new PageFact("Account", PageLine.Of(Phrase.Full(account))),
                new PageFact("Enquiry", PageLine.Of($"no. {enquiry.Id}, a {Phrase.Kind(enquiry.Kind)}")),
                new PageFact("Received", PageLine.Of(visit.Clock.Dated(enquiry.Received))),
                .. Deadlines(enquiry, visit.Clock),
                new PageFact("Standing", StandingText.Of(assessment, enquiry.CommitmentDue ?? enquiry.AimDue, visit.Clock)),
                .. LetterLink.To($"Open it on {account.Platform.DisplayName}", Address(enquiry.Permalink)) is { } link
                    ? [new PageFact("Where", PageLine.Of(new PageRun.Link(link)))]
                    : Array.Empty<PageFact>(),
            ],
            assessment
        );
    }

    /// <summary>The deadlines by which its letters go, the first one first.</summary>
    internal static IEnumerable<PageFact> Deadlines(Enquiry enquiry, PageClock clock)
    {
        PageFact aim = new("Aim", PageLine.Of(clock.Dated(enquiry.AimDue)));
        return enquiry.CommitmentDue is not { } committed ? [aim with { Name = "Deadline" }]
            : committed < enquiry.AimDue ? [new PageFact("Deadline", PageLine.Of(clock.Dated(committed))), aim]
            : [aim, new PageFact("Deadline", PageLine.Of(clock.Dated(committed)))];
    }

    private static Uri? Address(string? link) => Uri.TryCreate(link, UriKind.Absolute, out Uri? address) ? address : null;
}
