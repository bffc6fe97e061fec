using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Wording;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Web.Pages;

namespace ResponsivenessMonitor.Web.Actions;

/// <summary>"It is still alive": closes the case and silences its signs for 90 days (§4).</summary>
internal sealed class StillAlivePage(AccountActs acts) : ActionPage
{
    private const string Alive = "alive";

    internal override LinkPurpose Purpose => LinkPurpose.StillAlive;

    /// <inheritdoc/>
    internal override async Task<ActionView> ShowAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken)
    {
        LetterAccount account = LetterAccounts.Of(visit.Account, visit.Hours);
        (AccountCase? open, List<PagePart> says) = await CaseOf.LoadAsync(visit, account, cancellationToken);
        bool isClosing = visit.Account.State == AccountState.Closing;
        bool isLeft = isClosing || (open is not null && visit.Account.State != AccountState.Closed);
        return new ActionView(
            $"{Phrase.Handle(account)} is still alive",
            [
                new PageFact("Account", PageLine.Of(Phrase.Full(account))),
                new PageFact(
                    "Standing",
                    PageLine.Of(
                        visit.Account.State == AccountState.Closed ? "It is closed"
                        : isClosing ? "It was said to be closed, and the platform has not borne it out yet"
                        : open is null ? "It does not look abandoned"
                        : $"It has looked abandoned since {visit.Clock.At(open.OpenedAt)}"
                    )
                ),
            ]
        )
        {
            Says = isLeft ? [.. says] : [new PagePart.Passage(PageLine.Of("Nothing is left to do here."))],
            Forms = !isLeft
                ? []
                :
                [
                    new PageForm(
                        Alive,
                        "The account is needed and looked after",
                        PageLine.Of(
                            isClosing
                                ? "This takes back that it was closed: it is in use again, and what was raised about it is not raised again for 90 days."
                                : "The matter is closed, and these signs are not raised again for 90 days."
                        ),
                        "It is still alive"
                    ),
                ],
        };
    }

    /// <inheritdoc/>
    internal override async Task<ActionAnswer> ActAsync(ActionVisit visit, ActionForm form, CancellationToken cancellationToken) =>
        string.Equals(form.Act, Alive, StringComparison.Ordinal)
            ? ActionAnswer.Of(
                await acts.StillAliveAsync(visit.Account.Slug, visit.Who, cancellationToken),
                PageLine.Of("Done: the matter is closed. Signs that were raised are not raised again for 90 days.")
            )
            : new ActionAnswer.Unknown();
}

/// <summary>The case of an account that looks defunct, and its evidence in words.</summary>
internal static class CaseOf
{
    internal static async Task<(AccountCase? Open, List<PagePart> Says)> LoadAsync(
        ActionVisit visit,
        LetterAccount account,
        CancellationToken cancellationToken
    )
    {
        AccountCase? open = await visit
            .Db.Cases.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == visit.Account.Id && row.ClosedAt == null, cancellationToken);
        List<AccountSign> signs = await visit
            .Db.Signs.AsNoTracking()
            .Where(sign => sign.AccountId == visit.Account.Id && sign.ClosedAt == null)
            .OrderBy(sign => sign.Sign)
            .ToListAsync(cancellationToken);
        return (
            open,
            signs.Count == 0
                ? []
                :
                [
                    new PagePart.Heading("Why it looks abandoned"),
                    new PagePart.PlainList([
                        .. signs.Select(sign => PageLine.Of(SignWording.Of(visit.Clock.Words, account, SignContent.Read(sign.Evidence)))),
                    ]),
                ]
        );
    }
}
