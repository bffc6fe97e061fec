using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Declines reminders of daily visits, and asks for them again; mail programs may decline by one click (RFC 8058).</summary>
internal sealed class DeclineNudgesPage(PersonActs acts) : ActionPage
{
    private const string Decline = "decline";
    private const string Again = "again";

    internal override LinkPurpose Purpose => LinkPurpose.DeclineNudges;

    internal override string OneClick => Decline;

    /// <inheritdoc/>
    internal override Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        bool isDeclined = visit.Person.DeclinesNudgesSince is not null;
        return Task.FromResult(
            new ActionView(
                "Reminders of daily visits",
                [
                    new PageFact("Reminders to", PageLine.Of(ForeignText.Name(visit.Person.Name))),
                    new PageFact(
                        "Come",
                        visit.Person.DeclinesNudgesSince is { } since
                            ? PageLine.Of($"no more, since {visit.Clock.At(since)}")
                            : PageLine.Of("on days on which no visit was seen yet")
                    ),
                ]
            )
            {
                Forms =
                [
                    isDeclined
                        ? new PageForm(
                            Again,
                            "Be reminded again",
                            PageLine.Of("A reminder comes two office hours before the close, when no visit was seen on that day."),
                            "Remind me again"
                        )
                        : new PageForm(
                            Decline,
                            "Be reminded no more",
                            PageLine.Of(
                                "Reminders of daily visits stop, for all your accounts. The visits are still looked for, and all other letters still come."
                            ),
                            "Stop these reminders"
                        ),
                ],
            }
        );
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        form.Act switch
        {
            Decline => ActionAnswer.Of(
                await acts.DeclineNudgesAsync(visit.Person.Id, visit.Who, cancellationToken),
                PageLine.Of("Done: reminders of daily visits no longer come.")
            ),
            Again => ActionAnswer.Of(
                await acts.WantNudgesAsync(visit.Person.Id, visit.Who, cancellationToken),
                PageLine.Of("Done: reminders of daily visits come again.")
            ),
            _ => new ActionAnswer.Unknown(),
        };
}
