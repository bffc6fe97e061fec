using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>"We have closed it": believed when the platform says so (§4).</summary>
internal sealed class SaidClosedPage(AccountActs acts) : ActionPage
{
    private const string Closed = "closed";

    internal override LinkPurpose Purpose => LinkPurpose.SaidClosed;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        LetterAccount account = LetterAccounts.Of(visit.Account, visit.Hours);
        (AccountCase? open, List<PagePart> says) = await CaseOf.LoadAsync(visit, account, cancellationToken);
        bool isLeft = open is { SaidClosedAt: null } || visit.Account.State == AccountState.Live;
        return new ActionView(
            $"We have closed {Phrase.Handle(account)}",
            [
                new PageFact("Account", PageLine.Of(Phrase.Full(account))),
                new PageFact("Standing", PageLine.Of(Standing(visit.Account.State))),
            ]
        )
        {
            Says = isLeft ? [.. says] : [new PagePart.Passage(PageLine.Of("That was said before. Nothing is left to do here."))],
            Forms = isLeft
                ?
                [
                    new PageForm(
                        Closed,
                        "It was deleted or deactivated on the platform",
                        PageLine.Of(
                            $"Do that first on {account.Platform.DisplayName}. The register then says that the account is closing, and it is closed once the platform bears it out. Until then open enquiries still wait for their replies."
                        ),
                        "We have closed it"
                    ),
                ]
                : [],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        string.Equals(form.Act, Closed, StringComparison.Ordinal)
            ? ActionAnswer.Of(
                await acts.SaidClosedAsync(visit.Account.Slug, visit.Who, cancellationToken),
                PageLine.Of("Done: the account is closing, and is closed once the platform bears it out.")
            )
            : new ActionAnswer.Unknown();

    private static string Standing(AccountState state) =>
        state switch
        {
            AccountState.Live => "In use",
            AccountState.Closing => "Closing: waiting for the platform to bear it out",
            AccountState.Closed => "Closed",
            _ => "Not in use yet",
        };
}
