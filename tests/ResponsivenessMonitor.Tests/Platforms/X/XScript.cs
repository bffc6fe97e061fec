using System.Globalization;
using NodaTime;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.X;

/// <summary>What happens on a scripted X.</summary>
internal sealed class XScript(ManualTime time)
{
    internal const string Desk = "librarydesk";

    private readonly List<Post> posts = [];
    private readonly Dictionary<string, string> users = new(StringComparer.Ordinal) { [Desk] = "2244994945" }; // name → id
    private int sequence;

    /// <summary>A post, by its newest version.</summary>
    internal sealed record Post(string Id, string Author, string Text, Instant At)
    {
        /// <summary>The ids of its versions, from the first on.</summary>
        internal IReadOnlyList<string> Versions { get; init; } = [];

        /// <summary>Its words before it was edited, by the id of that version.</summary>
        internal IReadOnlyDictionary<string, (string Text, Instant At)> Before { get; init; } =
            new Dictionary<string, (string, Instant)>(StringComparer.Ordinal);

        internal Post? Parent { get; init; }

        /// <summary>What it passes on.</summary>
        internal string? Original { get; init; }

        internal string? Quoted { get; init; }

        internal bool IsLong { get; init; }

        internal string? Language { get; init; } = "en";

        internal IReadOnlyList<string> Named { get; init; } = [];

        internal bool IsDeleted { get; init; }

        /// <summary>Whether the list of mentions never shows it, as happens.</summary>
        internal bool IsMissed { get; init; }

        internal string First => Versions[0];

        internal string Root => Parent is { } above ? above.Root : First;
    }

    /// <summary>The official account's handle, which may change.</summary>
    internal string Handle { get; set; } = Desk;

    internal bool IsProtected { get; set; }

    internal string OfficialId => IdOf(Desk);

    internal IReadOnlyDictionary<string, string> Users => users;

    internal string IdOf(string name)
    {
        if (!users.TryGetValue(name, out string? id))
        {
            users.Add(name, id = (1_000_000 + users.Count).ToString(CultureInfo.InvariantCulture));
        }

        return id;
    }

    /// <summary>From the newest on.</summary>
    internal IEnumerable<Post> Mentions =>
        Newest.Where(post =>
            !post.IsMissed && post.Original is null && post.Author is not Desk && post.Named.Contains(Desk, StringComparer.Ordinal)
        );

    /// <summary>The same by the search.</summary>
    internal IEnumerable<Post> Found =>
        Newest.Where(post => post.Original is null && post.Author is not Desk && post.Named.Contains(Desk, StringComparer.Ordinal));

    internal IEnumerable<Post> Timeline => Newest.Where(post => post.Author is Desk);

    internal Post? Find(string id) => posts.Find(post => post.Versions.Contains(id, StringComparer.Ordinal) && !post.IsDeleted);

    internal string Publish(string author, string text, string? parent, Func<Post, Post>? change = null)
    {
        Post? above = parent is null ? null : Find(parent);
        // X puts before a reply whom it reaches; a post that is none names the account that it is for.
        string[] named =
            above is not null
                ?
                [
                    .. above
                        .Named.Append(above.Author)
                        .Where(name => !string.Equals(name, author, StringComparison.Ordinal))
                        .Distinct(StringComparer.Ordinal),
                ]
            : author is not Desk ? [Desk]
            : [];
        string id = NewId();
        Post post = new(id, author, $"{string.Concat(named.Select(name => $"@{Shown(name)} "))}{text}", time.Now)
        {
            Versions = [id],
            Parent = above,
            Named = named,
        };
        posts.Add(change is null ? post : change(post));
        return id;
    }

    internal void Pass(string id) => Publish(Desk, "RT", parent: null, post => post with { Original = id });

    /// <summary>The list of mentions does not show it any more.</summary>
    internal void Hide(string id) => Replace(id, post => post with { IsMissed = true });

    /// <summary>The list of mentions shows it after all.</summary>
    internal void Show(string id) => Replace(id, post => post with { IsMissed = false });

    internal void Delete(string id) => Replace(id, post => post with { IsDeleted = true });

    internal void Edit(string id, string text) =>
        Replace(
            id,
            post =>
            {
                string version = NewId();
                return post with
                {
                    Id = version,
                    Text = $"@{Shown(Desk)} {text}",
                    At = time.Now,
                    Versions = [.. post.Versions, version],
                    Before = new Dictionary<string, (string, Instant)>(post.Before, StringComparer.Ordinal)
                    {
                        [post.Id] = (post.Text, post.At),
                    },
                };
            }
        );

    internal string Shown(string name) => name is Desk ? Handle : name;

    private IEnumerable<Post> Newest =>
        posts.Where(post => !post.IsDeleted).OrderByDescending(post => long.Parse(post.Id, CultureInfo.InvariantCulture));

    private string NewId() =>
        (((time.Now.ToUnixTimeMilliseconds() - 1_288_834_974_657) << 22) + ++sequence).ToString(CultureInfo.InvariantCulture);

    private void Replace(string id, Func<Post, Post> change)
    {
        int at = posts.FindIndex(post => post.Versions.Contains(id, StringComparer.Ordinal));
        Post old = posts[at];
        posts[at] = change(old);
        for (int i = 0; i < posts.Count; i++)
        {
            posts[i] = posts[i].Parent == old ? posts[i] with { Parent = posts[at] } : posts[i];
        }
    }
}
