using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Visits;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>"I have visited", today or on one of the three days before (¶15 c).</summary>
internal sealed class CheckInPage(AccountActs acts) : ActionPage
{
    private const string Visited = "visited";
    private const string Day = "day";

    internal override LinkPurpose Purpose => LinkPurpose.CheckIn;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        LocalDate today = visit.Hours.DateOf(visit.Now);
        LocalDate[] days = [.. Enumerable.Range(0, new VisitRules().CheckInDays + 1).Select(ago => today.PlusDays(-ago))];
        HashSet<LocalDate> said =
        [
            .. await visit
                .Db.Visits.Where(day => day.AccountId == visit.Account.Id && days.Contains(day.Date) && day.CheckedInAt != null)
                .Select(day => day.Date)
                .ToListAsync(cancellationToken),
        ];
        LocalDate? asked = Asked(visit.Link);
        List<PagePart> says = [];
        if (asked is { } day && !days.Contains(day))
        {
            says.Add(
                new PagePart.Passage(
                    PageLine.Of($"A visit on {visit.Clock.On(day)} can no longer be said: that is possible for three days.")
                )
            );
        }
        else if (said.Contains(asked ?? today))
        {
            says.Add(new PagePart.Passage(PageLine.Of($"The visit on {visit.Clock.On(asked ?? today)} is noted.")));
        }

        LocalDate[] left = [.. days.Where(date => !said.Contains(date))];
        return new ActionView(
            $"I have visited {Phrase.Handle(LetterAccounts.Of(visit.Account, visit.Hours))}",
            [
                new PageFact("Account", PageLine.Of(Phrase.Full(LetterAccounts.Of(visit.Account, visit.Hours)))),
                new PageFact("Noted", said.Count == 0 ? PageLine.Of("no visit of these days") : Days(visit.Clock, said.Order())),
            ]
        )
        {
            Says = [.. says],
            Forms = left.Length == 0 ? [] : [Form(visit.Clock, form, left, asked ?? today, today)],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        if (!string.Equals(form.Act, Visited, StringComparison.Ordinal))
        {
            return new ActionAnswer.Unknown();
        }

        if (LocalDatePattern.Iso.Parse(form[Day]) is not { Success: true, Value: var day })
        {
            return new ActionAnswer.Wrong(form.WithFault(Day, "Choose the day on which you visited the account."));
        }

        ActOutcome outcome = await acts.CheckInAsync(visit.Account.Slug, day, visit.Who, cancellationToken);
        return outcome is ActOutcome.Refused refused
            ? new ActionAnswer.Wrong(form.WithFault(Day, refused.Why))
            : ActionAnswer.Of(outcome, PageLine.Of($"Done: the visit on {visit.Clock.On(day)} is noted."));
    }

    private static PageForm Form(PageClock clock, ActionForm form, LocalDate[] left, LocalDate asked, LocalDate today) =>
        new(
            Visited,
            "Note a visit",
            PageLine.Of("You looked at the account and dealt with what was there. The day then counts as visited."),
            "Note the visit"
        )
        {
            Groups =
            [
                new PageFieldGroup(
                    "On which day?",
                    string.Empty,
                    [
                        form.Field(
                            Visited,
                            new PageField(Day, "Day", FieldKind.Choice, LocalDatePattern.Iso.Format(left.Contains(asked) ? asked : left[0]))
                            {
                                IsRequired = true,
                                Choices =
                                [
                                    .. left.Select(date => new PageChoice(
                                        LocalDatePattern.Iso.Format(date),
                                        date == today ? PageLine.Of($"today, {clock.On(date)}") : PageLine.Of(clock.On(date))
                                    )),
                                ],
                            }
                        ),
                    ]
                ),
            ],
        };

    private static LocalDate? Asked(SignedLink link) =>
        LocalDatePattern.Iso.Parse(link.Subject) is { Success: true, Value: var date } ? date : null;

    private static PageLine Days(PageClock clock, IEnumerable<LocalDate> dates) =>
        new([.. dates.SelectMany((date, index) => index == 0 ? [clock.On(date)] : new[] { new PageRun.Words(", "), clock.On(date) })]);
}
