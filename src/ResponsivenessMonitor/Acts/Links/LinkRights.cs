using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Acts.Links;

/// <summary>Whether the bearer of a link may still do what it is for: the register decides when it is used, not when it was signed.</summary>
internal static class LinkRights
{
    /// <summary>Whether the bearer has the link's role in an account today, and the role may do it.</summary>
    internal static bool Has(SignedLink link, Account account) =>
        Allows(link.Purpose, link.Role)
        && link.Role switch
        {
            Role.Marketing => link.PersonId is null,
            Role.Administrator => link.PersonId is not null && account.AdministratorId == link.PersonId,
            Role.Deputy => link.PersonId is not null && account.DeputyId == link.PersonId,
            Role.Authoriser => link.PersonId is not null && account.AuthoriserId == link.PersonId,
            _ => false,
        };

    /// <summary>Whether a link of a person is that person's own.</summary>
    internal static bool IsOwn(SignedLink link) => link.PersonId == link.Entity && link.Role is not (Role.Marketing or Role.Operations);

    private static bool Allows(LinkPurpose purpose, Role role) =>
        purpose switch
        {
            LinkPurpose.Settle or LinkPurpose.CheckIn or LinkPurpose.Promote or LinkPurpose.AccountPage => role
                is Role.Administrator
                    or Role.Deputy
                    or Role.Marketing,
            LinkPurpose.StillAlive or LinkPurpose.SaidClosed => role is not Role.Operations,
            LinkPurpose.Mute => role is Role.Administrator or Role.Deputy,
            LinkPurpose.ConfirmRegistration => role is Role.Administrator or Role.Deputy or Role.Authoriser,
            LinkPurpose.JudgeClosing or LinkPurpose.OverviewPage => role is Role.Marketing,
            _ => false,
        };
}
