using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>What a platform is asked for.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class ReadRequestTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open() => office = await Office.OpenAsync(provider, "2026-06-09T10:00");

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task What_waits_in_a_conversation_whose_name_was_forgotten_is_asked_for_by_its_own_name()
    {
        string hashed = new('a', 32);
        _ = await office.AskAsync("2026-06-09T09:00", "q1");
        _ = await office.AskAsync("2026-06-09T09:10", "q2");
        await office.ChangeAsync(db =>
            db.Enquiries.Where(one => one.OpeningItem == "q1").ExecuteUpdateAsync(set => set.SetProperty(one => one.Conversation, hashed))
        );
        await office.ChangeAsync(db =>
            db.Enquiries.Where(one => one.OpeningItem == "q2").ExecuteUpdateAsync(set => set.SetProperty(one => one.OpeningItem, hashed))
        );
        IReadOnlyList<WaitingItem> asked = [];
        await PollAsync(
            (request, _) =>
            {
                asked = [.. request.Waiting];
                return Task.FromResult<Reading>(ToldReadings.Page(more: false));
            }
        );
        Assert.That(asked, Is.EqualTo(new[] { new WaitingItem(new ItemId("q1"), new ItemId("q1")) }));
    }

    [Test]
    public async Task The_university_s_other_accounts_are_known_also_while_nobody_waits()
    {
        Account arts = await office.AddAsync("x/arts", account => account.AuthorId = "arts-id");
        IReadOnlyCollection<string> siblings = [];
        await PollAsync(
            (request, _) =>
            {
                siblings = request.Access.Account == arts.Slug ? siblings : request.Siblings;
                return Task.FromResult<Reading>(ToldReadings.Page(more: false));
            }
        );
        Assert.That(siblings, Does.Contain("arts-id"));
    }

    [Test]
    public async Task An_enquiry_whose_item_was_deleted_in_due_time_stays_counted_when_its_conversation_goes_on()
    {
        Enquiry old = await office.AskAsync("2026-06-09T09:00", "q1");
        await office.ChangeAsync(db => db.Items.ExecuteDeleteAsync());
        PlatformItem next = new(new ItemId("q2"), new ItemId(old.Conversation), ConversationShape.Nested, "somebody", office.Time.Now)
        {
            Kind = MessageKind.Mention,
            Text = "And on Sundays?",
        };
        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, next)));
        Assert.That((await office.ReadAsync(db => db.Enquiries)).Select(enquiry => enquiry.OpeningItem), Is.EquivalentTo(["q1", "q2"]));
    }

    [Test]
    public async Task What_the_account_published_is_its_own_although_the_first_reading_broke_off_before_its_profile()
    {
        await office.ChangeAsync(db => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.AuthorId, (string?)null)));
        PlatformItem question = new(
            new ItemId("q1"),
            new ItemId("q1"),
            ConversationShape.Nested,
            "ada-id",
            office.Time.Now - Duration.FromHours(1)
        )
        {
            Kind = MessageKind.Mention,
            Text = "Is it open?",
        };
        PlatformItem answer = new(
            new ItemId("a1"),
            new ItemId("q1"),
            ConversationShape.Nested,
            "desk-id",
            office.Time.Now - Duration.FromMinutes(50)
        )
        {
            InReplyTo = new ItemId("q1"),
            Text = "It is.",
        };
        int pages = 0;
        await PollAsync(
            (_, _) =>
                Task.FromResult<Reading>(
                    pages++ == 0 ? ToldReadings.Page(more: true, question, answer) : new Reading.Unreachable("it broke off")
                )
        );
        ItemSide[] sides = [.. (await office.ReadAsync(db => db.Items.OrderBy(item => item.At))).Select(item => item.Side)];
        Assert.That(sides, Is.EqualTo(new[] { ItemSide.Inbound, ItemSide.Own }));
        Enquiry asked = (await office.ReadAsync(db => db.Enquiries)).Single();
        Assert.That((asked.OpeningItem, asked.EndedAt), Is.EqualTo(("q1", (Instant?)answer.At)));
    }

    [Test]
    public async Task What_was_read_by_a_handle_that_was_corrected_meanwhile_is_nobody_s()
    {
        PlatformItem strange = new(new ItemId("s1"), new ItemId("s1"), ConversationShape.Nested, "somebody", office.Time.Now)
        {
            Kind = MessageKind.Mention,
            Text = "Is it open?",
        };
        await PollAsync(
            async (_, _) =>
            {
                await office.ChangeAsync(db =>
                    db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(account => account.Handle, "LarkDesk"))
                );
                return ToldReadings.Page(more: false, strange) with
                {
                    Profile = new AccountProfile.Renamed("stranger", LastPostAt: null, "LibraryDesk"),
                };
            }
        );
        Account account = (await office.ReadAsync(db => db.Accounts)).Single();
        Assert.That(
            (account.Handle, account.AuthorId),
            Is.Not.EqualTo(("LibraryDesk", "stranger")).And.EqualTo(("LarkDesk", office.Account.AuthorId))
        );
        Assert.That(await office.ReadAsync(db => db.Items), Is.Empty);
        Assert.That((await office.ReadAsync(db => db.Watches)).Single().LeaseUntil, Is.Null);
    }

    private async Task PollAsync(Func<ReadRequest, CancellationToken, Task<Reading>> answer)
    {
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextPollAt, office.Time.Now)));
        await office.PollAsync(answer, office.Get<IDbContextFactory<MonitorDbContext>>(), CancellationToken.None);
    }
}
