using System.Text.Json;
using NodaTime;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Platforms.Mastodon;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>What items are made of statuses, in the words of real servers and with invented names.</summary>
internal sealed class MastodonMappingTests
{
    private static readonly MastodonViewer Desk = new(
        "7",
        "librarydesk@uni.social",
        "LibraryDesk@uni.social",
        new MastodonNames("uni.social"),
        Instant.FromUtc(2026, 10, 5, 9, 0)
    );

    [Test]
    public void A_mention_of_a_stranger_on_another_server()
    {
        PlatformItem item = ItemOf(
            """
            {"id":"117","created_at":"2026-10-05T08:30:00.123Z","edited_at":null,"in_reply_to_id":null,"in_reply_to_account_id":null,
             "visibility":"unlisted","language":"en","url":"https://far.example/@jo/117","spoiler_text":"",
             "content":"<p><span class=\"h-card\"><a href=\"https://uni.social/@librarydesk\" class=\"u-url mention\">@<span>librarydesk</span></a></span> Is it open?</p>",
             "account":{"id":"99","acct":"Jo@Far.example"},"media_attachments":[{"type":"a_new_one"}],
             "mentions":[{"id":"7","username":"librarydesk","acct":"librarydesk","url":"https://uni.social/@librarydesk"}]}
            """
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Kind, Is.EqualTo(MessageKind.Mention));
            Assert.That(item.AuthorId, Is.EqualTo("jo@far.example"));
            Assert.That(item.Text, Is.EqualTo("@LibraryDesk@uni.social Is it open?"));
            Assert.That(item.At, Is.EqualTo(Instant.FromUtc(2026, 10, 5, 8, 30).PlusNanoseconds(123_000_000)));
            Assert.That(item.Shape, Is.EqualTo(ConversationShape.Nested));
            Assert.That(item.HasPicture, Is.True);
            Assert.That(item.Language, Is.EqualTo("en"));
            Assert.That(item.Permalink, Is.EqualTo(new Uri("https://far.example/@jo/117")));
            Assert.That(item.RepliesToOthers, Is.False);
        }
    }

    [Test]
    public void A_private_message_is_a_dialogue_and_has_no_address()
    {
        PlatformItem item = ItemOf(Status(visibility: "direct", mentions: "7"));
        Assert.That((item.Kind, item.Shape), Is.EqualTo((MessageKind.DirectMessage, ConversationShape.Dialogue)));
        Assert.That(item.Permalink, Is.Null);
    }

    [Test]
    public void A_private_reply_in_a_public_conversation_is_private_and_belongs_to_it()
    {
        PlatformItem item = MastodonMapping.ItemOf(
            Read(Status(visibility: "direct", mentions: "7", parent: "100", parentOf: "7")),
            "100",
            new MastodonThread("100", IsDirect: false, IsOurs: true),
            Desk
        );
        Assert.That((item.Kind, item.Shape), Is.EqualTo((MessageKind.DirectMessage, ConversationShape.Nested)));
    }

    [Test]
    public void A_reply_under_the_account_s_own_post_is_a_comment() =>
        Assert.That(
            MastodonMapping
                .ItemOf(
                    Read(Status(mentions: "7", parent: "100", parentOf: "7")),
                    "100",
                    new MastodonThread("100", IsDirect: false, IsOurs: true),
                    Desk
                )
                .Kind,
            Is.EqualTo(MessageKind.Comment)
        );

    [Test]
    public void What_others_say_to_others_has_no_words_here()
    {
        PlatformItem item = ItemOf(Status(parent: "100", parentOf: "55"));
        Assert.That((item.Text, item.Permalink, item.HasPicture), Is.EqualTo((string.Empty, (Uri?)null, false)));
        Assert.That(item.InReplyTo, Is.EqualTo(new ItemId("100")));
    }

    [Test]
    public void A_mention_in_a_reply_to_somebody_else_says_so()
    {
        Assert.That(ItemOf(Status(mentions: "7", parent: "100", parentOf: "55")).RepliesToOthers, Is.True);
        Assert.That(ItemOf(Status(mentions: "7", parent: "100", parentOf: "99")).RepliesToOthers, Is.False, "They go on themselves.");
        Assert.That(ItemOf(Status(mentions: "7", parent: "100", parentOf: "7")).RepliesToOthers, Is.False);
    }

    [Test]
    public void A_quote_of_a_post_is_a_comment_that_passes_it_on()
    {
        PlatformItem item = MastodonMapping.ItemOf(
            Read(Status()),
            "1",
            new MastodonThread("1", IsDirect: false, IsOurs: false),
            Desk,
            isQuote: true
        );
        Assert.That((item.Kind, item.IsRepost, item.Text), Is.EqualTo((MessageKind.Comment, true, "Hello")));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("https://user:secret@far.example/1")]
    [TestCase("/relative")]
    [TestCase("data:text/html,x")]
    public void An_address_that_is_none_is_left_out(string url) =>
        Assert.That(ItemOf(Status(mentions: "7").Replace("https://far.example/1", url, StringComparison.Ordinal)).Permalink, Is.Null);

    [Test]
    public void Nothing_was_published_in_the_future() => Assert.That(ItemOf(Status(at: "2199-01-01T00:00:00Z")).At, Is.EqualTo(Desk.Now));

    [Test]
    public void A_warning_above_the_words_is_part_of_them() =>
        Assert.That(
            ItemOf(
                Status(mentions: "7").Replace("\"spoiler_text\":\"\"", "\"spoiler_text\":\"Long question\"", StringComparison.Ordinal)
            ).Text,
            Is.EqualTo("Long question\nHello")
        );

    [Test]
    public void Ids_may_be_numbers()
    {
        MastodonStatus status = Read(
            """{"id":117020457910412882,"created_at":"2026-10-05T08:30:00Z","account":{"id":18446744073709551615,"acct":"jo"}}"""
        );
        Assert.That((status.Id, status.Account.Id), Is.EqualTo(("117020457910412882", "18446744073709551615")));
    }

    [Test]
    public void What_an_item_is_not_worth_less_without_may_be_of_any_kind()
    {
        MastodonStatus status = Read(
            """
            {"id":"1","created_at":"2026-10-05T08:30:00Z","edited_at":[1],"language":{"x":null},"url":7,"spoiler_text":"\ud800","replies_count":-1e400,
             "media_attachments":"x","account":{"id":"1","acct":"jo","limited":"yes","last_status_at":"never"},"mentions":[{"id":"7","url":[]}]}
            """
        );
        Assert.That(
            (
                status.EditedAt,
                status.Language,
                status.RepliesCount,
                status.MediaAttachments,
                status.Account.Limited,
                status.Account.LastStatusAt
            ),
            Is.EqualTo(((Instant?)null, (string?)null, (long?)null, false, (bool?)null, (Instant?)null))
        );
        Assert.That(MastodonMapping.NamesUs(status, Desk), Is.True);
    }

    [TestCase("""{"id":"1","created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"},"visibility":["direct"]}""")]
    [TestCase("""{"id":"..","created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"}}""")]
    [TestCase("""{"id":"","created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"}}""")]
    [TestCase("""{"id":"1","created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"},"mentions":[null]}""")]
    [TestCase("""{"id":null,"created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"}}""")]
    [TestCase("""{"id":"1","created_at":null,"account":{"id":"1","acct":"jo"}}""")]
    [TestCase("""{"id":"1","created_at":"yesterday","account":{"id":"1","acct":"jo"}}""")]
    [TestCase("""{"id":"1","created_at":"2026-10-05T08:30:00Z","account":null}""")]
    [TestCase("""{"id":"1","created_at":"2026-10-05T08:30:00Z"}""")]
    [TestCase("""{"id":["1"],"created_at":"2026-10-05T08:30:00Z","account":{"id":"1","acct":"jo"}}""")]
    public void What_is_no_status_is_not_made_one(string json) => Assert.That(() => Read(json), Throws.InstanceOf<JsonException>());

    [TestCase("""{"id":"7","acct":"librarydesk"}""", typeof(AccountProfile.Live))]
    [TestCase(
        """{"id":"7","acct":"librarydesk","locked":true,"source":{"privacy":"public"}}""",
        typeof(AccountProfile.Live),
        TestName = "Followers have to ask, and posts are public"
    )]
    [TestCase("""{"id":"7","acct":"librarydesk","locked":true,"source":{"privacy":"private"}}""", typeof(AccountProfile.Protected))]
    [TestCase("""{"id":"7","acct":"librarydesk","limited":true}""", typeof(AccountProfile.Limited))]
    [TestCase("""{"id":"7","acct":"library"}""", typeof(AccountProfile.Renamed))]
    [TestCase("""{"id":"7","acct":"librarydesk","moved":{"id":"8","acct":"desk@other.example"}}""", typeof(AccountProfile.Moved))]
    public void A_profile_says_how_the_account_is(string json, Type kind) =>
        Assert.That(
            MastodonMapping.ProfileOf(JsonSerializer.Deserialize(json, MastodonJson.Default.MastodonAccount)!, Desk),
            Is.TypeOf(kind)
        );

    [Test]
    public void Of_items_of_the_same_time_the_order_is_the_server_s()
    {
        PlatformItem item = ItemOf(Status(mentions: "7"));
        PlatformItem[] ordered =
        [
            .. MastodonMapping.InOrder([
                item,
                item with
                {
                    Id = new ItemId("2"),
                },
                item with
                {
                    Id = new ItemId("3"),
                    At = item.At + Duration.Epsilon,
                },
            ]),
        ];
        Assert.That(ordered.Select(one => one.Order), Is.EqualTo([0, 1, 0]));
    }

    private static string Status(
        string visibility = "public",
        string? mentions = null,
        string? parent = null,
        string? parentOf = null,
        string at = "2026-10-05T08:30:00Z"
    ) =>
        $$"""
            {"id":"1","created_at":"{{at}}","in_reply_to_id":{{Text(parent)}},"in_reply_to_account_id":{{Text(parentOf)}},
             "visibility":"{{visibility}}","url":"https://far.example/1","spoiler_text":"","content":"<p>Hello</p>",
             "account":{"id":"99","acct":"jo@far.example"},"media_attachments":[{"type":"image"}],
             "mentions":[{{(mentions is null ? string.Empty : $$"""{"id":"{{mentions}}"}""")}}]}
            """;

    private static string Text(string? value) => value is null ? "null" : $"\"{value}\"";

    private static MastodonStatus Read(string json) => JsonSerializer.Deserialize(json, MastodonJson.Default.MastodonStatus)!;

    private static PlatformItem ItemOf(string json)
    {
        MastodonStatus status = Read(json);
        return MastodonMapping.ItemOf(
            status,
            status.Id,
            new MastodonThread(status.Id, MastodonMapping.IsDirect(status), IsOurs: false),
            Desk
        );
    }
}
