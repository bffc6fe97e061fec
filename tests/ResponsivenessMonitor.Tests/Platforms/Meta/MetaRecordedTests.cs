using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using ResponsivenessMonitor.Platforms.Facebook;
using ResponsivenessMonitor.Platforms.Http;
using ResponsivenessMonitor.Platforms.Instagram;
using ResponsivenessMonitor.Platforms.Meta;
using ResponsivenessMonitor.Tests.Platforms.Bluesky;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>Recorded answers and the vendor's own lists of fields, where they lie beside the project.</summary>
internal sealed class MetaRecordedTests
{
    [TestCase("facebook/comments__comments_p1.json")]
    [TestCase("facebook/comments__comments_p2.json")]
    [TestCase("facebook/comments__comment_info.json")]
    [TestCase("facebook/conversations__cvs_info.json")]
    [TestCase("facebook/messages__message_info.json")]
    [TestCase("facebook/posts__feed_fields_p1.json")]
    [TestCase("facebook/posts__feed_fields_p2.json")]
    [TestCase("facebook/pages__single_default_page.json")]
    [TestCase("facebook/users__user_accounts_p1.json")]
    [TestCase("facebook/base__user_accounts_token.json")]
    [TestCase("facebook/base__token_info.json")]
    [TestCase("facebook/base__long_term_token.json")]
    [TestCase("facebook/base__error_data.json")]
    [TestCase("instagram/comments__comments_fields.json")]
    [TestCase("instagram/comments__replies.json")]
    [TestCase("instagram/medias__comments_p1.json")]
    [TestCase("instagram/users__medias_p1.json")]
    [TestCase("instagram/users__tagged_medias.json")]
    [TestCase("instagram/users__user_fields.json")]
    public void A_recorded_answer_has_the_shape_that_is_expected(string file)
    {
        string text = SharedData.Read($"fixtures/{file}");
        Assert.That(JsonSerializer.Deserialize(text, ShapeOf(file)), Is.Not.Null);
    }

    [Test]
    public void A_recorded_time_is_read_and_a_recorded_link_is_kept_without_its_token()
    {
        ListView<CommentView> comments = JsonSerializer.Deserialize(
            SharedData.Read("fixtures/facebook/comments__comments_p1.json"),
            MetaJson.Default.Comments
        )!;
        Assert.That(comments.Data!.Select(MetaMapping.TimeOf), Has.None.Null);
        ListView<CommentView> page = JsonSerializer.Deserialize(
            SharedData.Read("fixtures/instagram/medias__comments_p1.json"),
            MetaJson.Default.Comments
        )!;
        Assert.That(
            MetaPaging.Read(page.Paging, new Uri("https://graph.facebook.com/v26.0/")),
            Is.EqualTo(new MetaPaging.More("after=after"))
        );
        ListView<PostView> feed = JsonSerializer.Deserialize(
            SharedData.Read("fixtures/facebook/posts__feed_fields_p1.json"),
            MetaJson.Default.Posts
        )!;
        Assert.That(
            (MetaPaging.Read(feed.Paging, new Uri("https://graph.facebook.com/v26.0/")) as MetaPaging.More)?.Cursor,
            Is.EqualTo("until=1624385168&__paging_token=__paging_token")
        );
    }

    [TestCase("facebook/errors/app-rate-limit-4.json", typeof(MetaRefusal.Limited))]
    [TestCase("facebook/errors/buc-rate-limit-80001.json", typeof(MetaRefusal.Limited))]
    [TestCase("facebook/errors/object-missing-100-33.json", typeof(MetaRefusal.Missing))]
    [TestCase("facebook/errors/page-rate-limit-32.json", typeof(MetaRefusal.Limited))]
    [TestCase("facebook/errors/permission-10.json", typeof(MetaRefusal.Permission))]
    [TestCase("facebook/errors/token-expired-190-463.json", typeof(MetaRefusal.Token))]
    [TestCase("instagram/errors/buc-rate-limit-80002.json", typeof(MetaRefusal.Limited))]
    [TestCase("instagram/errors/token-expired-190-463.json", typeof(MetaRefusal.Token))]
    public void A_recorded_refusal_says_what_it_says(string file, Type kind)
    {
        using JsonDocument recorded = JsonDocument.Parse(SharedData.Read($"fixtures/{file}"));
        JsonElement response = recorded.RootElement.GetProperty("response");
        using HttpResponseMessage message = new();
        HttpResponseHeaders headers = message.Headers;
        foreach (JsonProperty header in response.GetProperty("headers").EnumerateObject())
        {
            _ = headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
        }

        Instant now = Instant.FromUtc(2026, 10, 5, 9, 0);
        MetaRefusal refusal = MetaErrors.Of(
            new HttpAnswer.Came(
                "graph.facebook.com",
                (HttpStatusCode)response.GetProperty("status").GetInt32(),
                headers,
                "application/json",
                Encoding.UTF8.GetBytes(response.GetProperty("body").GetRawText()),
                now
            )
        );
        Assert.That(refusal, Is.TypeOf(kind));
        if (file.Contains("buc", StringComparison.Ordinal))
        {
            Assert.That(((MetaRefusal.Limited)refusal).Until, Is.EqualTo(now + Duration.FromMinutes(19)));
        }
    }

