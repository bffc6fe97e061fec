using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Hands an administrator's letters over to the deputies, and takes them back (§6).</summary>
internal sealed class HandOverPage(PersonActs acts) : ActionPage
{
    private const string Over = "hand-over";
    private const string Back = "take-back";
    private const string Day = "day";

    internal override LinkPurpose Purpose => LinkPurpose.HandOver;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        Absence? present = await PersonActs.PresentAsync(visit.Db, visit.Person.Id, AbsenceKind.HandedOver, visit.Now, cancellationToken);
        List<Account> accounts = await visit
            .Db.Accounts.AsNoTracking()
            .Include(account => account.Deputy)
            .Where(account => account.AdministratorId == visit.Person.Id)
            .OrderBy(account => account.Slug)
            .ToListAsync(cancellationToken);
        bool canBe = accounts.Exists(account => StandIn(account) is not null);
        PageForm[] forms =
        [
            .. canBe ? [HandOver(visit, form, present)] : Array.Empty<PageForm>(),
            .. present is null ? Array.Empty<PageForm>() : [TakeBack()],
        ];
        return new ActionView(
            "Hand your letters over",
            [
                new PageFact("Letters of", PageLine.Of(ForeignText.Name(visit.Person.Name))),
                new PageFact(
                    "Come to",
                    present is null
                        ? PageLine.Of("you")
                        : PageLine.Of($"the deputy, until the end of {visit.Clock.On(visit.Hours.DateOf(present.Until).PlusDays(-1))}")
                ),
            ]
        )
        {
            Says =
            [
                new PagePart.Heading("Who gets them meanwhile"),
                new PagePart.PlainList([.. accounts.Select(account => PageLine.Of(Line(account, visit)))]),
                .. canBe
                    ? Array.Empty<PagePart>()
                    :
                    [
                        new PagePart.Passage(
                            PageLine.Of(
                                "No account of yours has a deputy with an address, so nothing can be handed over. Ask the Marketing Service to register one."
                            )
                        ),
                    ],
            ],
            Forms = [.. forms],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        switch (form.Act)
        {
            case Back:
                return ActionAnswer.Of(
                    await acts.TakeBackAsync(visit.Person.Id, visit.Who, cancellationToken),
                    PageLine.Of("Done: letters come to you again.")
                );
            case Over when LocalDatePattern.Iso.Parse(form[Day]) is { Success: true, Value: var day }:
                ActOutcome outcome = await acts.HandOverAsync(visit.Person.Id, day, visit.Who, cancellationToken);
                return outcome is ActOutcome.Refused refused
                    ? new ActionAnswer.Wrong(form.WithFault(Day, refused.Why))
                    : ActionAnswer.Of(outcome, PageLine.Of($"Done: the deputy gets your letters until the end of {visit.Clock.On(day)}."));
            case Over:
                return new ActionAnswer.Wrong(form.WithFault(Day, "Write the last day such as 2026-06-12."));
            default:
                return new ActionAnswer.Unknown();
        }
    }

    private static PageForm HandOver(ActionVisit visit, ActionForm form, Absence? present)
    {
        LocalDate today = visit.Hours.DateOf(visit.Now);
        LocalDate last = present is null ? today.PlusDays(7) : visit.Hours.DateOf(present.Until).PlusDays(-1);
        PageField day = new(Day, "Last day", FieldKind.Date, LocalDatePattern.Iso.Format(last))
        {
            Lowest = LocalDatePattern.Iso.Format(today),
            Highest = LocalDatePattern.Iso.Format(today.PlusDays(PersonActs.LongestHandOver)),
            IsRequired = true,
        };
        return new PageForm(
            Over,
            present is null ? "Hand over" : "Hand over until another day",
            PageLine.Of("The deputy gets your letters instead of you. No deadline moves: enquiries go on waiting."),
            present is null ? "Hand over" : "Change the day"
        )
        {
            Groups =
            [
                new PageFieldGroup(
                    "Until which day?",
                    $"The last day on which the deputy gets them, at most {PersonActs.LongestHandOver} days from today. Write it such as 2026-06-12.",
                    [form.Field(Over, day)]
                ),
            ],
        };
    }

    private static PageForm TakeBack() => new(Back, "Take it back", PageLine.Of("Letters come to you again from now on."), "I am back");

    private static string Line(Account account, ActionVisit visit)
    {
        string name = Phrase.Full(LetterAccounts.Of(account, visit.Hours));
        return StandIn(account) is { } deputy
            ? $"{name}: {ForeignText.Name(deputy.Name)}"
            : $"{name}: no deputy with an address, so letters keep coming to you";
    }

    private static RegisteredPerson? StandIn(Account account) =>
        account.Deputy is { Address.Length: > 0 } deputy && deputy.Id != account.AdministratorId ? deputy : null;
}
