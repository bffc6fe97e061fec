using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;
using ResponsivenessMonitor.Tests.Platforms.Conformance;
using ResponsivenessMonitor.Tests.Platforms.Mastodon;

namespace ResponsivenessMonitor.Tests.Privacy;

/// <summary>¶28: accounts that are not registered, employees' own among them, are never watched. What they write to an account is kept as anybody's.</summary>
[TestFixtureSource(typeof(PolledOffice), nameof(PolledOffice.All))]
internal sealed class UnregisteredTests(DatabaseProvider provider, Func<Stage> make)
{
    private const string Employee = "jo-smith-larkmoor";
    private const string Stranger = "quokkafan";

    private PolledOffice office = null!;

    private Stage Stage => office.Stage;

    [SetUp]
    public async Task OpenAsync() => office = await PolledOffice.OpenAsync(provider, make());

    [TearDown]
    public async Task CloseAsync() => await office.DisposeAsync();

    [Test]
    public async Task Nothing_identifying_of_an_unregistered_account_is_kept_but_what_an_item_needs()
    {
        string post = await Stage.PublishAsync(by: null, "The new reading room is open.");
        string[] items =
        [
            post,
            await Stage.PublishAsync(Stranger, "A lovely capybarapicture.", post),
            await Stage.PublishAsync(Employee, "I tidied the capybarashelves myself.", post),
            await Stage.PublishAsync(Employee, "Thanks so much!"),
        ];
        string asked = await Stage.PublishAsync("asker", "When does it open?", post);
        string helped = await Stage.PublishAsync(Employee, "At nine, says the capybaradoor.", asked);
        await ReactAsync(post);
        await office.PollAsync();
        await office.WriteLettersAsync(hours: 3.1);
        await office.PollAsync(fromTheBeginning: true);

        await using MonitorDbContext db = office.Open();
        Enquiry enquiry = await db.Enquiries.SingleAsync();
        Assert.That(
            enquiry.OpeningItem,
            Is.EqualTo(asked),
            "Only who asks is an enquirer; an employee's own account neither asks nor answers."
        );
        Assert.That(enquiry.EndedAt, Is.Null);
        Assert.That(await db.Letters.CountAsync(), Is.Positive, "No letter was there to look through.");

        List<(string Column, string Text)> all = await TextsAsync(db);
        Assert.That(all.Select(value => value.Text), Has.Some.Contains("When does it open?"), "The scan would not find what is there.");
        Assert.That(
            all.Where(value => value.Text.Contains("capybara", StringComparison.Ordinal)),
            Is.Empty,
            "Words of remarks are kept nowhere."
        );
        Assert.That(all.Where(value => value.Text.Contains("Thanks so much", StringComparison.Ordinal)), Is.Empty);

        // On Bluesky the id of an item is an address that begins with its author's id; it becomes a hash 30 days after the conversation closed (§7).
        string[] ids = [.. items, asked, helped];
        HashSet<string> ofItems = ["items.platform_item_id", "items.conversation", "items.in_reply_to"];
        foreach (string who in new[] { Employee, Stranger })
        {
            Assert.That(
                all.Where(value =>
                        value.Text.Contains(who, StringComparison.OrdinalIgnoreCase)
                        || value.Text.Contains(Stage.IdOf(who), StringComparison.Ordinal)
                    )
                    .Where(value => !(ofItems.Contains(value.Column) && ids.Contains(value.Text))),
                Is.Empty
            );
            Assert.That(Stage.Logs.Text, Does.Not.Contain(who).And.Not.Contain(Stage.IdOf(who)));
        }

        Assert.That(Stage.Logs.Text, Does.Not.Contain("capybara").And.Not.Contain("When does it open?"));
    }

    [Test]
    public async Task Who_only_likes_passes_on_or_follows_is_in_no_table_at_all()
    {
        string post = await Stage.PublishAsync(by: null, "The new reading room is open.");
        await ReactAsync(post);
        await office.PollAsync();
        await using MonitorDbContext db = office.Open();
        Assert.That((await db.Items.ToListAsync()).Select(item => item.PlatformItemId), Is.SubsetOf(new[] { post }));
        List<(string Column, string Text)> all = await TextsAsync(db);
        string hash = (await office.FindAsync("liker")).Keys[0];
        Assert.That(
            all.Where(value =>
                value.Text.Contains("liker", StringComparison.Ordinal) || value.Text.Contains(hash, StringComparison.Ordinal)
            ),
            Is.Empty
        );
        Assert.That(Stage.Logs.Text, Does.Not.Contain("liker"));
    }

    /// <summary>Others like, pass on and follow, where the stage's platform tells of that.</summary>
    private async Task ReactAsync(string post)
    {
        switch (Stage)
        {
            case MastodonStage mastodon:
                MastodonServer.Toot toot = mastodon.Server.Find(post) ?? throw new InvalidOperationException();
                mastodon.Server.Add(
                    new MastodonServer.Toot(string.Empty, "liker", string.Empty, Stage.Time.Now)
                    {
                        Original = toot,
                        Names = ["librarydesk"],
                    }
                );
                break;
            case BlueskyStage bluesky:
                bluesky.Script.Posts.React("liker", "like", post);
                bluesky.Script.Posts.React("liker", "repost", post);
                bluesky.Script.Posts.React("liker", "follow", subject: null);
                break;
            default:
                await Stage.LikeAsync(post); // a script tells of the account's own likes only
                break;
        }
    }

    /// <summary>Every value of every column that holds a text, or bytes.</summary>
    private static async Task<List<(string Column, string Text)>> TextsAsync(MonitorDbContext db)
    {
        List<(string Column, string Text)> all = [];
        await db.Database.OpenConnectionAsync();
        foreach (string column in PersonalColumns.All.Keys)
        {
            string[] parts = column.Split('.');
            await using System.Data.Common.DbCommand command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of the model
            command.CommandText = $"select \"{parts[1]}\" from \"{parts[0]}\"";
#pragma warning restore CA2100
            await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                object value = reader.GetValue(0);
                all.Add((column, value is byte[] bytes ? System.Text.Encoding.Latin1.GetString(bytes) : $"{value}"));
            }
        }

        return all;
    }
}
