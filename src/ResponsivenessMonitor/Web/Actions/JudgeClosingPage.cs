using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Marketing's word on an enquiry that was closed without a reply (§1).</summary>
internal sealed class JudgeClosingPage(EnquiryFacts facts, EnquiryActs acts) : ActionPage
{
    private const string Confirm = "confirm";
    private const string Reopen = "reopen";

    internal override LinkPurpose Purpose => LinkPurpose.JudgeClosing;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        (ValueList<PageFact> told, Assessment _) = await facts.OfAsync(visit, cancellationToken);
        bool isClosed = visit.Enquiry is { EndedAt: not null, Closing: not null };
        PageFact[] closed = isClosed && visit.Enquiry.EndedAt is { } at ? [new PageFact("Closed", PageLine.Of(visit.Clock.At(at)))] : [];
        ActionView view = new($"Closed without a reply: enquiry no. {visit.Enquiry.Id}", [.. told, .. closed]);
        if (!isClosed)
        {
            return view with
            {
                Says = [new PagePart.Passage(PageLine.Of("It is not closed without a reply, so there is nothing to judge."))],
            };
        }

        PageForm reopen = new(
            Reopen,
            "It needs a reply after all",
            PageLine.Of("The enquiry waits again, with the deadlines it had. Its reminders begin anew."),
            "Open it again"
        );
        return visit.Enquiry.IsConfirmedByMarketing
            ? view with
            {
                Says = [new PagePart.Passage(PageLine.Of("The Marketing Service has confirmed the closing: it is not counted."))],
                Forms = [reopen],
            }
            : view with
            {
                Forms =
                [
                    new PageForm(
                        Confirm,
                        "It needed no reply",
                        PageLine.Of("The closing is confirmed: the enquiry leaves the figures of every deadline."),
                        "Confirm the closing"
                    ),
                    reopen,
                ],
            };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        form.Act switch
        {
            Confirm => ActionAnswer.Of(
                await acts.ConfirmClosingAsync(visit.Enquiry.Id, visit.Who, cancellationToken),
                PageLine.Of("Done: the closing is confirmed, and the enquiry leaves the figures.")
            ),
            Reopen => ActionAnswer.Of(
                await acts.ReopenAsync(visit.Enquiry.Id, visit.Who, cancellationToken),
                PageLine.Of("Done: the enquiry waits for a reply again.")
            ),
            _ => new ActionAnswer.Unknown(),
        };
}
