using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs;
using ResponsivenessMonitor.Jobs.Writing;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Mail;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Which links a letter carries for whom, and into which thread it goes.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class LetterLinksTests(DatabaseProvider provider)
{
    private const string Site = "https://monitor.uni.example/";
    private const string Now = "2026-06-09T14:00";

    private Office office = null!;

    private long Ada => office.Account.Administrator!.Id;

    private long Account => office.Account.Id;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, Now, ("Web:PublicUrl", Site));

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task An_administrators_reminder_leads_to_settling_handing_over_and_waiting()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T10:00");
        await TellAsync(Role.Administrator, step: Step.PastAim, enquiry: enquiry.Id);

        Letter letter = await WrittenAsync();
        Assert.That(
            (await LinksOfAsync(letter)).Select(link => (link.Purpose, link.Entity, link.Role, link.PersonId)),
            Is.EquivalentTo(
                new (LinkPurpose, long, Role, long?)[]
                {
                    (LinkPurpose.Settle, enquiry.Id, Role.Administrator, Ada),
                    (LinkPurpose.AccountPage, Account, Role.Administrator, Ada),
                    (LinkPurpose.HandOver, Ada, Role.Administrator, Ada),
                    (LinkPurpose.Mute, Account, Role.Administrator, Ada),
                }
            )
        );
        Assert.That(letter.Text, Does.Contain("No letters until Wed 10 Jun 09:00 (mute):"));
        Assert.That(letter.Unsubscribe, Is.Null);
        Assert.That((await LinksOfAsync(letter)).Select(link => link.Expires), Is.All.EqualTo(At(Now) + Duration.FromDays(14)));
    }

    [Test]
    public async Task A_deputys_copy_leads_to_settling_and_waiting_only()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T10:00");
        await TellAsync(Role.Deputy, step: Step.Breached, enquiry: enquiry.Id);
        Assert.That(
            (await LinksOfAsync(await WrittenAsync())).Select(link => link.Purpose),
            Is.EquivalentTo(new[] { LinkPurpose.Settle, LinkPurpose.AccountPage, LinkPurpose.Mute })
        );
    }

    [Test]
    public async Task A_letter_of_overdue_enquiries_counts_those_of_which_its_reader_was_told_before()
    {
        Enquiry old = await office.AskAsync("2026-06-08T10:00", "old", now: Now);
        await TellAsync(Role.Administrator, step: Step.Escalated, enquiry: old.Id);
        _ = await WrittenAsync();
        Enquiry answered = await office.AskAsync("2026-06-08T10:30", "answered", now: Now);
        await TellAsync(Role.Administrator, step: Step.SecondReminder, enquiry: answered.Id);
        Assert.That((await WriteAsync(office))[^1].Subject, Is.EqualTo("Reminder: 2 overdue – @librarydesk"));
        _ = await office.Get<EnquiryActs>().CloseAsync(answered.Id, ClosingReason.NoReplyNeeded, office.Somebody, default);

        Enquiry late = await office.AskAsync("2026-06-08T11:00", "late", now: Now);
        await TellAsync(Role.Administrator, step: Step.Breached, enquiry: late.Id);
        Letter letter = (await WriteAsync(office))[^1];

        Assert.That(letter.Subject, Is.EqualTo("2 overdue – @librarydesk"));
        Assert.That(
            PlainWords.Of(letter.Text ?? string.Empty),
            Does.Contain("Told before and still overdue: 1 enquiry to @librarydesk, last told 14:00.")
        );
        await TellAsync(Role.Deputy, step: Step.Breached, enquiry: late.Id);
        Assert.That((await WriteAsync(office))[^1].Subject, Is.EqualTo("1 overdue – @librarydesk"), "the deputy was told of no other");
    }

    [Test]
    public async Task Without_a_deputy_nothing_can_be_handed_over()
    {
        await office.ChangeAsync(async db => (await db.Accounts.FindAsync(Account))!.DeputyId = null);
        await TellAsync(Role.Administrator, NoticeKind.VisitNudge, ("date", "2026-06-09"), ("missed", "0"));
        Assert.That((await LinksOfAsync(await WrittenAsync())).Select(link => link.Purpose), Has.None.EqualTo(LinkPurpose.HandOver));
    }

    [Test]
    public async Task A_nudge_alone_can_be_declined_with_one_click()
    {
        await TellAsync(Role.Administrator, NoticeKind.VisitNudge, ("date", "2026-06-09"), ("missed", "0"));
        Letter letter = await WrittenAsync();
        SignedLink[] links = await LinksOfAsync(letter);

        Assert.That(links.Select(link => link.Purpose), Does.Contain(LinkPurpose.CheckIn).And.Contain(LinkPurpose.DeclineNudges));
        Assert.That(links.Single(link => link.Purpose == LinkPurpose.CheckIn).Subject, Is.Empty, "today needs no date");
        Assert.That((await ReadAsync(letter.Unsubscribe!))!.Purpose, Is.EqualTo(LinkPurpose.DeclineNudges));
    }

    [Test]
    public async Task A_nudge_that_shares_its_letter_with_a_duty_cannot_be_declined()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T10:00");
        await TellAsync(Role.Administrator, NoticeKind.VisitNudge, ("date", "2026-06-09"), ("missed", "0"));
        await TellAsync(Role.Administrator, step: Step.PastAim, enquiry: enquiry.Id);
        Letter letter = await WrittenAsync();

        Assert.That(letter.Tells, Does.Contain("VisitNudge"));
        Assert.That(letter.Unsubscribe, Is.Null);
        Assert.That((await LinksOfAsync(letter)).Select(link => link.Purpose), Has.None.EqualTo(LinkPurpose.DeclineNudges));
    }

    [Test]
    public async Task Missed_visits_can_be_said_to_have_been_made_on_the_last_of_their_days()
    {
        await TellAsync(Role.Administrator, NoticeKind.VisitsMissed, ("dates", "2026-06-04 2026-06-05 2026-06-08"));
        SignedLink link = (await LinksOfAsync(await WrittenAsync())).Single(link => link.Purpose == LinkPurpose.CheckIn);
        Assert.That((link.Entity, link.Subject), Is.EqualTo((Account, "2026-06-08")));
    }

    [TestCase(Role.Administrator)]
    [TestCase(Role.Marketing)]
    public async Task An_account_that_looks_abandoned_is_alive_or_closed(Role role)
    {
        await TellAsync(role, NoticeKind.LooksDefunct, ("reason", "SeveralSigns"), ("question", "AliveOrClose"), ("signs", ""));
        Assert.That(
            (await LinksOfAsync(await WrittenAsync())).Select(link => link.Purpose),
            Is.SupersetOf(new[] { LinkPurpose.StillAlive, LinkPurpose.SaidClosed })
        );
    }

    [Test]
    public async Task A_suspended_account_is_asked_about_an_appeal_and_not_about_closing()
    {
        await TellAsync(Role.Administrator, NoticeKind.LooksDefunct, ("reason", "Gone"), ("question", "Appeal"), ("signs", ""));
        Assert.That(
            (await LinksOfAsync(await WrittenAsync())).Select(link => link.Purpose),
            Has.None.EqualTo(LinkPurpose.StillAlive).And.None.EqualTo(LinkPurpose.SaidClosed)
        );
    }

    [Test]
    public async Task An_authoriser_decides_and_confirms_and_reads_no_enquiries()
    {
        await TellAsync(Role.Authoriser, NoticeKind.YearlyReview, ("asked", "2026-05-20T08:00:00Z"), ("reminder", "2"));
        Letter letter = await WrittenAsync();

        Assert.That((await LinksOfAsync(letter)).Select(link => link.Purpose), Is.EqualTo(new[] { LinkPurpose.ConfirmRegistration }));
        Assert.That(
            letter.Text,
            Does.Contain("Administrator: Ada, ada.librarydesk@uni.example").And.Contain("Approved by: Cleo, 1 Dec 2025")
        );
    }

    [Test]
    public async Task A_rehearsal_gives_Marketing_links_of_its_own()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-09T10:00");
        await office.ChangeAsync(async db => (await db.Accounts.FindAsync(Account))!.LiveSince = At("2026-06-08T09:00"));
        await TellAsync(Role.Administrator, step: Step.PastAim, enquiry: enquiry.Id);
        Letter letter = await WrittenAsync();

        Assert.That(letter.RecipientAddress, Is.EqualTo(Office.Marketing));
        Assert.That(
            (await LinksOfAsync(letter)).Select(link => (link.Purpose, link.Role, link.PersonId)),
            Is.EquivalentTo(
                new (LinkPurpose, Role, long?)[]
                {
                    (LinkPurpose.Settle, Role.Marketing, null),
                    (LinkPurpose.AccountPage, Role.Marketing, null),
                }
            )
        );
        Assert.That(letter.Text, Does.Contain("reply to the person from the account"), "it shows what the administrator would have read");
    }

    [Test]
    public async Task Whoever_had_no_letters_yesterday_cannot_have_them_wait_today()
    {
        office.GoTo("2026-06-08T10:00");
        _ = await office.Get<PersonActs>().MuteAsync(Ada, office.Account, office.Somebody, default);
        office.GoTo(Now);
        Enquiry enquiry = await office.AskAsync("2026-06-09T10:00");
        await TellAsync(Role.Administrator, step: Step.PastAim, enquiry: enquiry.Id);
        Assert.That((await LinksOfAsync(await WrittenAsync())).Select(link => link.Purpose), Has.None.EqualTo(LinkPurpose.Mute));
    }

    [Test]
    public async Task Where_there_are_no_pages_letters_have_words_alone()
    {
        await using Office without = await Office.OpenAsync(provider, Now);
        await TellAsync(Role.Administrator, NoticeKind.VisitNudge, of: without, details: [("date", "2026-06-09"), ("missed", "0")]);
        Letter letter = await WrittenAsync(without);

        Assert.That(letter.Html, Does.Not.Contain("<a "));
        Assert.That(letter.Text, Does.Contain("reply to this mail and say so").And.Not.Contain("://"));
        Assert.That(letter.Unsubscribe, Is.Null);
    }

    [Test]
    public async Task All_letters_of_one_case_share_a_thread_and_another_case_has_its_own()
    {
        string opened = InstantPattern.ExtendedIso.Format(At(Now));
        await TellAsync(
            Role.Administrator,
            NoticeKind.LooksDefunct,
            ("reason", "SeveralSigns"),
            ("question", "AliveOrClose"),
            ("signs", "")
        );
        await TellAsync(Role.Authoriser, NoticeKind.ClosureOverdue, ("question", "AliveOrClose"), ("asked", opened), ("signs", ""));
        await TellAsync(Role.Administrator, NoticeKind.CannotBeSeen, ("kind", "Deleted"), ("since", opened));
        await TellAsync(Role.Administrator, NoticeKind.AccessLost, ("kind", "TokenRevoked"), ("since", opened));
        await TellAsync(Role.Administrator, NoticeKind.YearlyReview, ("asked", "2026-05-20T08:00:00Z"), ("reminder", "0"));
        await TellAsync(Role.Authoriser, NoticeKind.YearlyReview, ("asked", "2026-05-20T08:00:00Z"), ("reminder", "1"));
        Letter[] letters = await WriteAsync(office);

        string ThreadOf(NoticeKind kind) =>
            letters
                .Where(letter => string.Equals(letter.Tells, $"{kind}", StringComparison.Ordinal))
                .Select(letter => letter.Thread)
                .Distinct(StringComparer.Ordinal)
                .Single();
        Assert.That(ThreadOf(NoticeKind.ClosureOverdue), Is.EqualTo(ThreadOf(NoticeKind.LooksDefunct)));
        Assert.That(
            letters.Select(letter => letter.Thread).Distinct(StringComparer.Ordinal),
            Has.Exactly(4).Items,
            "the case, its disappearance, the access and the review"
        );
    }

    [Test]
    public async Task Answers_go_to_Marketing_unless_the_settings_name_somebody_else()
    {
        Assert.That(office.Get<MailOptions>().Answers?.Address, Is.EqualTo(Office.Marketing));
        await using Office other = await Office.OpenAsync(provider, Now, ("Mail:ReplyTo", "answers@uni.example"));
        Assert.That(other.Get<MailOptions>().Answers?.Address, Is.EqualTo("answers@uni.example"));
    }

    private Task TellAsync(Role role, NoticeKind kind, params (string Name, string Value)[] details) =>
        TellAsync(role, kind, office, details);

    private static Task TellAsync(Role role, NoticeKind kind, Office of, (string Name, string Value)[] details) =>
        of.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = $"{kind}:{role}:{details.Length}",
                    Kind = kind,
                    Role = role,
                    AccountId = of.Account.Id,
                    DueAt = At(Now),
                    Detail = NoticeDetail.Write(details),
                }.Waiting(At(Now))
            );
            return Task.CompletedTask;
        });

    private Task TellAsync(Role role, Step step, long enquiry) =>
        office.ChangeAsync(db =>
        {
            _ = db.Notices.Add(
                new Notice
                {
                    DedupKey = $"{step}:{role}",
                    Step = step,
                    Role = role,
                    AccountId = Account,
                    EnquiryId = enquiry,
                    Round = 1,
                    DueAt = At(Now),
                }.Waiting(At(Now))
            );
            return Task.CompletedTask;
        });

    private async Task<Letter> WrittenAsync(Office? of = null) => (await WriteAsync(of ?? office)).Single();

    private static async Task<Letter[]> WriteAsync(Office office)
    {
        await office.RunAsync<WriteLettersJob>();
        return [.. await office.ReadAsync(db => db.Letters.OrderBy(letter => letter.Id))];
    }

    /// <summary>The signed links of a letter, as the pages will read them.</summary>
    private async Task<SignedLink[]> LinksOfAsync(Letter letter)
    {
        List<SignedLink> links = [];
        foreach (
            string line in letter
                .Text!.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith(Site, StringComparison.Ordinal))
        )
        {
            Assert.That(letter.Html, Does.Contain(line));
            links.Add(await ReadAsync(line) ?? throw new AssertionException($"{line} is not one of ours."));
        }

        return [.. links];
    }

    private async Task<SignedLink?> ReadAsync(string address)
    {
        await using MonitorDbContext db = office.Open();
        SignedLink? link = await office.Get<LinkBook>().ReadAsync(db, address[(address.LastIndexOf('/') + 1)..], default);
        Assert.That(address, Does.StartWith(Site + (link is { IsPage: true } ? LinkWriter.Pages : LinkWriter.Actions)));
        return link;
    }
}
