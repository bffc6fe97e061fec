using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>Confirms a registration in its yearly review (§5).</summary>
internal sealed class ConfirmRegistrationPage(AccountActs acts, MarketingOptions marketing) : ActionPage
{
    private const string Confirm = "confirm";

    internal override LinkPurpose Purpose => LinkPurpose.ConfirmRegistration;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        RegistrationReview? asked = await visit
            .Db.Reviews.AsNoTracking()
            .Where(review => review.AccountId == visit.Account.Id)
            .OrderByDescending(review => review.AskedAt)
            .FirstOrDefaultAsync(cancellationToken);
        bool isOpen = asked is not null && asked.ToRound().Missing.Contains(PartyOf(visit));
        PageLine standing =
            asked is null ? PageLine.Of("No review of this registration is asked for, and nothing is left to do here.")
            : isOpen ? PageLine.Of($"You were asked on {visit.Clock.At(asked.AskedAt)} whether all this is right.")
            : PageLine.Of($"It was confirmed at {visit.Clock.At(ConfirmedAt(asked, visit) ?? asked.AskedAt)}; nothing is left to do here.");
        return new ActionView(
            $"The registration of {Phrase.Handle(LetterAccounts.Of(visit.Account, visit.Hours))}",
            RegisteredFacts.Of(visit.Account, visit.Hours, visit.Clock)
        )
        {
            Says =
            [
                new PagePart.Passage(standing),
                new PagePart.Heading("Is something wrong?"),
                new PagePart.Passage(
                    PageLine.Of(
                        $"Then do not confirm. Write to the Marketing Service{At(marketing.Address)} and say what is wrong. They correct the register, this page then shows it, and you can confirm."
                    )
                ),
            ],
            Forms = isOpen
                ?
                [
                    new PageForm(
                        Confirm,
                        "All of it is right",
                        PageLine.Of("The register notes that you confirmed it. The next review comes in a year."),
                        "Confirm the registration"
                    ),
                ]
                : [],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        if (!string.Equals(form.Act, Confirm, StringComparison.Ordinal))
        {
            return new ActionAnswer.Unknown();
        }

        if (visit.Link.Role == Role.Deputy && !await StandsInAsync(visit, cancellationToken))
        {
            return new ActionAnswer.Refused("The administrator confirms it. A deputy can while the administrator has handed over.");
        }

        return ActionAnswer.Of(
            await acts.ConfirmRegistrationAsync(visit.Account.Slug, PartyOf(visit), visit.Who, cancellationToken),
            PageLine.Of("Done: the registration is confirmed. Thank you.")
        );
    }

    private static ReviewParty PartyOf(ActionVisit visit) =>
        visit.Link.Role == Role.Authoriser ? ReviewParty.Authoriser : ReviewParty.Administrator;

    private static NodaTime.Instant? ConfirmedAt(RegistrationReview review, ActionVisit visit) =>
        PartyOf(visit) == ReviewParty.Authoriser ? review.AuthoriserConfirmedAt : review.AdministratorConfirmedAt;

    private static async Task<bool> StandsInAsync(ActionVisit visit, CancellationToken cancellationToken) =>
        (await PresentAbsences.LoadAsync(visit.Db, visit.Now, cancellationToken)).StandsInAt(visit.Account)?.Id == visit.Person.Id;

    private static string At(string address) => address.Length == 0 ? string.Empty : $" at {address}";
}
