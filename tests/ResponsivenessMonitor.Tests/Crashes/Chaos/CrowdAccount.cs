using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>One official account of the scripted platform: what is said to it and by it, and how the server writes that down.</summary>
internal sealed class CrowdAccount(int number)
{
    private readonly Lock gate = new();
    private readonly List<CrowdPost> posts = [];

    internal int Number { get; } = number;

    internal string Name => Named(Number);

    internal string Token => string.Create(CultureInfo.InvariantCulture, $"token-of-{Number:D4}");

    internal string Id => string.Create(CultureInfo.InvariantCulture, $"{900_000 + Number}");

    /// <summary>How far the clock of its server is ahead.</summary>
    internal Duration Ahead { get; init; }

    internal static string Named(int number) => string.Create(CultureInfo.InvariantCulture, $"desk{number:D4}");

    internal void Add(CrowdPost post)
    {
        lock (gate)
        {
            posts.Add(post);
        }
    }

    /// <summary>What it is told of, newest first.</summary>
    internal CrowdPost[] Told(Instant now) => [.. Shown(now).Where(post => post.Author is not null).OrderByDescending(post => post.ToldAt)];

    /// <summary>What it published, newest first.</summary>
    internal CrowdPost[] Own(Instant now) => [.. Shown(now).Where(post => post.Author is null).OrderByDescending(post => post.At)];

    internal CrowdPost? Find(string? id, Instant now) =>
        Array.Find(Shown(now), post => string.Equals(Text(post.Id), id, StringComparison.Ordinal));

    internal CrowdPost[] RepliesTo(CrowdPost post, Instant now) => [.. Shown(now).Where(other => other.Parent?.Id == post.Id)];

    internal JsonObject Notification(CrowdPost post, Instant now) =>
        new()
        {
            ["id"] = Text(post.Id + 1),
            ["type"] = "mention",
            ["created_at"] = Text(post.ToldAt + Ahead),
            ["account"] = Profile(post.Author),
            ["status"] = Status(post, now),
        };

    internal JsonObject Status(CrowdPost post, Instant now) =>
        new()
        {
            ["id"] = Text(post.Id),
            ["created_at"] = Text(post.At + Ahead),
            ["in_reply_to_id"] = post.Parent is { } parent ? Text(parent.Id) : null,
            ["in_reply_to_account_id"] = post.Parent is { } above ? IdOf(above.Author) : null,
            ["visibility"] = "public",
            ["language"] = "en",
            ["url"] = $"https://uni.social/{WordsOf(post)}/{Text(post.Id)}",
            ["replies_count"] = RepliesTo(post, now).Length,
            ["content"] = $"<p>{post.Text}</p>",
            ["spoiler_text"] = string.Empty,
            ["reblog"] = null,
            ["account"] = Profile(post.Author),
            ["media_attachments"] = new JsonArray(),
            ["mentions"] = new JsonArray(Mention(post.Author is null ? post.Parent?.Author : null)),
        };

    internal JsonObject Profile(string? author) =>
        new()
        {
            ["id"] = IdOf(author),
            ["username"] = (author ?? Name).Split('@')[0],
            ["acct"] = author ?? Name,
            ["url"] = $"https://uni.social/@{author ?? Name}",
            ["locked"] = false,
        };

    /// <summary>An id as the platform writes it.</summary>
    internal static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private CrowdPost[] Shown(Instant now)
    {
        lock (gate)
        {
            return [.. posts.Where(post => post.ShownFrom <= now)];
        }
    }

    /// <summary>The token of a question, which is in its address as well: some letters may quote no words (§7).</summary>
    private string WordsOf(CrowdPost post) => post.Author is { } author ? $"question-{author[6..12]}" : Name;

    private JsonObject Mention(string? named) =>
        new()
        {
            ["id"] = IdOf(named),
            ["username"] = (named ?? Name).Split('@')[0],
            ["acct"] = named ?? Name,
            ["url"] = $"https://uni.social/@{named ?? Name}",
        };

    private string IdOf(string? author) => author is null ? Id : $"8{author[6..author.IndexOf('@', StringComparison.Ordinal)]}";

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
