using System.Text.RegularExpressions;
using ResponsivenessMonitor.Platforms.Meta;

namespace ResponsivenessMonitor.Platforms.Instagram;

/// <summary>How an account on Instagram is asked for: by its own token, or through the Page that it is linked to.</summary>
internal sealed partial class InstagramTerms : MetaTerms
{
    private const string ReplyFields = "id,text,timestamp,username,from,parent_id,hidden";
    private const string CommentFields = $"{ReplyFields},replies.limit(50){{{ReplyFields}}}";
    private const string AccountNode = "instagram_business_account";

    private static readonly MetaEdge CommentsEdge = new(MetaEdgeKind.Comments, "comments", 50, CommentFields);
    private static readonly string MediaFields = $"id,timestamp,caption,permalink,username,{CommentsEdge.Nested}";

    private readonly bool isByPage;

    /// <param name="isByPage">Whether it is asked for through its Page.</param>
    internal InstagramTerms(bool isByPage)
    {
        this.isByPage = isByPage;
        string messaging = isByPage ? "pages_messaging and instagram_manage_messages" : "instagram_business_manage_messages";
        Edges =
        [
            new(MetaEdgeKind.Own, "media", 25, MediaFields),
            new(MetaEdgeKind.Tagged, "tags", 25, MediaFields)
            {
                IsOptionalBy = isByPage ? "instagram_manage_comments" : "the right to see tags, which only Facebook Login is known to give",
            },
            new(
                MetaEdgeKind.Dialogues,
                "conversations",
                25,
                "id,updated_time,messages.limit(20){id,created_time,from,message,attachments.limit(1){id}}"
            )
            {
                Parameters = [("platform", "instagram")],
                IsOptionalBy = messaging,
            },
        ];
        Scopes = isByPage
            ? ["instagram_basic", "instagram_manage_comments", "pages_show_list", "pages_read_engagement", "pages_read_user_content"]
            : ["instagram_business_basic", "instagram_business_manage_comments"];
    }

    internal override string Route => isByPage ? "instagram by page" : "instagram";

    internal override string PlatformName => "Instagram";

    internal override IReadOnlyList<string> Scopes { get; }

    internal override IReadOnlyList<MetaEdge> Edges { get; }

    internal override MetaEdge Comments => CommentsEdge;

    internal override string ThreadFields => CommentFields;

    internal override bool DialoguesTakeReview => isByPage;

    internal override string MakeOne =>
        (
            isByPage
                ? "let somebody with the task MODERATE on the Page that the account is linked to grant a Page token with "
                : "let somebody sign in to Instagram as the account and grant a token with "
        )
        + string.Join(", ", Scopes)
        + "; docs/platforms.md has the steps";

    internal override string NodeFields(IEnumerable<MetaEdge> edges)
    {
        MetaEdge[] all = [.. edges];
        if (!isByPage)
        {
            return string.Join(',', all.Select(edge => edge.Nested).Prepend("id,user_id,username"));
        }

        string account = string.Join(
            ',',
            all.Where(edge => edge.Kind != MetaEdgeKind.Dialogues).Select(edge => edge.Nested).Prepend("id,username")
        );
        return string.Join(
            ',',
            all.Where(edge => edge.Kind == MetaEdgeKind.Dialogues).Select(edge => edge.Nested).Prepend($"id,{AccountNode}{{{account}}}")
        );
    }

    /// <summary>By the id that is the same for every app: of a token of Instagram Login that is not the field called id.</summary>
    internal override MetaAccount? AccountOf(NodeView view) =>
        isByPage
            ? view is { Id: { } page, InstagramBusinessAccount: { Id: { } linked } account } && MetaId.IsId(page) && MetaId.IsId(linked)
                ? new MetaAccount(linked, page, account.Username, IsPublished: null)
                : null
            : view.UserId is { } id && MetaId.IsId(id)
                ? new MetaAccount(id, id, view.Username, IsPublished: null)
                : null;

    internal override ListView<PostView>? PostsOf(NodeView view, MetaEdge edge)
    {
        NodeView? account = isByPage ? view.InstagramBusinessAccount : view;
        return edge.Kind == MetaEdgeKind.Own ? account?.Media : account?.Tags;
    }

    internal override IEnumerable<string> NamesIn(CommentView view) =>
        Named().Matches(view.Text ?? string.Empty).Select(name => name.Groups["name"].Value);

    [GeneratedRegex(@"(?<![\w.@])@(?<name>[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
