using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>Something that can be done by a link: by whom, with which button, and how it is audited.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Purpose">The link's purpose.</param>
/// <param name="Role">Who has it.</param>
/// <param name="Act">The button.</param>
/// <param name="Audited">The action in the audit log.</param>
/// <param name="Fields">What else is sent.</param>
internal sealed record Deed(
    string Name,
    LinkPurpose Purpose,
    Role Role,
    string Act,
    string Audited,
    params (string Name, string Value)[] Fields
)
{
    internal const string Now = "2026-06-09T10:30";
    internal const string Remark = "remark-1";

    internal static readonly Deed[] All =
    [
        new("No reply is needed", LinkPurpose.Settle, Role.Administrator, "no-reply", "no-reply-needed"),
        new("Answered offline", LinkPurpose.Settle, Role.Deputy, "offline", "answered-offline", ("date", "2026-06-09"), ("time", "10:15")),
        new(
            "Answered here",
            LinkPurpose.Settle,
            Role.Administrator,
            "here",
            "answered-here",
            ("link", "https://x.com/librarydesk/status/7"),
            ("date", "2026-06-09"),
            ("time", "10:15")
        ),
        new("A duplicate", LinkPurpose.Settle, Role.Marketing, "duplicate", "duplicate"),
        new("I have visited", LinkPurpose.CheckIn, Role.Administrator, "visited", "check-in", ("day", "2026-06-09")),
        new("I visited on Saturday", LinkPurpose.CheckIn, Role.Deputy, "visited", "check-in", ("day", "2026-06-06")),
        new("It is still alive", LinkPurpose.StillAlive, Role.Authoriser, "alive", "still-alive"),
        new("We have closed it", LinkPurpose.SaidClosed, Role.Administrator, "closed", "said-closed"),
        new("Hand over", LinkPurpose.HandOver, Role.Administrator, "hand-over", "hand-over", ("day", "2026-06-12")),
        new("No more letters today", LinkPurpose.Mute, Role.Deputy, "mute", "mute"),
        new("Decline nudges", LinkPurpose.DeclineNudges, Role.Administrator, "decline", "decline-nudges"),
        new("Confirm as administrator", LinkPurpose.ConfirmRegistration, Role.Administrator, "confirm", "confirm-as-administrator"),
        new("Confirm as authoriser", LinkPurpose.ConfirmRegistration, Role.Authoriser, "confirm", "confirm-as-authoriser"),
        new("Bear a closing out", LinkPurpose.JudgeClosing, Role.Marketing, "confirm", "closing-confirmed"),
        new("Open it again", LinkPurpose.JudgeClosing, Role.Marketing, "reopen", "reopened"),
        new("Make a remark an enquiry", LinkPurpose.Promote, Role.Administrator, "promote", "promoted"),
    ];

    /// <summary>Whose address the audit log is to name.</summary>
    internal string Address =>
        Role switch
        {
            Role.Administrator => "ada.librarydesk@uni.example",
            Role.Deputy => "ben.librarydesk@uni.example",
            Role.Authoriser => "cleo.librarydesk@uni.example",
            _ => Office.Marketing,
        };

    internal (string Name, string Value)[] Sent => [("act", Act), .. Fields];

    internal long? PersonIn(Office office) =>
        Role switch
        {
            Role.Administrator => office.Account.AdministratorId,
            Role.Deputy => office.Account.DeputyId,
            Role.Authoriser => office.Account.AuthoriserId,
            _ => null,
        };

    /// <summary>An office in which everything of the kind can be done: an open enquiry, a closed one, a remark, a case, a review.</summary>
    internal static async Task<Office> ArrangeAsync(DatabaseProvider provider)
    {
        Office office = await Office.OpenAsync(provider, Now);
        _ = await office.AskAsync("2026-06-09T09:40", "open");
        Enquiry closed = await office.AskAsync("2026-06-08T09:40", "closed", now: "2026-06-09T10:29");
        _ = await office.Get<EnquiryActs>().CloseAsync(closed.Id, ClosingReason.NoReplyNeeded, office.Somebody, default);
        await office.ChangeAsync(async db =>
        {
            StoredItem remark = Asking(office.Account, Remark, "2026-06-09T09:50");
            (remark.Triage, remark.Rule) = (TriageKind.Remark, TriageRule.NeitherAsksNorComplains);
            _ = db.Items.Add(remark);
            _ = db.Cases.Add(
                new AccountCase
                {
                    AccountId = office.Account.Id,
                    OpenedAt = At("2026-06-08T09:00"),
                    Named = "Dormant Unvisited",
                    Reason = DefunctReason.SeveralSigns,
                    Question = CaseQuestion.AliveOrClose,
                }
            );
            _ = db.Reviews.Add(new RegistrationReview { AccountId = office.Account.Id, AskedAt = At("2026-06-08T09:00") });
            await db.SaveChangesAsync();
        });
        return office;
    }

    /// <summary>The path of its link.</summary>
    internal async Task<string> LinkAsync(Office office, PagesHost host)
    {
        long entity = Purpose switch
        {
            LinkPurpose.Settle => await EnquiryAsync(office, "open"),
            LinkPurpose.JudgeClosing => await EnquiryAsync(office, "closed"),
            LinkPurpose.HandOver or LinkPurpose.DeclineNudges => PersonIn(office) ?? 0,
            _ => office.Account.Id,
        };
        return await host.LinkAsync(Purpose, entity, Role, PersonIn(office), Purpose == LinkPurpose.Promote ? Remark : string.Empty);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static async Task<long> EnquiryAsync(Office office, string item) =>
        (await office.ReadAsync(db => db.Enquiries.Where(enquiry => enquiry.OpeningItem == item))).Single().Id;
}
