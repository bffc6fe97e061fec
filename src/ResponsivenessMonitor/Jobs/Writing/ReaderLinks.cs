using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>The links that the reader of one letter gets: those that fit their role, and none where there are no pages.</summary>
/// <param name="links">Writes them, or null where there are no pages.</param>
/// <param name="role">The role in which the letter is read.</param>
/// <param name="personId">Its reader, or null for Marketing and ops.</param>
internal sealed class ReaderLinks(LinkWriter? links, Role role, long? personId)
{
    /// <summary>Whether the reader looks after accounts, or after those who do.</summary>
    private bool LooksAfterAccounts => role is Role.Administrator or Role.Deputy or Role.Marketing;

    internal Uri? Settle(long enquiryId) => LooksAfterAccounts ? links?.To(LinkPurpose.Settle, enquiryId) : null;

    internal Uri? AccountPage(long accountId) => LooksAfterAccounts ? links?.To(LinkPurpose.AccountPage, accountId) : null;

    internal Uri? CheckIn(long accountId) => LooksAfterAccounts ? links?.To(LinkPurpose.CheckIn, accountId) : null;

    /// <summary>A check-in for a day that is over.</summary>
    internal Uri? CheckIn(long accountId, LocalDate date) =>
        LooksAfterAccounts ? links?.To(LinkPurpose.CheckIn, accountId, LocalDatePattern.Iso.Format(date)) : null;

    internal Uri? StillAlive(long accountId) => MayDecide ? links?.To(LinkPurpose.StillAlive, accountId) : null;

    internal Uri? SaidClosed(long accountId) => MayDecide ? links?.To(LinkPurpose.SaidClosed, accountId) : null;

    internal Uri? Confirm(long accountId) =>
        role is Role.Administrator or Role.Authoriser ? links?.To(LinkPurpose.ConfirmRegistration, accountId) : null;

    internal Uri? Judge(long enquiryId) => role == Role.Marketing ? links?.To(LinkPurpose.JudgeClosing, enquiryId) : null;

    internal Uri? Overview => role == Role.Marketing ? links?.To(LinkPurpose.OverviewPage, entity: 0) : null;

    internal Uri? HandOver => role == Role.Administrator && personId is { } person ? links?.To(LinkPurpose.HandOver, person) : null;

    internal Uri? Mute(long accountId) =>
        role.IsHeldToOfficeHours() && personId is not null ? links?.To(LinkPurpose.Mute, accountId) : null;

    internal Uri? Decline => role == Role.Administrator && personId is { } person ? links?.To(LinkPurpose.DeclineNudges, person) : null;

    private bool MayDecide => LooksAfterAccounts || role == Role.Authoriser;
}
