using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Acts.Answers;
using ResponsivenessMonitor.Jobs.Polling;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.LinkedIn;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>What is particular to LinkedIn: comments one level deep, notifications by time, names written in several ways.</summary>
internal sealed class LinkedInReadingTests : OnLinkedIn
{
    [Test]
    public async Task Comments_below_one_post_are_conversations_of_their_own_and_an_answer_belongs_to_one()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string adas = await SayAsync("ada", "Also on Sundays?", post);
        string bobs = await SayAsync("bob", "Where is the map room?", post);
        string answer = await SayAsync(by: null, "On Sundays at ten.", adas);
        Assert.That(new[] { adas, bobs, answer }.Select(id => Kept(id).Conversation.Value), Is.EqualTo([adas, bobs, adas]));
        Assert.That(new[] { adas, bobs, answer }.Select(id => Kept(id).InReplyTo?.Value), Is.EqualTo([post, post, adas]));
        Assert.That(new[] { adas, bobs, answer }.Select(id => Kept(id).Shape), Is.All.EqualTo(ConversationShape.OneLevel));
        Assert.That(
            new[] { adas, bobs, answer }.Select(id => Kept(id).Kind),
            Is.EqualTo([MessageKind.Comment, MessageKind.Comment, (MessageKind?)null])
        );
    }

    [Test]
    public async Task An_edited_comment_comes_again_with_its_new_words_and_its_old_time()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string id = await SayAsync("ada", "Also on Sunday", post);
        Instant asked = Kept(id).At;
        Wait(30);
        await Stage.EditAsync(id, "Also on Sundays?");
        Instant edited = Stage.Time.Now;
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That((Kept(id).Text, Kept(id).At, Kept(id).EditedAt), Is.EqualTo(("Also on Sundays?", asked, (Instant?)edited)));
    }

    [Test]
    public async Task A_deleted_comment_is_withdrawn_at_the_time_that_the_notification_tells()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string id = await SayAsync("ada", "Also on Sundays?", post);
        Instant deleted = Stage.Time.Now;
        await Stage.DeleteAsync(id);
        Wait(5);
        CompletedReading reading = await Reader.ReadAsync();
        Assert.That(reading.Pages.SelectMany(page => page.Withdrawn), Is.EqualTo([new Withdrawal(new ItemId(id), deleted)]));
    }

    [Test]
    public async Task What_was_written_and_deleted_between_two_readings_is_only_withdrawn()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string id = await Stage.PublishAsync("ada", "Also on Sundays?", post);
        await Stage.DeleteAsync(id);
        Wait(5);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Does.Not.ContainKey(id));
    }

    [Test]
    public async Task The_short_names_of_notifications_are_the_long_ones_of_lists()
    {
        Stage.Server.IsDecorated = false;
        string post = await SayAsync(by: null, "We open at nine.");
        string asked = await SayAsync("ada", "Also on Sundays?", post);
        string answer = await SayAsync(by: null, "At ten.", asked);
        Assert.That(Kept(asked).Text, Is.EqualTo("Also on Sundays?"));
        Assert.That(Kept(asked).AuthorId, Is.EqualTo(Stage.IdOf("ada")));
        Assert.That(Kept(answer).Conversation.Value, Is.EqualTo(asked));
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo([post, asked, answer]));
    }

    [Test]
    public async Task Answers_that_no_notification_tells_of_are_found_where_somebody_waits()
    {
        string mention = await SayAsync("ada", "Is the library open?");
        string post = await SayAsync(by: null, "We open at nine.");
        string comment = await SayAsync("bob", "Also on Sundays?", post);
        Stage.Server.IsTelling = false;
        string[] answers =
        [
            await Stage.PublishAsync(by: null, "Until eight.", mention),
            await Stage.PublishAsync(by: null, "At ten.", comment),
        ];
        Wait(5);
        _ = await Reader.ReadAsync(withActivity: false);
        Assert.That(answers.Select(id => Kept(id).Conversation.Value), Is.EqualTo([mention, comment]));
    }

    [Test]
    public async Task An_answer_that_lists_do_not_show_yet_is_looked_for_again()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string asked = await SayAsync("ada", "Also on Sundays?", post);
        string answer = await Stage.PublishAsync(by: null, "At ten.", asked);
        Stage.First = context =>
            context.Request.Path.StartsWithSegments("/rest/socialActions", StringComparison.Ordinal)
                ? (
                    200,
                    new JsonObject
                    {
                        ["elements"] = new JsonArray(),
                        ["paging"] = new JsonObject { ["total"] = 0 },
                    }
                )
                : null;
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept, Does.Not.ContainKey(answer));
        Stage.First = null;
        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Kept(answer).Conversation.Value, Is.EqualTo(asked));
    }

    [Test]
    public async Task A_reply_is_found_among_those_of_many_comments()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        List<string> comments = [];
        for (int i = 0; i < 5; i++)
        {
            comments.Add(await Stage.PublishAsync($"person{i}", "Why?", post));
            for (int j = 0; j < 3; j++)
            {
                _ = await Stage.PublishAsync($"other{j}", "I wonder, too.", comments[i]);
            }
        }

        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Values.Count(item => comments.Contains(item.Conversation.Value)), Is.EqualTo(20));
    }

    [TestCase(7)]
    [TestCase(99)]
    public async Task Pages_may_be_smaller_than_was_asked_for(int size)
    {
        Stage.PageSize = size;
        _ = await Reader.ReadAsync();
        List<string> ids = [];
        for (int i = 0; i < 2 * size + 1; i++)
        {
            ids.Add(await Stage.PublishAsync($"person{i}", "Is the library open?"));
        }

        Wait(1);
        _ = await Reader.ReadAsync();
        Assert.That(Reader.Kept.Keys, Is.EquivalentTo(ids));
    }

    [Test]
    public async Task After_months_without_a_reading_no_time_is_asked_for_that_is_not_kept()
    {
        _ = await Reader.ReadAsync();
        Wait(100 * 24 * 60);
        string id = await SayAsync("ada", "Is the library open?");
        Assert.That(Reader.Kept, Contains.Key(id));
    }

    [Test]
    public async Task Links_lead_to_the_item_as_answers_are_pointed_at()
    {
        string post = await SayAsync(by: null, "We open at nine.");
        string comment = await SayAsync("ada", "Also on Sundays?", post);
        string reply = await SayAsync("bob", "And at Easter?", comment);
        foreach (string id in new[] { post, comment, reply })
        {
            Assert.That(AnswerAddress.Read(Platform.LinkedIn, Kept(id).Permalink!)?.Ids, Has.Some.EqualTo(id));
        }
    }

    [Test]
    public void Whom_an_answer_names_is_taken_from_its_attributes()
    {
        JsonObject comment = new()
        {
            ["actor"] = LinkedInServer.Page,
            ["created"] = new JsonObject { ["time"] = 1_700_000_000_000 },
            ["message"] = new JsonObject
            {
                ["text"] = "Ada and the Museum, at ten.",
                ["attributes"] = new JsonArray(
                    new JsonObject
                    {
                        ["start"] = 0,
                        ["value"] = new JsonObject { ["any"] = new JsonObject { ["member"] = Stage.IdOf("ada") } },
                    },
                    new JsonObject
                    {
                        ["start"] = 8,
                        ["value"] = new JsonObject { ["other"] = "urn:li:organization:7" },
                    }
                ),
            },
        };
        LinkedInComment read = System
            .Text.Json.JsonSerializer.Deserialize(
                $$"""{"elements":[{{comment.ToJsonString()}}]}""",
                LinkedInJson.Default.LinkedInListLinkedInComment
            )!
            .Elements[0];
        LinkedInFound found = new(new CommentUrn("urn:li:activity:1", "2"), read, Above: null);
        PlatformItem item = LinkedInMapping.ItemOf(
            found,
            new LinkedInPlace("urn:li:activity:1", Parent: null),
            isMention: false,
            editedAt: null,
            new LinkedInViewer(LinkedInServer.Page, LinkedInServer.Page, Stage.Time.Now)
        );
        Assert.That(item.Names, Is.EqualTo(["urn:li:organization:7", Stage.IdOf("ada")]));
    }

    [TestCase("urn:li:comment:(urn:li:activity:7,8)", "urn:li:comment:(urn:li:activity:7,8)")]
    [TestCase("urn:li:comment:(activity:7,8)", "urn:li:comment:(urn:li:activity:7,8)")]
    [TestCase("urn:li:comment:(ugcPost:7,8)", "urn:li:comment:(urn:li:ugcPost:7,8)")]
    [TestCase("urn:li:comment:(activity:7)", null)]
    [TestCase("urn:li:comment:(activity:7,8)/../x", null)]
    [TestCase("urn:li:activity:7", null)]
    public void A_comment_has_one_name(string written, string? name) =>
        Assert.That(LinkedInUrn.Comment(written)?.ToString(), Is.EqualTo(name));

    [TestCase("""{"elements":[{}],"paging":{"count":100,"links":[{"rel":"next","href":"/x"}]}}""", false)]
    [TestCase("""{"elements":[{}],"paging":{"count":100,"links":[{"rel":"prev","href":"/x"},null,{"rel":7}]}}""", true)]
    [TestCase("""{"elements":[{}],"paging":{"count":100,"links":"none"}}""", true)]
    [TestCase("""{"elements":[],"paging":{"links":[{"rel":"next"}]}}""", true)]
    [TestCase("""{"elements":[{}],"paging":{"total":1}}""", true)]
    [TestCase("""{"elements":[{}],"paging":{"total":2}}""", false)]
    [TestCase("""{"elements":[{}],"paging":{"count":1}}""", false)]
    [TestCase("""{"elements":[{}]}""", true)]
    public void A_list_goes_on_where_LinkedIn_says_so(string json, bool isLast) =>
        Assert.That(JsonSerializer.Deserialize(json, LinkedInJson.Default.LinkedInListLinkedInRole)!.IsLast(before: 0), Is.EqualTo(isLast));
}
