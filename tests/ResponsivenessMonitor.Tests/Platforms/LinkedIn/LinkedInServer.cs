using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using ResponsivenessMonitor.Platforms.LinkedIn;

namespace ResponsivenessMonitor.Tests.Platforms.LinkedIn;

/// <summary>What a scripted LinkedIn keeps: posts, comments one level deep, and the notifications of one Page, in the shapes of its interface.</summary>
internal sealed class LinkedInServer
{
    internal const string Page = "urn:li:organization:5515715";
    internal const string PageNumber = "5515715";

    private readonly List<Post> posts = [];
    private readonly List<Note> notes = [];
    private readonly List<Notice> notices = [];
    private int count;

    /// <summary>A post: LinkedIn names it by its share, and what is below it by its activity.</summary>
    internal sealed record Post(string Share, string Activity, string Author, string Text, Instant At);

    /// <summary>A comment, or a reply to one.</summary>
    internal sealed record Note(CommentUrn Id, string Author, string Text, Instant At)
    {
        internal CommentUrn? Above { get; init; }

        internal Instant? EditedAt { get; init; }

        /// <summary>Whom its words name, or null.</summary>
        internal string? Names { get; init; }
    }

    /// <summary>A notification of the Page.</summary>
    /// <param name="Number">Counts them.</param>
    /// <param name="Action">What happened.</param>
    /// <param name="On">The share of the post.</param>
    /// <param name="Comment">Which comment; null for a post that names the Page.</param>
    /// <param name="At">When.</param>
    internal sealed record Notice(int Number, string Action, string On, Note? Comment, Instant At);

    /// <summary>What the Page's address ends in, which may change.</summary>
    internal string VanityName { get; set; } = "larkmoor-library";

    /// <summary>Whom the Page's next comments name; null for nobody.</summary>
    internal string? Naming { get; set; }

    /// <summary>Whether notifications show what they tell of in a decoration; the short names alone otherwise.</summary>
    internal bool IsDecorated { get; set; } = true;

    /// <summary>Whether notifications tell of what happened since; the lists show it anyway.</summary>
    internal bool IsTelling { get; set; } = true;

    internal static string PersonOf(string name) => $"urn:li:person:{name}Q7x";

    /// <summary>The notifications of a time, its end not included, newest first.</summary>
    internal IEnumerable<Notice> Notices(long from, long to) =>
        notices.Where(notice => notice.At.ToUnixTimeMilliseconds() >= from && notice.At.ToUnixTimeMilliseconds() < to).Reverse();

    internal IEnumerable<Post> OwnPosts => posts.Where(post => post.Author is Page).OrderByDescending(post => post.At);

    /// <summary>The comments below a post, or the replies to a comment, oldest first; null where there is no such thing.</summary>
    internal IReadOnlyList<Note>? Below(string urn) =>
        LinkedInUrn.Comment(urn) is { } comment
            ? notes.Exists(note => note.Id == comment)
                ? notes.FindAll(note => note.Above == comment)
                : null
            : posts.Find(post => Same(post.Share, urn) || Same(post.Activity, urn)) is { } on
                ? notes.FindAll(note => Same(note.Id.Thread, on.Activity) && note.Above is null)
                : null;

    internal string Publish(string? by, string text, Instant at, string? parent)
    {
        string author = by is null ? Page : PersonOf(by);
        if (parent is null)
        {
            Post post = new($"urn:li:share:{Number(at)}", $"urn:li:activity:{Number(at)}", author, text, at);
            posts.Add(post);
            if (by is not null)
            {
                Tell("SHARE_MENTION", post.Share, comment: null, at);
            }

            return post.Share;
        }

        CommentUrn? parentComment = LinkedInUrn.Comment(parent);
        Note? above = notes.Find(note => note.Id == parentComment);
        Post on = posts.Single(post => Same(post.Share, parent) || Same(post.Activity, above?.Id.Thread));
        Note note = new(new CommentUrn(on.Activity, Number(at)), author, text, at)
        {
            Above = above?.Above ?? above?.Id,
            Names = by is null ? Naming : null,
        };
        notes.Add(note);
        // On somebody else's post the Page is told because whoever replies to somebody names them, as LinkedIn writes it into the reply.
        bool isToPage = above?.Author is Page;
        string? action =
            by is null ? "ADMIN_COMMENT"
            : on.Author is Page ? "COMMENT"
            : isToPage ? "COMMENT_MENTION"
            : null;
        if (action is not null)
        {
            Tell(action, on.Share, note, at);
        }

        return note.Id.ToString();
    }

