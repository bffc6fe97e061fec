using System.Net;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Platforms.Mastodon;

/// <summary>What a scripted server keeps, and how it shows it to the official account.</summary>
internal sealed class MastodonServer(MastodonFlavour flavour)
{
    private readonly List<Toot> toots = [];
    private readonly Dictionary<string, string> accounts = new(StringComparer.Ordinal); // name → id
    private readonly List<string> likes = [];
    private int count;

    /// <summary>Something that was published.</summary>
    internal sealed record Toot(string Id, string Author, string Text, Instant At)
    {
        internal Toot? Parent { get; init; }

        internal bool IsDirect { get; init; }

        internal Toot? Original { get; init; }

        internal string[] Names { get; init; } = [];

        internal Instant? EditedAt { get; init; }

        internal bool IsDeleted { get; init; }
    }

    private const string Desk = "librarydesk";

    /// <summary>The official account's name, which may change.</summary>
    internal string Official { get; set; } = "librarydesk";

    /// <summary>A type of notifications that is among the others and means nothing to us.</summary>
    internal const string OtherType = "favourite";

    internal string OfficialId => IdOf("librarydesk");

    internal IReadOnlyList<Toot> Toots => toots;

    internal string IdOf(string name)
    {
        if (!accounts.TryGetValue(name, out string? id))
        {
            accounts.Add(name, id = flavour.Id(++count));
        }

        return id;
    }

    internal Toot? Find(string id) => toots.Find(toot => string.Equals(toot.Id, id, StringComparison.Ordinal) && !toot.IsDeleted);

    internal string Publish(string author, string text, Instant at, string? parent, bool isDirect)
    {
        Toot? above = parent is null ? null : Find(parent);
        string[] names =
            author is not Desk ? ["librarydesk"]
            : above is not null && !Same(above.Author, author) ? [above.Author]
            : [];
        toots.Add(
            new Toot(flavour.Id(++count), author, text, at)
            {
                Parent = above,
                IsDirect = isDirect || (above?.IsDirect ?? false),
                Names = names,
            }
        );
        return toots[^1].Id;
    }

    internal void Add(Toot toot) => toots.Add(toot with { Id = flavour.Id(++count) });

    internal void Delete(string id) => Replace(id, toot => toot with { IsDeleted = true });

    internal void Edit(string id, string text, Instant at) => Replace(id, toot => toot with { Text = text, EditedAt = at });

    internal void Like(string id) => likes.Insert(0, id);

    internal void Boost(string id, Instant at) =>
        toots.Add(new Toot(flavour.Id(++count), "librarydesk", string.Empty, at) { Original = Find(id) });

    internal JsonArray Notifications(IEnumerable<Toot> some) => [.. some.Select(Notification)];

    /// <summary>What the account is told of, newest first; each of its likes is answered by one of somebody.</summary>
    internal IEnumerable<Toot> Told(bool isMentionsOnly) =>
        Newest.Where(toot => toot.Names.Contains("librarydesk")).Where(toot => !isMentionsOnly || toot.Original is null);

    internal IEnumerable<Toot> OwnOnes => Newest.Where(toot => toot.Author is Desk);

    internal IEnumerable<Toot> Liked => likes.Select(Find).OfType<Toot>();

    internal IEnumerable<Toot> RepliesTo(Toot toot) =>
        toots.Where(other => !other.IsDeleted && Same(other.Parent?.Id, toot.Id)).SelectMany(reply => RepliesTo(reply).Prepend(reply));

    internal IEnumerable<Toot> Above(Toot toot)
    {
        for (Toot? at = toot.Parent; at is not null && Find(at.Id) is not null; at = at.Parent)
        {
            yield return at;
        }
    }

    internal JsonNode Id(string id) =>
        flavour.IdsAreNumbers ? JsonValue.Create(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)) : JsonValue.Create(id);

    internal JsonObject Status(Toot toot) =>
        new()
        {
            ["id"] = Id(toot.Id),
            ["created_at"] = Text(toot.At),
            ["edited_at"] = toot.EditedAt is { } edited ? Text(edited) : null,
            ["in_reply_to_id"] = toot.Parent is { } parent && Find(parent.Id) is not null ? Id(parent.Id) : null,
            ["in_reply_to_account_id"] = toot.Parent is { } above ? Id(IdOf(above.Author)) : null,
            ["visibility"] = toot.IsDirect ? "direct" : "public",
            ["language"] = "en",
            ["url"] = $"https://uni.social/@{toot.Author}/{toot.Id}",
            ["replies_count"] = toots.Count(other => Same(other.Parent?.Id, toot.Id) && !other.IsDeleted),
            ["content"] = Content(toot),
            ["spoiler_text"] = string.Empty,
            ["reblog"] = toot.Original is { } original ? Status(original) : null,
            ["account"] = Account(toot.Author),
            ["media_attachments"] = new JsonArray(),
            ["mentions"] = new JsonArray([.. toot.Names.Select(Mention)]),
            ["something_new"] = new JsonObject { ["x"] = 1 },
        };

    internal JsonObject Account(string name)
    {
        string shown = name is Desk ? Official : name;
        return new JsonObject
        {
            ["id"] = Id(IdOf(name)),
            ["username"] = shown.Split('@')[0],
            ["acct"] = shown,
            ["url"] = $"https://uni.social/@{shown}",
            ["locked"] = false,
            ["last_status_at"] = OwnOnes.FirstOrDefault(toot => name is Desk) is { } last
                ? LocalDatePattern.Iso.Format(last.At.InUtc().Date)
                : null,
        };
    }

    private IEnumerable<Toot> Newest => toots.Where(toot => !toot.IsDeleted).Reverse();

    private JsonNode Notification(Toot toot) =>
        new JsonObject
        {
            ["id"] = Id(Reversed(toot.Id)),
            ["type"] = toot.Original is null ? "mention" : OtherType,
            ["created_at"] = Text(toot.At),
            ["account"] = Account(toot.Author),
            ["status"] = Status(toot),
        };

    /// <summary>Another id than the status's; of the same kind.</summary>
    internal static string Reversed(string id) => id.All(char.IsAsciiDigit) ? $"1{id[1..]}" : $"{id[..^1]}{(id[^1] == 'Z' ? 'Y' : 'Z')}";

    private JsonNode Mention(string name) =>
        new JsonObject
        {
            ["id"] = Id(IdOf(name)),
            ["username"] = (name is Desk ? Official : name).Split('@')[0],
            ["acct"] = name is Desk ? Official : name,
            ["url"] = $"https://uni.social/@{(name is Desk ? Official : name)}",
        };

    private string Content(Toot toot) =>
        "<p>"
        + string.Concat(
            toot.Names.Select(name =>
                $"<span class=\"h-card\"><a href=\"https://uni.social/@{(name is Desk ? Official : name)}\" class=\"u-url mention\">@<span>{name}</span></a></span> "
            )
        )
        + $"{WebUtility.HtmlEncode(toot.Text)}</p>";

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private void Replace(string id, Func<Toot, Toot> change)
    {
        int at = toots.FindIndex(toot => string.Equals(toot.Id, id, StringComparison.Ordinal));
        Toot old = toots[at];
        toots[at] = change(old);
        for (int i = 0; i < toots.Count; i++)
        {
            toots[i] = toots[i].Parent == old ? toots[i] with { Parent = toots[at] } : toots[i];
        }
    }
}
