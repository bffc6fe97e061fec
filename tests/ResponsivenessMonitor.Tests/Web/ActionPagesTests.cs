using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Links;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;
using static ResponsivenessMonitor.Tests.Support.Rows;

namespace ResponsivenessMonitor.Tests.Web;

/// <summary>§6: links in letters only show a page on GET, because mail scanners fetch ahead, and act on POST.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ActionPagesTests(DatabaseProvider provider)
{
    private Office office = null!;
    private PagesHost host = null!;

    [SetUp]
    public async Task Start()
    {
        office = await Deed.ArrangeAsync(provider);
        host = await PagesHost.StartAsync(office);
    }

    [TearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        await office.DisposeAsync();
    }

    [Test]
    public async Task Looking_changes_nothing_however_it_is_done()
    {
        foreach (Deed deed in Deed.All)
        {
            string path = await deed.LinkAsync(office, host);
            string before = await TableDump.OfAsync(office);
            Answer shown = await host.GetAsync(path);
            Answer ahead = await host.GetAsync(path, ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"));
            Answer head = await host.SendAsync(HttpMethod.Head, path, content: null);
            Answer posted = await host.SendAsync(HttpMethod.Post, path, PagesHost.Form(deed.Sent), ("Sec-Purpose", "prefetch"));

            Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before), deed.Name);
            Assert.That(new[] { shown.Status, ahead.Status, head.Status, posted.Status }, Is.All.EqualTo(200), deed.Name);
            Assert.That(head.Body, Is.Empty);
            Assert.That(shown.Buttons, Does.Contain(deed.Act), deed.Name);
            Assert.That(shown.Page.QuerySelectorAll("form").Select(form => form.GetAttribute("method")), Is.All.EqualTo("post"));
            Assert.That(shown.Page.QuerySelectorAll("form").Select(form => form.HasAttribute("action")), Is.All.False);
        }
    }

    [TestCaseSource(typeof(Deed), nameof(Deed.All))]
    public async Task A_button_acts_once_for_all_who_press_it_and_says_to_the_others_that_it_was_done(Deed deed)
    {
        string path = await deed.LinkAsync(office, host);
        int before = (await office.ReadAsync(db => db.AuditEntries)).Count;
        Answer[] atOnce = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.PostAsync(path, deed.Sent)));
        string after = await TableDump.OfAsync(office);
        Answer later = await host.PostAsync(path, deed.Sent);

        Assert.That(atOnce.Append(later).Select(answer => answer.Status), Is.All.EqualTo(200), atOnce[0].Words);
        Assert.That(atOnce.Count(answer => answer.Words.Contains("Done:", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(
            atOnce.Append(later).Count(answer => answer.Words.Contains("Already done: nothing was changed now.", StringComparison.Ordinal)),
            Is.EqualTo(5)
        );
        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(after));
        List<AuditEntry> entries = await office.ReadAsync(db => db.AuditEntries.OrderBy(entry => entry.Id));
        Assert.That(entries, Has.Count.EqualTo(before + 1));
        Assert.That((entries[^1].By, entries[^1].Action), Is.EqualTo(($"{deed.Address}, by a link in a letter", deed.Audited)));
    }

    [Test]
    public async Task An_expired_link_tells_what_is_true_and_does_nothing()
    {
        string[] paths = await Task.WhenAll(Deed.All.Select(deed => deed.LinkAsync(office, host)));
        office.Time.Advance(LinkBook.Lasts);
        string before = await TableDump.OfAsync(office);
        foreach ((Deed deed, string path) in Deed.All.Zip(paths))
        {
            Answer shown = await host.GetAsync(path);
            Answer pressed = await host.PostAsync(path, deed.Sent);

            Assert.That((shown.Status, pressed.Status), Is.EqualTo((410, 410)), deed.Name);
            Assert.That(pressed.Buttons, Is.Empty, deed.Name);
            Assert.That(pressed.Words, Does.Contain("This link expired").And.Contain(Office.Marketing));
            Assert.That(pressed.Page.QuerySelectorAll("dd"), Is.Not.Empty, "how things stand");
        }

        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_is_no_longer_named_in_the_role_can_do_nothing()
    {
        // Marketing is not named by the register, and anybody may decline a courtesy.
        Deed[] deeds = [.. Deed.All.Where(deed => deed is { Role: not Role.Marketing, Purpose: not LinkPurpose.DeclineNudges })];
        string[] paths = await Task.WhenAll(deeds.Select(deed => deed.LinkAsync(office, host)));
        await office.ChangeAsync(async db =>
        {
            Account account = await db.Accounts.SingleAsync();
            RegisteredPerson other = new() { Name = "Dora", Address = "dora@uni.example" };
            _ = db.People.Add(other);
            _ = await db.SaveChangesAsync();
            (account.AdministratorId, account.DeputyId, account.AuthoriserId) = (other.Id, other.Id, other.Id);
        });
        string before = await TableDump.OfAsync(office);
        foreach ((Deed deed, string path) in deeds.Zip(paths))
        {
            Answer shown = await host.GetAsync(path);
            Answer pressed = await host.PostAsync(path, deed.Sent);

            Assert.That((shown.Status, pressed.Status), Is.EqualTo((403, 403)), deed.Name);
            Assert.That(pressed.Words, Does.Contain("The register no longer names you").And.Not.Contain("librarydesk"));
        }

        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
    }

    [Test]
    public async Task A_link_of_somebody_else_is_nobodys()
    {
        string enquiry = await host.LinkAsync(LinkPurpose.Settle, 1, Role.Administrator, office.Account.DeputyId);
        string judged = await host.LinkAsync(LinkPurpose.JudgeClosing, 2, Role.Administrator, office.Account.AdministratorId);
        string handed = await host.LinkAsync(
            LinkPurpose.HandOver,
            office.Account.AdministratorId ?? 0,
            Role.Deputy,
            office.Account.DeputyId
        );
        foreach (string path in new[] { enquiry, judged, handed })
        {
            Assert.That((await host.PostAsync(path, ("act", "no-reply"))).Status, Is.EqualTo(403));
        }
    }

    [Test]
    public async Task After_a_reply_the_page_says_so_and_asks_for_nothing()
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        await office.ChangeAsync(async db =>
        {
            Enquiry enquiry = await db.Enquiries.SingleAsync(enquiry => enquiry.OpeningItem == "open");
            _ = enquiry.Take(
                enquiry.ToSpell() with
                {
                    End = new SpellEnd.Answered(At("2026-06-09T10:20"), AnsweredBy.Account, new ItemId("a1")),
                },
                await office.Get<RuleBook>().RulesOfAsync(db, enquiry, default),
                At("2026-06-09T10:20")
            );
        });
        Answer shown = await host.GetAsync(path);
        Assert.That(shown.Buttons, Is.Empty);
        Assert.That(shown.Words, Does.Contain("Answered 10:20, in time").And.Contain("nothing is left to do"));
        string[] acts = ["no-reply", "offline", "here", "duplicate"];
        foreach (string act in acts)
        {
            Answer pressed = await host.PostAsync(path, ("act", act));
            Assert.That(
                pressed.Words,
                Does.Contain("Already done: nothing was changed now. It was answered by the account. If that is wrong, write to"),
                act
            );
        }
    }

    [Test]
    public async Task Of_closed_and_alive_the_later_answer_counts_and_the_page_says_what_it_takes_back()
    {
        string closed = await Deed.All.Single(deed => deed.Purpose == LinkPurpose.SaidClosed).LinkAsync(office, host);
        string alive = await Deed.All.Single(deed => deed.Purpose == LinkPurpose.StillAlive).LinkAsync(office, host);
        Assert.That((await host.PostAsync(closed, ("act", "closed"))).Status, Is.EqualTo(200));
        Assert.That((await office.ReadAsync(db => db.Accounts)).Single().State, Is.EqualTo(AccountState.Closing));

        Assert.That((await host.GetAsync(alive)).Words, Does.Contain("This takes back that it was closed"));
        Answer kept = await host.PostAsync(alive, ("act", "alive"));
        Assert.That(kept.Words, Does.Contain("It is no longer closing: that it was closed is taken back."));
        Assert.That((await office.ReadAsync(db => db.Accounts)).Single().State, Is.EqualTo(AccountState.Live));
        Assert.That((await office.ReadAsync(db => db.Cases)).Single().Outcome, Is.EqualTo(CaseOutcome.StillAlive));
        Assert.That((await host.PostAsync(alive, ("act", "alive"))).Words, Does.Contain("Already done").And.Contain("not look abandoned"));

        await office.ChangeAsync(db =>
            db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.State, AccountState.Closed))
        );
        Answer late = await host.PostAsync(alive, ("act", "alive"));
        Assert.That((late.Status, late.Buttons.Length), Is.EqualTo((409, 0)));
        Assert.That(late.Words, Does.Contain("It is closed: the platform said so too."));
    }

    [Test]
    public async Task What_is_no_longer_kept_is_said_to_be_gone()
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        await office.ChangeAsync(db => db.Enquiries.ExecuteDeleteAsync());
        Assert.That((await host.GetAsync(path)).Status, Is.EqualTo(410));
        Assert.That((await host.PostAsync(path, Deed.All[0].Sent)).Status, Is.EqualTo(410));
    }

    [Test]
    public async Task What_is_handed_over_is_taken_back_on_the_same_page()
    {
        Deed over = Deed.All.Single(deed => deed.Purpose == LinkPurpose.HandOver);
        string path = await over.LinkAsync(office, host);
        Assert.That((await host.GetAsync(path)).Words, Does.Contain("librarydesk (@librarydesk on X): Ben"));
        Answer handed = await host.PostAsync(path, over.Sent);
        Assert.That(handed.Buttons, Is.EqualTo(new[] { "hand-over", "take-back" }));
        Assert.That(handed.Words, Does.Contain("the deputy, until the end of Fri 12 Jun"));
        Assert.That((await host.PostAsync(path, ("act", "take-back"))).Words, Does.Contain("Done: letters come to you again."));
        Absence absence = (await office.ReadAsync(db => db.Absences)).Single();
        Assert.That((absence.Until, absence.TakenBackAt), Is.EqualTo((At("2026-06-13T00:00"), (Instant?)office.Time.Now)));
    }

    [TestCase(
        "2026-06-09T18:00",
        null,
        "no letter would come before Wed 10 Jun 09:00 anyway",
        TestName = "After the close there is nothing to mute"
    )]
    [TestCase("2026-06-09T10:30", "2026-06-08T11:00", "They can again on Wed 10 Jun", TestName = "Nor can it be on two open days running")]
    public async Task Muting_is_not_offered(string now, string? before, string said)
    {
        Deed mute = Deed.All.Single(deed => deed.Purpose == LinkPurpose.Mute);
        if (before is not null)
        {
            office.GoTo(before);
            _ = await office.Get<PersonActs>().MuteAsync(office.Account.DeputyId ?? 0, office.Account, office.Somebody, default);
        }

        office.GoTo(now);
        string path = await mute.LinkAsync(office, host);
        Answer shown = await host.GetAsync(path);
        Assert.That((shown.Buttons.Length, shown.Words), Is.EqualTo((0, shown.Words)));
        Assert.That(shown.Words, Does.Contain(said));
    }

    [Test]
    public async Task A_mail_program_declines_by_one_click_and_gets_no_form()
    {
        Deed decline = Deed.All.Single(deed => deed.Purpose == LinkPurpose.DeclineNudges);
        string path = await decline.LinkAsync(office, host);
        for (int i = 0; i < 2; i++)
        {
            Answer clicked = await host.PostAsync(path, ("List-Unsubscribe", "One-Click"));
            Assert.That((clicked.Status, clicked.Buttons.Length), Is.EqualTo((200, 0)));
        }

        Assert.That(
            (await office.ReadAsync(db => db.People.Where(person => person.DeclinesNudgesSince != null))).Select(person => person.Name),
            Is.EqualTo(new[] { "Ada" })
        );
        Assert.That((await host.PostAsync(path, ("act", "again"))).Words, Does.Contain("come again"));
        Assert.That(await office.ReadAsync(db => db.People.Where(person => person.DeclinesNudgesSince != null)), Is.Empty);
    }

    [Test]
    public async Task One_click_means_nothing_where_nothing_may_be_declined()
    {
        string path = await Deed.All[0].LinkAsync(office, host);
        string before = await TableDump.OfAsync(office);
        Assert.That((await host.PostAsync(path, ("List-Unsubscribe", "One-Click"))).Status, Is.EqualTo(400));
        Assert.That(await TableDump.OfAsync(office), Is.EqualTo(before));
    }

    [Test]
    public async Task The_administrators_registration_is_confirmed_by_the_deputy_only_while_it_is_handed_over()
    {
        string path = await host.LinkAsync(LinkPurpose.ConfirmRegistration, office.Account.Id, Role.Deputy, office.Account.DeputyId);
        Assert.That((await host.PostAsync(path, ("act", "confirm"))).Status, Is.EqualTo(409));
        _ = await office.Get<PersonActs>().HandOverAsync(office.Account.AdministratorId ?? 0, On("2026-06-12"), office.Somebody, default);
        Assert.That((await host.PostAsync(path, ("act", "confirm"))).Status, Is.EqualTo(200));
        RegistrationReview review = (await office.ReadAsync(db => db.Reviews)).Single();
        Assert.That(
            (review.AdministratorConfirmedAt, review.AuthoriserConfirmedAt),
            Is.EqualTo(((Instant?)office.Time.Now, (Instant?)null))
        );
    }
}
