using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.YouTube;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms.YouTube;

/// <summary>What items are made of threads, in the shapes of YouTube and with invented names.</summary>
internal sealed class YouTubeMappingTests
{
    private const string Desk = YouTubeScript.Official;
    private static readonly Instant Nine = Instant.FromUtc(2026, 10, 5, 9, 0);

    [Test]
    public void A_comment_below_a_video()
    {
        PlatformItem item = ItemsOf(Thread(Comment("Ugx1", "UCada", "Is it open?", "2026-10-05T08:30:00.000Z"), video: "abc-_1")).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Id.Value, Is.EqualTo("Ugx1"));
            Assert.That(item.Conversation.Value, Is.EqualTo("Ugx1"));
            Assert.That(item.Shape, Is.EqualTo(ConversationShape.OneLevel));
            Assert.That(item.Kind, Is.EqualTo(MessageKind.Comment));
            Assert.That(item.AuthorId, Is.EqualTo("UCada"));
            Assert.That(item.InReplyTo?.Value, Is.EqualTo("abc-_1"));
            Assert.That(item.Text, Is.EqualTo("Is it open?"));
            Assert.That(item.At, Is.EqualTo(Instant.FromUtc(2026, 10, 5, 8, 30)));
            Assert.That(item.EditedAt, Is.Null);
            Assert.That(item.Permalink, Is.EqualTo(new Uri("https://www.youtube.com/watch?v=abc-_1&lc=Ugx1")));
        }
    }

    [Test]
    public void A_comment_on_the_channel_replies_to_nothing_and_has_no_address()
    {
        PlatformItem item = ItemsOf(Thread(Comment("Ugx1", "UCada", "Hello?", "2026-10-05T08:30:00Z"))).Single();
        Assert.That((item.InReplyTo, item.Permalink), Is.EqualTo(((ItemId?)null, (Uri?)null)));
    }

    [TestCase("2026-10-05T08:30:00Z", "2026-10-05T08:30:00Z", ExpectedResult = null, TestName = "Never edited")]
    [TestCase("2026-10-05T08:30:00Z", "2026-10-05T08:40:00.000Z", ExpectedResult = 40, TestName = "Edited")]
    [TestCase("2026-10-05T08:30:00Z", "2026-10-05T07:40:00Z", ExpectedResult = null, TestName = "Edited before it was there")]
    [TestCase("2026-10-05T08:30:00Z", "nonsense", ExpectedResult = null, TestName = "Edited at no time")]
    public int? An_edit_is_a_later_change(string published, string updated)
    {
        string comment = Comment("Ugx1", "UCada", "Hm", published)
            .Replace($"\"updatedAt\":\"{published}\"", $"\"updatedAt\":\"{updated}\"", StringComparison.Ordinal);
        return ItemsOf(Thread(comment)).Single().EditedAt?.InUtc().Minute;
    }

    [Test]
    public void Nothing_was_published_after_now()
    {
        PlatformItem item = ItemsOf(Thread(Comment("Ugx1", "UCada", "Hm", "2026-10-05T09:00:07Z"))).Single();
        Assert.That(item.At, Is.EqualTo(Nine));
    }

    [Test]
    public void Who_has_no_channel_any_more_is_nobody_else()
    {
        string[] comments =
        [
            Comment("Ugx1", author: null, "Hello?", "2026-10-05T08:30:00Z"),
            Comment("Ugx2", author: null, "Hello?", "2026-10-05T08:31:00Z"),
        ];
        string[] authors = [.. comments.SelectMany(comment => ItemsOf(Thread(comment))).Select(item => item.AuthorId)];
        Assert.That(authors, Is.Unique.And.All.Not.Empty);
    }

    [Test]
    public void A_text_is_as_it_was_written_where_that_is_told_and_holds_nothing_that_cannot_be_kept()
    {
        string comment = Comment("Ugx1", "UCada", "shown\\u0000\\nhere\\u0007", "2026-10-05T08:30:00Z");
        Assert.That(ItemsOf(Thread(comment)).Single().Text, Is.EqualTo("shown\nhere"));
        string both = comment.Replace("\"textDisplay\"", "\"textOriginal\":\"written\",\"textDisplay\"", StringComparison.Ordinal);
        Assert.That(ItemsOf(Thread(both)).Single().Text, Is.EqualTo("written"));
    }

    [TestCase("@ada yes", ExpectedResult = "UCada", TestName = "At the beginning")]
    [TestCase("Yes, @Ada.", ExpectedResult = "UCada", TestName = "In another case and before a full stop")]
    [TestCase("@ada.b yes", ExpectedResult = "UCab", TestName = "A longer name with a full stop in it")]
    [TestCase("@adam yes", ExpectedResult = "", TestName = "A longer name")]
    [TestCase("mail x@ada", ExpectedResult = "", TestName = "Part of an address")]
    [TestCase("ada, yes", ExpectedResult = "", TestName = "Without the sign")]
    [TestCase("@ada and @ada.b", ExpectedResult = "UCada UCab", TestName = "Two")]
    public string An_answer_names(string text)
    {
        string[] replies =
        [
            Comment("Ugx1.b", "UCab", "Me too", "2026-10-05T08:31:00Z", "@ada.b"),
            Comment("Ugx1.c", Desk, text, "2026-10-05T08:32:00Z", "@librarydesk"),
        ];
        string thread = Thread(Comment("Ugx1", "UCada", "Open?", "2026-10-05T08:30:00Z", "@ada"), replies: replies);
        return string.Join(' ', ItemsOf(thread).Single(item => item.Kind is null).Names);
    }

    [Test]
    public void A_sibling_s_reply_names_people_too_and_is_no_own_one()
    {
        string reply = Comment("Ugx1.b", "UCsister", "@ada ask us", "2026-10-05T08:31:00Z", "@sister");
        string thread = Thread(Comment("Ugx1", "UCada", "Open?", "2026-10-05T08:30:00Z", "@ada"), replies: reply);
        PlatformItem item = ItemsOf(thread, "UCsister").Last();
        Assert.That((item.Kind, string.Join(' ', item.Names)), Is.EqualTo(((MessageKind?)MessageKind.Comment, "UCada")));
    }

    [Test]
    public void Another_handle_is_a_rename_and_no_handle_is_none()
    {
        Assert.That(ProfileOf("@larkmoor"), Is.EqualTo(new AccountProfile.Renamed(Desk, LastPostAt: null, "larkmoor")));
        Assert.That(ProfileOf("@LibraryDesk"), Is.EqualTo(new AccountProfile.Live(Desk, LastPostAt: null)));
        Assert.That(ProfileOf("librarydeskofold"), Is.TypeOf<AccountProfile.Live>(), "An old kind of name, without its @.");
        Assert.That(ProfileOf(url: null), Is.TypeOf<AccountProfile.Live>());
    }

    [TestCase("""{"id":"Ugx1"}""", TestName = "Without anything")]
    [TestCase(
        """{"id":"Ugx2","snippet":{"topLevelComment":{"id":"Ugx1","snippet":{"publishedAt":"2026-10-05T08:30:00Z"}}}}""",
        TestName = "Two ids"
    )]
    [TestCase("""{"id":"Ugx1","snippet":{"topLevelComment":{"id":"Ugx1","snippet":{"publishedAt":"yesterday"}}}}""", TestName = "No time")]
    [TestCase(
        """{"id":"a b","snippet":{"topLevelComment":{"id":"a b","snippet":{"publishedAt":"2026-10-05T08:30:00Z"}}}}""",
        TestName = "No id"
    )]
    public void What_is_no_thread_is_none(string json) =>
        Assert.That(YouTubeThread.Of(JsonSerializer.Deserialize<ThreadView>(json, JsonSerializerOptions.Web)!), Is.Null);

    [TestCase("""{"id":"Ugx2.a","snippet":{"parentId":"Ugx2","publishedAt":"2026-10-05T08:30:00Z"}}""", TestName = "To something else")]
    [TestCase("""{"id":"Ugx1.a","snippet":{"parentId":"Ugx1"}}""", TestName = "Of no time")]
    public void A_reply_that_cannot_be_read_is_left_out_and_the_thread_is_not_whole(string reply)
    {
        string json = $$$$"""
            {"id":"Ugx1","snippet":{"topLevelComment":{"id":"Ugx1","snippet":{"publishedAt":"2026-10-05T08:30:00Z"}}},
             "replies":{"comments":[{{{{reply}}}},{"id":"Ugx1.b","snippet":{"parentId":"Ugx1","publishedAt":"2026-10-05T08:31:00Z"}}]}}
            """;
        YouTubeThread? thread = YouTubeThread.Of(JsonSerializer.Deserialize(json, YouTubeJson.Default.ThreadView)!);
        Assert.That(thread?.Replies.Select(read => read.Id), Is.EqualTo(["Ugx1.b"]));
        Assert.That(thread?.IsWhole, Is.False);
    }

    [TestCase("2026-10-05T08:30:00Z", ExpectedResult = true)]
    [TestCase("2026-10-05T08:30:00.000Z", ExpectedResult = true)]
    [TestCase("2026-10-05T08:30:00+02:00", ExpectedResult = true)]
    [TestCase("2026-10-05T08:30:00", ExpectedResult = false)]
    [TestCase("9999-12-31T23:59:59Z", ExpectedResult = false)]
    [TestCase("0001-01-01T00:00:00Z", ExpectedResult = false)]
    [TestCase("", ExpectedResult = false)]
    [TestCase(null, ExpectedResult = false)]
    public bool A_time_is_read(string? text) => YouTubeText.TimeOf(text) is not null;

    [TestCase("AIzaSyA-1234567890_abcdefghijklmnopqrstu", ExpectedResult = true)]
    [TestCase("AIza", ExpectedResult = false)]
    [TestCase("ya29.a0AfH6SMBx-1234567890_abcdefghijklm", ExpectedResult = false)]
    [TestCase("AIzaSyA 1234567890_abcdefghijklmnopqrstu", ExpectedResult = false)]
    public bool A_key_is_known_by_its_form(string secret) => YouTubePass.IsKey(secret);

    [Test]
    public void Neither_key_nor_token_is_told() =>
        Assert.That($"{new YouTubePass.Key("AIzaSecret")} {new YouTubePass.Token("ya29.secret")}", Does.Not.Contain("ecret"));

    private static AccountProfile ProfileOf(string? url) =>
        YouTubeMapping.ProfileOf(
            Desk,
            new ChannelView(Desk, new ChannelSnippetView(url), ContentDetails: null, Status: null),
            "librarydesk",
            lastPostAt: null
        );

    private static PlatformItem[] ItemsOf(string thread, params string[] siblings) =>
        [
            .. YouTubeMapping.ItemsOf(
                YouTubeThread.Of(JsonSerializer.Deserialize(thread, YouTubeJson.Default.ThreadView)!)!,
                new YouTubeViewer(Desk, siblings, Nine)
            ),
        ];

    private static string Thread(string top, string? video = null, params string[] replies)
    {
        using JsonDocument read = JsonDocument.Parse(top);
        string below = video is null ? string.Empty : $"\"videoId\":\"{video}\",";
        return $$$"""
            {"id":"{{{read.RootElement.GetProperty("id").GetString()}}}",
             "snippet":{ {{{below}}} "topLevelComment":{{{top}}},"totalReplyCount":{{{replies.Length}}},"isPublic":true},
             "replies":{"comments":[{{{string.Join(',', replies)}}}]}}
            """;
    }

    private static string Comment(string id, string? author, string text, string at, string name = "@somebody")
    {
        string who = author is null ? string.Empty : $"\"authorChannelId\":{{\"value\":\"{author}\"}},";
        return $$$"""{"id":"{{{id}}}","snippet":{{{{who}}}"authorDisplayName":"{{{name}}}","textDisplay":"{{{text}}}","publishedAt":"{{{at}}}","updatedAt":"{{{at}}}"}}""";
    }
}
