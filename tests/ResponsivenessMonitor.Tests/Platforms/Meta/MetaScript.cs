using System.Globalization;
using System.Text;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Platforms.Meta;

/// <summary>What people published on a scripted Facebook or Instagram.</summary>
/// <param name="time">Whose present it is.</param>
/// <param name="isInstagram">Which of the two: they write ids in other ways.</param>
internal sealed class MetaScript(ManualTime time, bool isInstagram)
{
    private const long FirstNumber = 170_000_000_000_000;

    private readonly List<MetaEntry> entries = [];
    private readonly Dictionary<string, string> people = new(StringComparer.Ordinal);
    private long made;

    /// <summary>The account's id; on Facebook that of the Page.</summary>
    internal string OfficialId { get; } = isInstagram ? "17841400000000001" : PageId;

    /// <summary>The id of the Page.</summary>
    internal const string PageId = "200100000000001";

    /// <summary>The account's name, which may change.</summary>
    internal string Official { get; set; } = "larkmoorlibrary";

    internal IEnumerable<MetaEntry> There =>
        entries.Where(entry => !entry.IsDeleted && entry.Post?.IsDeleted != true && entry.Parent?.IsDeleted != true);

    internal string IdOf(string? person)
    {
        if (person is null)
        {
            return OfficialId;
        }

        if (!people.TryGetValue(person, out string? id))
        {
            people.Add(person, id = Number());
        }

        return id;
    }

    internal MetaEntry? Find(string id) => There.FirstOrDefault(entry => Same(entry.Id, id));

    /// <summary>Replies to replies become replies to the comment above both, as the platforms do it.</summary>
    internal MetaEntry Publish(string? by, string text, string? parent, bool isDirect)
    {
        MetaEntry? above = parent is null ? null : Find(parent) ?? throw new ArgumentException($"There is no {parent}.", nameof(parent));
        string? dialogue = isDirect || above?.Dialogue is not null ? by ?? above?.Dialogue : null;
        MetaEntry? post =
            dialogue is not null || above is null ? null
            : above.IsPost ? above
            : above.Post;
        return Add(
            new MetaEntry(IdFor(by, post, dialogue is not null), by, text, time.Now)
            {
                Post = post,
                Parent = above is { IsPost: false, Dialogue: null } ? above.Parent ?? above : null,
                Dialogue = dialogue,
            }
        );
    }

    internal MetaEntry Add(MetaEntry entry)
    {
        MetaEntry added = entry.Id.Length > 0 ? entry : entry with { Id = IdFor(entry.Author, entry.Post, entry.Dialogue is not null) };
        entries.Add(added);
        return added;
    }

    internal IEnumerable<MetaEntry> Newest(Func<MetaEntry, bool> which) => There.Where(which).Reverse();

    /// <summary>Dialogues, the one first in which something was said last.</summary>
    internal IEnumerable<(string Id, string With, MetaEntry[] Messages)> Dialogues =>
        There
            .Where(entry => entry.Dialogue is not null)
            .GroupBy(entry => entry.Dialogue!, StringComparer.Ordinal)
            .Select(one =>
                (Id: isInstagram ? $"aWdf{Hex(one.Key)}" : $"t_{IdOf(one.Key)}", With: one.Key, Messages: one.Reverse().ToArray())
            )
            .OrderByDescending(one => one.Messages[0].At)
            .ThenBy(one => one.Id, StringComparer.Ordinal);

    private string IdFor(string? by, MetaEntry? post, bool isMessage) =>
        isMessage
            ? isInstagram
                ? $"aWdm{Hex(Number())}"
                : $"m_{Hex(Number())}"
            : isInstagram
                ? Number()
                : post is null
                    ? $"{IdOf(by)}_{Number()}"
                    : $"{post.Id[(post.Id.IndexOf('_', StringComparison.Ordinal) + 1)..]}_{Number()}";

    private string Number() => (FirstNumber + (++made * 37)).ToString(CultureInfo.InvariantCulture);

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