    internal void Edit(string id, string text, Instant at)
    {
        int place = notes.FindIndex(note => note.Id == LinkedInUrn.Comment(id));
        notes[place] = notes[place] with { Text = text, EditedAt = at };
        Tell("COMMENT_EDIT", PostOf(notes[place]).Share, notes[place], at);
    }

    internal void Delete(string id, Instant at)
    {
        if (LinkedInUrn.Comment(id) is not { } comment)
        {
            _ = posts.RemoveAll(post => Same(post.Share, id));
            _ = notices.RemoveAll(notice => Same(notice.On, id));
            return;
        }

        Note gone = notes.Single(note => note.Id == comment);
        Tell("COMMENT_DELETE", PostOf(gone).Share, gone, at);
        _ = notes.RemoveAll(note => note.Id == comment || note.Above == comment);
    }

    internal static JsonObject Json(Post post) =>
        new()
        {
            ["id"] = post.Share,
            ["author"] = post.Author,
            ["commentary"] = post.Text,
            ["createdAt"] = Milliseconds(post.At),
            ["lastModifiedAt"] = Milliseconds(post.At),
            ["publishedAt"] = Milliseconds(post.At),
            ["visibility"] = "PUBLIC",
            ["lifecycleState"] = "PUBLISHED",
            ["lifecycleStateInfo"] = new JsonObject { ["isEditedByAuthor"] = false },
        };

    internal JsonObject Json(Note note)
    {
        Note[] replies = [.. notes.Where(other => other.Above == note.Id)];
        JsonObject json = new()
        {
            ["actor"] = note.Author,
            ["commentsSummary"] = new JsonObject
            {
                ["selectedComments"] = new JsonArray([.. replies.TakeLast(2).Select(reply => (JsonNode)reply.Id.ToString())]),
                ["totalFirstLevelComments"] = replies.Length,
                ["aggregatedTotalComments"] = replies.Length,
            },
            ["created"] = new JsonObject { ["actor"] = note.Author, ["time"] = Milliseconds(note.At) },
            ["lastModified"] = new JsonObject { ["actor"] = note.Author, ["time"] = Milliseconds(note.EditedAt ?? note.At) },
            ["id"] = note.Id.Number,
            ["$URN"] = note.Id.ToString(),
            ["message"] = new JsonObject { ["attributes"] = Attributes(note), ["text"] = note.Text },
            ["object"] = note.Id.Thread,
        };
        if (note.Above is { } above)
        {
            json["parentComment"] = above.ToString();
        }

        return json;
    }

    internal JsonObject Json(Notice notice)
    {
        Post? on = posts.Find(post => Same(post.Share, notice.On));
        JsonObject json = new()
        {
            ["notificationId"] = 5_603_453_000L + notice.Number,
            ["organizationalEntity"] = Page,
            ["action"] = notice.Action,
            ["sourcePost"] = on?.Activity ?? notice.On,
            ["generatedActivity"] = notice.Comment?.Id.Short ?? notice.On,
            ["lastModifiedAt"] = Milliseconds(notice.At),
            ["subscriber"] = PersonOf("keeper"),
        };
        if (IsDecorated && on is not null)
        {
            json["decoratedSourcePost"] = Decoration(on.Author, on.Text, on.Share);
            json["decoratedGeneratedActivity"] = notice.Comment is { } comment
                ? new JsonObject { ["comment"] = Decoration(comment.Author, comment.Text, comment.Id.ToString(), comment.Id.Thread) }
                : new JsonObject { ["share"] = Decoration(on.Author, on.Text, on.Share) };
        }

        return json;
    }

    private static JsonArray Attributes(Note note) =>
        note.Names is { } names
            ?
            [
                new JsonObject
                {
                    ["start"] = 0,
                    ["length"] = 3,
                    ["value"] = new JsonObject { ["person"] = new JsonObject { ["person"] = names } },
                },
            ]
            : [];

    private static JsonObject Decoration(string owner, string text, string entity, string? below = null)
    {
        JsonObject json = new()
        {
            ["owner"] = owner,
            ["text"] = text,
            ["entity"] = entity,
        };
        if (below is not null)
        {
            json["object"] = below;
        }

        return json;
    }

    private void Tell(string action, string on, Note? comment, Instant at)
    {
        if (IsTelling)
        {
            notices.Add(new Notice(++count, action, on, comment, at));
        }
    }

    private Post PostOf(Note note) => posts.Single(post => Same(post.Activity, note.Id.Thread));

    private string Number(Instant at) => ((at.ToUnixTimeMilliseconds() << 22) + ++count).ToString(CultureInfo.InvariantCulture);

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static long Milliseconds(Instant at) => at.ToUnixTimeMilliseconds();
}
