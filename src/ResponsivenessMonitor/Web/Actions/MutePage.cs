using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Has somebody's letters wait for the next opening (§6).</summary>
internal sealed class MutePage(PersonActs acts, PersonHours hours) : ActionPage
{
    private const string Mute = "mute";

    internal override LinkPurpose Purpose => LinkPurpose.Mute;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        OfficeCalendar calendar = await hours.OfAsync(visit.Db, visit.Person, visit.Account, cancellationToken);
        PageClock clock = new(visit.Now, calendar.Zone);
        Absence? present = await PersonActs.PresentAsync(visit.Db, visit.Person.Id, AbsenceKind.Muted, visit.Now, cancellationToken);
        MuteDecision decision = MuteRules.Decide(
            calendar,
            await PersonActs.LastMutedAsync(visit.Db, visit.Person.Id, cancellationToken),
            visit.Now
        );
        ActionView view = new(
            "No more letters today",
            [
                new PageFact("Letters to", PageLine.Of(ForeignText.Name(visit.Person.Name))),
                new PageFact("Come", present is null ? PageLine.Of("as usual") : PageLine.Of($"again at {clock.At(present.Until)}")),
            ]
        );
        return (present, decision) switch
        {
            ({ }, _) => view with { Says = Say(PageLine.Of("They wait until then, and leave together.")) },
            (_, MuteDecision.NothingToMute nothing) => view with
            {
                Says = Say(PageLine.Of($"The office is closed: no letter would come before {clock.At(nothing.Next)} anyway.")),
            },
            (_, MuteDecision.TooSoon soon) => view with
            {
                Says = Say(PageLine.Of($"Letters may not wait on two open days running. They can again on {clock.On(soon.AgainOn)}.")),
            },
            (_, MuteDecision.Muted muted) => view with
            {
                Forms =
                [
                    new PageForm(
                        Mute,
                        "Have letters wait",
                        PageLine.Of(
                            $"Letters of all your accounts wait until {clock.At(muted.Until)}. No deadline moves: enquiries go on waiting, and Marketing's digest tells that the account was muted."
                        ),
                        "Have letters wait"
                    ),
                ],
            },
            _ => view,
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        string.Equals(form.Act, Mute, StringComparison.Ordinal)
            ? ActionAnswer.Of(
                await acts.MuteAsync(visit.Person.Id, visit.Account, visit.Who, cancellationToken),
                PageLine.Of("Done: letters wait for the next opening.")
            )
            : new ActionAnswer.Unknown();

    private static Policy.ValueList<PagePart> Say(PageLine line) => [new PagePart.Passage(line)];
}
