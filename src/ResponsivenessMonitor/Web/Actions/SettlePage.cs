using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Settles an enquiry otherwise than by a reply that the service sees (§1).</summary>
internal sealed class SettlePage(EnquiryFacts facts, EnquiryActs acts) : ActionPage
{
    private const string NoReply = "no-reply";
    private const string Offline = "offline";
    private const string Here = "here";
    private const string Duplicate = "duplicate";
    private const string Link = "link";

    internal override LinkPurpose Purpose => LinkPurpose.Settle;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        (ValueList<PageFact> told, Assessment assessment) = await facts.OfAsync(visit, cancellationToken);
        ActionView view = new($"Settle enquiry no. {visit.Enquiry.Id}", told);
        if (visit.Enquiry.EndedAt is not null)
        {
            return view with { Says = [new PagePart.Passage(PageLine.Of("It is settled, and nothing is left to do here."))] };
        }

        return view with
        {
            Says =
            [
                new PagePart.Passage(
                    PageLine.Of(
                        "A reply on the platform is found without this page. Use it where there is none to be found; nothing is changed before you press a button."
                    )
                ),
            ],
            Forms =
            [
                new PageForm(
                    NoReply,
                    "No reply is needed",
                    Closes("Nobody waits for an answer.", assessment.Standing),
                    "Close it: no reply needed"
                ),
                new PageForm(
                    Offline,
                    "It was answered offline",
                    PageLine.Of("By telephone, by mail or at the desk. It counts as answered at the time you give."),
                    "Save: answered offline"
                )
                {
                    Groups = [WhenFields.Of(visit, form, Offline)],
                },
                new PageForm(
                    Here,
                    "It was answered on the platform",
                    PageLine.Of(
                        "The reply stands elsewhere, for example under another post. It counts as answered by it, at its own time where we have read it ourselves, else at the time you give."
                    ),
                    "Save: answered there"
                )
                {
                    Groups =
                    [
                        new PageFieldGroup(
                            "Where is the reply?",
                            "Copy its link from the platform. It begins with https://",
                            [form.Field(Here, new PageField(Link, "Link of the reply", FieldKind.Link, string.Empty) { IsRequired = true })]
                        ),
                        WhenFields.Of(visit, form, Here),
                    ],
                },
                new PageForm(
                    Duplicate,
                    "It is a duplicate",
                    Closes("The same person asks the same elsewhere, and is answered there.", assessment.Standing),
                    "Close it: duplicate"
                ),
            ],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        long id = visit.Enquiry.Id;
        return form.Act switch
        {
            NoReply => ActionAnswer.Of(
                await acts.CloseAsync(id, ClosingReason.NoReplyNeeded, visit.Who, cancellationToken),
                PageLine.Of("Done: the enquiry is closed, no reply needed.")
            ),
            Duplicate => ActionAnswer.Of(
                await acts.CloseAsync(id, ClosingReason.Duplicate, visit.Who, cancellationToken),
                PageLine.Of("Done: the enquiry is closed as a duplicate.")
            ),
            Offline => await OfflineAsync(visit, form, cancellationToken),
            Here => await HereAsync(visit, form, cancellationToken),
            _ => new ActionAnswer.Unknown(),
        };
    }

    private static PageLine Closes(string why, Standing standing) =>
        PageLine.Of(
            standing switch
            {
                Standing.Breached or Standing.NeverAnswered =>
                    $"{why} It is closed without a reply. Its deadline has passed, so it stays counted as missed unless the Marketing Service confirms it.",
                Standing.PastAim =>
                    $"{why} It is closed without a reply. Its aim has passed and stays counted as missed unless the Marketing Service confirms it.",
                _ => $"{why} It is closed without a reply, and not counted.",
            }
        );

    private async Task<ActionAnswer> OfflineAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        (Instant? when, ActionForm read) = WhenFields.Read(visit, form);
        ActOutcome outcome = await acts.AnswerOfflineAsync(visit.Enquiry.Id, when, visit.Who, cancellationToken);
        return outcome is ActOutcome.Refused && !read.Wrong.IsEmpty
            ? new ActionAnswer.Wrong(read)
            : ActionAnswer.Of(
                outcome,
                PageLine.Of($"Done: the enquiry counts as answered offline at {visit.Clock.At(when ?? visit.Now)}.")
            );
    }

    private async Task<ActionAnswer> HereAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        (Instant? at, ActionForm read) = WhenFields.Read(visit, form);
        if (!Uri.TryCreate(form[Link], UriKind.Absolute, out Uri? address) || address is not { Scheme: "https" })
        {
            read = read.WithFault(Link, "Copy the link of the reply from the platform. It begins with https://");
        }

        ActOutcome outcome = await acts.AnswerHereAsync(visit.Enquiry.Id, form[Link], at, visit.Who, cancellationToken);
        return outcome switch
        {
            ActOutcome.Refused when !read.Wrong.IsEmpty => new ActionAnswer.Wrong(read),
            ActOutcome.Refused refused => new ActionAnswer.Wrong(form.WithFault(Link, refused.Why)),
            _ => ActionAnswer.Of(outcome, PageLine.Of("Done: the enquiry counts as answered there.")),
        };
    }
}
