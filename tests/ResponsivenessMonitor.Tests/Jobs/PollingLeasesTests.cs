using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Assessing;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Jobs;

/// <summary>Accounts are read within their leases, no access is asked more than it may be, and nothing waits for a lease that need not.</summary>
[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class PollingLeasesTests(DatabaseProvider provider)
{
    private Office office = null!;

    [SetUp]
    public async Task Open()
    {
        office = await Office.OpenAsync(provider, "2026-06-09T10:00");
        await DueAsync();
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task A_reading_that_takes_too_long_keeps_what_came_and_goes_on_from_there()
    {
        Instant before = office.Time.Now - Duration.FromHours(1);
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.KnownTo, before)));
        int calls = 0;
        await PollAsync(
            async (_, token) =>
            {
                if (calls++ > 0)
                {
                    await Task.Delay(Timeout.Infinite, token);
                }

                return ToldReadings.Page(more: true, Asked("q1")) with
                {
                    Cost = 1,
                };
            }
        );

        Assert.That((await office.ReadAsync(db => db.Enquiries)).Single().OpeningItem, Is.EqualTo("q1"));
        Watch watch = await WatchAsync();
        Assert.That((watch.Bookmark, watch.LeaseUntil, watch.LossCount), Is.EqualTo(("after q1", (Instant?)null, 0)));
        Assert.That(watch.KnownTo, Is.EqualTo(before), "What was not read to the end is not known.");
        Assert.That(watch.NextPollAt, Is.LessThanOrEqualTo(office.Time.Now), "It is read on at once.");
    }

    [Test]
    public async Task A_lapse_that_is_looked_at_while_the_platform_is_asked_is_told_after_that_reading()
    {
        Enquiry enquiry = await office.AskAsync("2026-06-08T09:00");
        await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.KnownTo, enquiry.FoundAt)));
        await PollAsync(
            async (_, _) =>
            {
                await office.RunAsync<AssessEnquiriesJob>();
                return ToldReadings.Page(more: false);
            }
        );
        Enquiry waiting = (await office.ReadAsync(db => db.Enquiries)).Single();
        Assert.That((waiting.NotReadSince, waiting.NextLookAt), Is.EqualTo((enquiry.FoundAt, office.Time.Now)));

        await office.RunAsync<AssessEnquiriesJob>();
        Assert.That(await office.ReadAsync(db => db.Notices.Where(notice => notice.Step == Step.Breached)), Is.Not.Empty);
    }

    [Test]
    public async Task When_the_service_is_stopped_what_is_being_read_and_what_was_not_begun_is_given_back_at_once()
    {
        _ = await office.AddAsync("x/arts");
        await DueAsync();
        using CancellationTokenSource stop = new();
        int calls = 0;

        Assert.That(
            async () =>
                await PollAsync(
                    async (_, token) =>
                    {
                        calls++;
                        await stop.CancelAsync();
                        await Task.Delay(Timeout.Infinite, token);
                        return ToldReadings.Page(more: false);
                    },
                    stop.Token
                ),
            Throws.InstanceOf<OperationCanceledException>()
        );

        Assert.That(calls, Is.EqualTo(1));
        List<Watch> watches = await office.ReadAsync(db => db.Watches);
        Assert.That(
            watches.Select(watch => (watch.LeaseUntil, watch.NextPollAt)),
            Is.All.EqualTo(((Instant?)null, (Instant?)office.Time.Now))
        );
        Assert.That(await office.ReadAsync(db => db.Readings), Is.Empty);
    }

    [Test]
    public async Task An_access_that_has_just_been_used_up_is_not_asked_for_its_other_accounts()
    {
        await ShareAsync(await office.AddAsync("x/arts"), await office.AddAsync("x/music"));
        await DueAsync();
        Instant until = office.Time.Now + Duration.FromMinutes(15);
        int calls = 0;

        await PollAsync(
            (_, _) =>
            {
                calls++;
                return Task.FromResult<Reading>(new Reading.RateLimited(LimitScope.Access, until) { Cost = 1 });
            }
        );

        Assert.That(calls, Is.EqualTo(1));
        List<Watch> watches = await office.ReadAsync(db => db.Watches);
        Assert.That(watches.Select(watch => (watch.NextPollAt, watch.LeaseUntil)), Is.All.EqualTo(((Instant?)until, (Instant?)null)));
    }

    [Test]
    public async Task What_a_reading_cost_is_reckoned_with_when_the_next_ones_are_taken()
    {
        await ShareAsync(await office.AddAsync("x/arts"), await office.AddAsync("x/music"));
        Instant reset = office.Time.Now + Duration.FromMinutes(15);
        await PollAsync(
            (_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false) with { Cost = 5, Budget = new Budget(9, reset) })
        );
        PlatformAccess access = (await office.ReadAsync(db => db.Accesses.Where(access => access.Remaining != null))).Single();
        Assert.That((access.ReadingCost, access.Remaining, access.Spent), Is.EqualTo((5, (int?)9, 5L)));

        await DueAsync();
        await using MonitorDbContext db = office.Open();
        IReadOnlyList<Claim> claims = await WatchClaims.ClaimAsync(db, "one", office.Time.Now, 10, Duration.FromMinutes(2), default);
        Assert.That(claims, Has.Count.EqualTo(1), "nine calls are enough for one reading that costs five");
        IReadOnlyList<Claim> more = await WatchClaims.ClaimAsync(db, "two", office.Time.Now, 10, Duration.FromMinutes(2), default);
        Assert.That(more, Is.Empty, "the one that is being read may spend five");
    }

    [Test]
    public async Task Two_readings_of_one_access_at_once_add_up_and_the_smaller_rest_stands()
    {
        Account arts = await office.AddAsync("x/arts");
        await ShareAsync(arts);
        Instant reset = office.Time.Now + Duration.FromMinutes(15);
        await using MonitorDbContext one = office.Open();
        await using MonitorDbContext other = office.Open();
        PlatformAccess first = (await one.Watches.Include(watch => watch.Access).FirstAsync()).Access!;
        PlatformAccess second = (await other.Watches.Include(watch => watch.Access).FirstAsync()).Access!;

        await BudgetKeeper.KeepAsync(one, first, Completed(cost: 3, new Budget(4, reset)), default);
        await BudgetKeeper.KeepAsync(other, second, Completed(cost: 2, new Budget(7, reset)), default); // answered before the other

        PlatformAccess kept = (await office.ReadAsync(db => db.Accesses.Where(access => access.Id == first.Id))).Single();
        Assert.That((kept.Spent, kept.Remaining), Is.EqualTo((5L, (int?)4)));
    }

    [Test]
    public async Task An_account_whose_reading_cannot_be_kept_is_noted_and_keeps_no_other_from_being_read()
    {
        Account arts = await office.AddAsync("x/arts");
        await office.ChangeAsync(async db => (await db.Accounts.SingleAsync(account => account.Id == arts.Id)).Calendar = "no-such");
        await DueAsync();

        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false)));

        Dictionary<long, Watch> watches = (await office.ReadAsync(db => db.Watches)).ToDictionary(watch => watch.AccountId);
        Assert.That(watches[office.Account.Id].NextPollAt, Is.GreaterThan(office.Time.Now));
        Assert.That(
            (watches[arts.Id].NextPollAt, watches[arts.Id].LeaseUntil),
            Is.EqualTo(((Instant?)(office.Time.Now + Duration.FromMinutes(5)), (Instant?)null))
        );
        Assert.That((await office.ReadAsync(db => db.Setbacks)).Single().Subject, Is.EqualTo($"account {arts.Id}"));
    }

    [Test]
    public async Task What_a_platform_shows_in_another_conversation_later_stays_where_it_was_first_seen()
    {
        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, Asked("reply"))));
        await DueAsync();
        PlatformItem below = Asked("reply") with { Conversation = new ItemId("top"), EditedAt = office.Time.Now + Duration.FromMinutes(1) };
        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, below, Asked("another"))));
        List<StoredItem> kept = await office.ReadAsync(db => db.Items);
        Assert.That(
            kept.Select(item => (item.PlatformItemId, item.Conversation)),
            Is.EquivalentTo([("reply", "reply"), ("another", "another")])
        );
        Assert.That(await office.ReadAsync(db => db.Setbacks), Is.Empty);
    }

    [Test]
    public async Task An_account_that_is_closed_while_it_is_read_is_left_as_it_was_closed()
    {
        await PollAsync(
            async (_, _) =>
            {
                await office.ChangeAsync(db =>
                    db.Watches.ExecuteUpdateAsync(set => set.SetProperty(one => one.NextPollAt, (Instant?)null))
                );
                return ToldReadings.Page(more: false, Asked("q1"));
            }
        );
        Watch watch = await WatchAsync();
        Assert.That((watch.NextPollAt, watch.LeaseUntil, watch.Bookmark), Is.EqualTo(((Instant?)null, (Instant?)null, (string?)null)));
        Assert.That(await office.ReadAsync(db => db.Items), Is.Empty);
        Assert.That(await office.ReadAsync(db => db.Enquiries), Is.Empty);
    }

    [Test]
    public async Task An_account_that_is_to_be_read_at_once_by_another_access_is_although_it_was_being_read()
    {
        Instant asked = office.Time.Now + Duration.FromSeconds(1);
        await PollAsync(
            async (_, _) =>
            {
                await office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(one => one.NextPollAt, asked)));
                return new Reading.AccessLost(AccessLossKind.TokenRevoked);
            }
        );
        Assert.That((await WatchAsync()).NextPollAt, Is.EqualTo(asked));
    }

    [Test]
    public async Task A_reply_stands_where_what_it_replies_to_does()
    {
        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, Asked("question"))));
        await DueAsync();
        PlatformItem reply = Asked("reply") with { Conversation = new ItemId("as edited"), InReplyTo = new ItemId("question") };
        PlatformItem below = Asked("below") with { Conversation = new ItemId("as edited again"), InReplyTo = new ItemId("reply") };
        await PollAsync((_, _) => Task.FromResult<Reading>(ToldReadings.Page(more: false, reply, below)));
        Assert.That((await office.ReadAsync(db => db.Items)).Select(item => item.Conversation), Is.All.EqualTo("question"));
    }

    private Task PollAsync(Func<ReadRequest, CancellationToken, Task<Reading>> answer, CancellationToken stop = default) =>
        office.PollAsync(answer, office.Get<IDbContextFactory<MonitorDbContext>>(), stop);

    private Task DueAsync() =>
        office.ChangeAsync(db => db.Watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextPollAt, office.Time.Now)));

    /// <summary>The accounts are read by the first one's access.</summary>
    private Task ShareAsync(params Account[] accounts) =>
        office.ChangeAsync(async db =>
        {
            long? access = (await db.Watches.SingleAsync(watch => watch.AccountId == office.Account.Id)).AccessId;
            long[] ids = [.. accounts.Select(account => account.Id)];
            await db.Watches.Where(watch => ids.Contains(watch.AccountId)).ForEachAsync(watch => watch.AccessId = access);
        });

    private async Task<Watch> WatchAsync() => (await office.ReadAsync(db => db.Watches)).Single();

    private PlatformItem Asked(string id) =>
        new(new ItemId(id), new ItemId(id), ConversationShape.Nested, "somebody", office.Time.Now - Duration.FromMinutes(10))
        {
            Kind = MessageKind.Mention,
            Text = "When do you open?",
        };

    private CompletedReading Completed(int cost, Budget budget) =>
        new(office.Time.Now, [ToldReadings.Page(more: false) with { Cost = cost, Budget = budget }], Failure: null);
}
