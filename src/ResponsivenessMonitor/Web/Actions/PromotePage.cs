using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Makes a remark an enquiry (§2); the link's subject is the keyed hash of the remark.</summary>
internal sealed class PromotePage(EnquiryActs acts) : ActionPage
{
    private const string Promote = "promote";

    internal override LinkPurpose Purpose => LinkPurpose.Promote;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        StoredItem? item = await visit
            .Db.Items.AsNoTracking()
            .FirstOrDefaultAsync(
                one =>
                    one.AccountId == visit.Account.Id && (one.Pseudonym == visit.Link.Subject || one.PlatformItemId == visit.Link.Subject),
                cancellationToken
            );
        LetterAccount account = LetterAccounts.Of(visit.Account, visit.Hours);
        if (item is null || item.WithdrawnAt is not null)
        {
            return new ActionView("Make a remark an enquiry", [new PageFact("Account", PageLine.Of(Phrase.Full(account)))])
            {
                Says = [new PagePart.Passage(PageLine.Of("The remark is no longer there: it was deleted, or is no longer kept."))],
            };
        }

        bool isEnquiry = item.PromotedAt is not null || item.Triage == TriageKind.Enquiry;
        return new ActionView(
            "Make a remark an enquiry",
            [
                new PageFact("Account", PageLine.Of(Phrase.Full(account))),
                new PageFact("Remark", PageLine.Of($"a {Phrase.Kind(item.Kind ?? MessageKind.Comment)} of {visit.Clock.At(item.At)}")),
                new PageFact("Standing", PageLine.Of(isEnquiry ? "It is an enquiry" : TriageText.Of(item.Rule))),
            ]
        )
        {
            Says = isEnquiry ? [new PagePart.Passage(PageLine.Of("Nothing is left to do here."))] : [],
            Forms = isEnquiry
                ? []
                :
                [
                    new PageForm(
                        Promote,
                        "Somebody waits for a reply",
                        PageLine.Of(
                            "It becomes an enquiry, received when it was written, with the deadlines of its account. A reply that it has had already counts."
                        ),
                        "Make it an enquiry"
                    ),
                ],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        string.Equals(form.Act, Promote, StringComparison.Ordinal)
            ? ActionAnswer.Of(
                await acts.PromoteAsync(visit.Account.Slug, visit.Link.Subject, visit.Who, cancellationToken),
                PageLine.Of("Done: it is an enquiry now.")
            )
            : new ActionAnswer.Unknown();
}
