using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Looks up a role's person: when the letter is written, not when the notice was made.</summary>
internal sealed class RecipientBook(MarketingOptions marketing, OpsOptions ops)
{
    /// <summary>Who is to be told.</summary>
    /// <param name="notice">What is to be told.</param>
    /// <param name="account">The account it is about, with its people; null when it is about several.</param>
    /// <param name="isRehearsing">Whether the account rehearses, so that Marketing alone is written to (§5).</param>
    /// <param name="absences">Who wants no letters at present.</param>
    internal Delivery Find(Notice notice, Account? account, bool isRehearsing, PresentAbsences absences)
    {
        if (isRehearsing && notice.Role is not (Role.Marketing or Role.Operations))
        {
            return Rehearsed(notice, account);
        }

        RegisteredPerson? standIn = notice.Role == Role.Administrator && account is not null ? absences.StandsInAt(account) : null;
        RegisteredPerson? person = standIn ?? PersonOf(notice.Role, account);
        Recipient? recipient = notice.Role switch
        {
            Role.Marketing => Office(Role.Marketing, marketing.Name, marketing.Address),
            Role.Operations => Office(Role.Operations, ops.Name, ops.Address),
            _ when standIn is not null => OfPerson(Role.Deputy, standIn) is { } deputy
                ? deputy with
                {
                    InsteadOf = account?.Administrator?.Name,
                }
                : null,
            _ => OfPerson(notice.Role, person),
        };
        return recipient is null ? new Delivery.ToNobody("nobody to tell: the role has no address")
            : person is null ? new Delivery.To(recipient)
            : ToPerson(notice, person, recipient, absences);
    }

    private static Delivery ToPerson(Notice notice, RegisteredPerson person, Recipient recipient, PresentAbsences absences)
    {
        bool isNudge = notice.Kind == NoticeKind.VisitNudge;
        return (isNudge, person.DeclinesNudgesSince, absences.MutedUntil(person.Id)) switch
        {
            (true, not null, _) => new Delivery.ToNobody("declined"),
            (true, _, not null) => new Delivery.ToNobody("muted: its day is over when letters come again"),
            (_, _, { } until) => new Delivery.Later(until),
            _ => new Delivery.To(recipient),
        };
    }

    private Delivery Rehearsed(Notice notice, Account? account)
    {
        if (notice.Role == Role.Deputy)
        {
            return new Delivery.ToNobody("the account rehearses, and Marketing has the administrator's letter");
        }

        Recipient? own = OfPerson(notice.Role, PersonOf(notice.Role, account));
        return Office(Role.Marketing, marketing.Name, marketing.Address) is { } instead
            ? new Delivery.To(
                instead with
                {
                    WouldHaveGoneTo = own is null ? $"the {notice.Role.ToString().ToLowerInvariant()}" : $"{own.Name} <{own.Address}>",
                }
            )
            : new Delivery.ToNobody("nobody to tell: the account rehearses, and Marketing has no address");
    }

    private static RegisteredPerson? PersonOf(Role role, Account? account) =>
        role switch
        {
            Role.Administrator => account?.Administrator,
            Role.Deputy => account?.Deputy,
            Role.Authoriser => account?.Authoriser,
            _ => null,
        };

    private static Recipient? Office(Role role, string name, string address) =>
        address.Length == 0 ? null : new Recipient(role, name, address, PersonId: null);

    private static Recipient? OfPerson(Role role, RegisteredPerson? person) =>
        person?.Address is { Length: > 0 } address ? new Recipient(role, person.Name, address, person.Id) : null;
}
