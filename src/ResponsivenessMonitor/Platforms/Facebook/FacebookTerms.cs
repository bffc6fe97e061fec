using System.Text.Json;
using ResponsivenessMonitor.Platforms.Meta;

namespace ResponsivenessMonitor.Platforms.Facebook;

/// <summary>How a Page is asked for: by its own token, all in one answer.</summary>
internal sealed class FacebookTerms : MetaTerms
{
    internal const string Messaging = "pages_messaging";

    private const string CommentFields = "id,created_time,from,message,parent{id},is_hidden,permalink_url,message_tags,attachment";

    private static readonly MetaEdge CommentsEdge = new(MetaEdgeKind.Comments, "comments", 50, CommentFields)
    {
        // Without the filter only top-level comments come, and no answers to them.
        Parameters = [("filter", "stream"), ("order", "reverse_chronological")],
    };

    private static readonly string PostFields = $"id,created_time,from,message,permalink_url,full_picture,{CommentsEdge.Nested}";

    internal override string Route => "facebook";

    internal override string PlatformName => "Facebook";

    internal override IReadOnlyList<string> Scopes { get; } = ["pages_show_list", "pages_read_engagement", "pages_read_user_content"];

    internal override IReadOnlyList<MetaEdge> Edges { get; } =
    [
        new(MetaEdgeKind.Own, "published_posts", 25, PostFields),
        new(MetaEdgeKind.Visitors, "visitor_posts", 25, PostFields),
        new(MetaEdgeKind.Tagged, "tagged", 25, PostFields),
        new(
            MetaEdgeKind.Dialogues,
            "conversations",
            25,
            "id,updated_time,messages.limit(20){id,created_time,from,message,attachments.limit(1){id}}"
        )
        {
            Parameters = [("platform", "messenger")],
            IsOptionalBy = Messaging,
        },
    ];

    internal override MetaEdge Comments => CommentsEdge;

    internal override string ThreadFields => $"{CommentFields},comments.order(reverse_chronological).limit(50){{{CommentFields}}}";

    internal override string MakeOne =>
        "let somebody with the task MODERATE on the Page (Messages too, for private messages) grant a Page token with "
        + string.Join(", ", Scopes)
        + $" (and {Messaging}); docs/platforms.md has the steps";

    internal override string NodeFields(IEnumerable<MetaEdge> edges) =>
        string.Join(',', edges.Select(edge => edge.Nested).Prepend("id,username,is_published"));

    internal override MetaAccount? AccountOf(NodeView view) =>
        view.Id is { } id && MetaId.IsId(id) ? new MetaAccount(id, id, view.Username, view.IsPublished) : null;

    internal override ListView<PostView>? PostsOf(NodeView view, MetaEdge edge) =>
        edge.Kind switch
        {
            MetaEdgeKind.Own => view.PublishedPosts,
            MetaEdgeKind.Visitors => view.VisitorPosts,
            _ => view.Tagged,
        };

    internal override IEnumerable<string> NamesIn(CommentView view) =>
        view.MessageTags.ValueKind == JsonValueKind.Array
            ? view.MessageTags.EnumerateArray().Select(IdOf).OfType<string>().Where(MetaId.IsId)
            : [];

    private static string? IdOf(JsonElement tag)
    {
        try
        {
            return
                tag.ValueKind == JsonValueKind.Object
                && tag.TryGetProperty("id", out JsonElement id)
                && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a character
        }
    }
}