    [Test]
    public void Every_field_that_is_asked_for_is_one_of_the_vendor_s_lists()
    {
        SharedData.Needs("specs/facebook");
        Dictionary<string, string> pages = new(StringComparer.Ordinal)
        {
            ["published_posts"] = "PagePost",
            ["visitor_posts"] = "PagePost",
            ["tagged"] = "PagePost",
            ["comments"] = "Comment",
            ["conversations"] = "UnifiedThread",
        };
        Dictionary<string, string> pictures = new(StringComparer.Ordinal)
        {
            ["media"] = "IGMedia",
            ["tags"] = "IGMedia",
            ["comments"] = "IGComment",
            ["replies"] = "IGComment",
            ["conversations"] = "UnifiedThread",
            ["instagram_business_account"] = "IGUser",
        };
        FacebookTerms facebook = new();
        Check("Page", facebook.NodeFields(facebook.Edges), pages);
        Check("Comment", facebook.ThreadFields, pages);
        InstagramTerms own = new(isByPage: false);
        Check("IGUserForIGOnlyAPI", own.NodeFields(own.Edges), pictures);
        Check("IGComment", own.ThreadFields, pictures);
        InstagramTerms paged = new(isByPage: true);
        Check("Page", paged.NodeFields(paged.Edges), pictures);
    }

    private static void Check(string node, string fields, Dictionary<string, string> nodes) => Check(node, AskedField.Parse(fields), nodes);

    private static void Check(string node, IReadOnlyList<AskedField> fields, Dictionary<string, string> nodes)
    {
        using JsonDocument document = JsonDocument.Parse(SharedData.Read($"specs/facebook/{node}.json"));
        JsonElement spec = document.RootElement;
        HashSet<string?> known = [.. spec.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString())];
        JsonElement[] edges =
        [
            .. spec.GetProperty("apis")
                .EnumerateArray()
                .Where(api => api.TryGetProperty("endpoint", out _) && api.GetProperty("method").ValueEquals("GET")),
        ];
        foreach (AskedField field in fields)
        {
            JsonElement[] edge = [.. edges.Where(api => api.GetProperty("endpoint").ValueEquals(field.Name))];
            bool isEdge = edge.Length > 0;
            Assert.That(isEdge || known.Contains(field.Name), Is.True, $"{node} has no {field.Name}");
            string?[] parameters = isEdge
                ? [.. edge[0].GetProperty("params").EnumerateArray().Select(one => one.GetProperty("name").GetString())]
                : [];
            Assert.That(
                field.Parameters.Keys.Where(name => name is not "limit").Except(parameters, StringComparer.Ordinal),
                Is.Empty,
                $"{node}/{field.Name}"
            );
            if (nodes.GetValueOrDefault(field.Name) is { } next)
            {
                Check(next, field.Fields, nodes);
            }
        }
    }

    private static JsonTypeInfo ShapeOf(string file) =>
        file.Split('/')[1] switch
        {
            var name when name.StartsWith("comments__comments_p", StringComparison.Ordinal) => MetaJson.Default.Comments,
            "medias__comments_p1.json" or "comments__replies.json" => MetaJson.Default.Comments,
            "comments__comment_info.json" => MetaJson.Default.CommentView,
            "comments__comments_fields.json" => MetaJson.Default.CommentsById,
            "conversations__cvs_info.json" => MetaJson.Default.DialogueView,
            "messages__message_info.json" => MetaJson.Default.MessageView,
            "posts__feed_fields_p1.json" or "posts__feed_fields_p2.json" or "users__medias_p1.json" or "users__tagged_medias.json" =>
                MetaJson.Default.Posts,
            "users__user_accounts_p1.json" or "base__user_accounts_token.json" => MetaJson.Default.Pages,
            "base__token_info.json" => MetaJson.Default.TokenView,
            "base__long_term_token.json" => MetaJson.Default.GrantView,
            "base__error_data.json" => MetaJson.Default.ErrorView,
            _ => MetaJson.Default.NodeView,
        };
}
