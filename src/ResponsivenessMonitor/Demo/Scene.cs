using NodaTime;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Enquiries;

namespace ResponsivenessMonitor.Demo;

/// <summary>What happens at one account of the pretend university, line by line.</summary>
/// <param name="account">The account.</param>
/// <param name="habit">Its habit, for the time in which nothing can happen.</param>
internal sealed class Scene(DemoAccount account, Habit habit)
{
    private readonly List<ScriptLine> lines = [];
    private readonly List<(Instant At, string Id)> posts = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>The account.</summary>
    internal DemoAccount Account { get; } = account;

    /// <summary>All that happened so far, in the order in which it was thought of.</summary>
    internal IReadOnlyList<ScriptLine> Lines => lines;

    /// <summary>Whether replies nest one level only, so that an answer names whom it answers.</summary>
    internal bool NamesPeople => ReplayShapes.Of(Account.Platform) == ConversationShape.OneLevel;

    /// <summary>The last post before an instant; null when there is none.</summary>
    internal string? PostBefore(Instant at) => posts.Where(post => post.At < at).OrderBy(post => post.At).LastOrDefault().Id;

    /// <summary>Whether the account is gone at an instant, so that nothing can happen there.</summary>
    internal bool IsSilentAt(Instant at) => habit.Silence is { } silence && silence.Contains(at);

    /// <summary>The account posts.</summary>
    internal string Post(Instant at, string text) => Add(at, line => line with { Kind = ScriptKind.Post, Text = text });

    /// <summary>Somebody asks or says something.</summary>
    internal string Ask(Instant at, string author, ScriptKind kind, string text, string? parent = null, string? language = null) =>
        Add(
            at,
            line => line with { Author = author, Kind = kind, Text = text, Language = language, Parent = parent ?? ParentOf(kind, at) }
        );

    /// <summary>The account, or a sibling by its slug, replies.</summary>
    internal string Reply(Instant at, string parent, string text, string? named = null, string? sibling = null) =>
        Add(at, line => line with { Parent = parent, Text = text, Author = sibling, Names = named is null || !NamesPeople ? [] : [named] });

    /// <summary>Anything else, or an item in full.</summary>
    /// <returns>The item's id, also when the account was gone and nothing happened.</returns>
    internal string Add(Instant at, Func<ScriptLine, ScriptLine> with)
    {
        ScriptLine line = with(
            new ScriptLine(at, ScriptAct.Item)
            {
                Account = Account.Id,
                Platform = Account.Platform,
                Id = NextId(at),
            }
        );
        string id = line.Id ?? string.Empty;
        if (IsSilentAt(at))
        {
            return id;
        }

        lines.Add(line);
        if (line.Kind == ScriptKind.Post)
        {
            posts.Add((at, id));
        }

        return id;
    }

    /// <summary>Something that is no item; also while the account is gone.</summary>
    internal void Note(Instant at, ScriptAct act, Func<ScriptLine, ScriptLine>? with = null)
    {
        ScriptLine line = new(at, act) { Account = Account.Id, Platform = Account.Platform };
        lines.Add(with is null ? line : with(line));
    }

    /// <summary>Something that befalls its whole platform.</summary>
    internal void NoteEverywhere(Instant at, ScriptAct act, Instant until, string text = "") =>
        lines.Add(
            new ScriptLine(at, act)
            {
                Platform = Account.Platform,
                Until = until,
                Text = text,
            }
        );

    /// <summary>The office closes on dates, but for hours that stay open.</summary>
    internal void Close(Instant at, string dates, string? open, string calendar, string reason) =>
        lines.Add(
            new ScriptLine(at, ScriptAct.Closure)
            {
                Dates = dates,
                Open = open,
                Calendar = calendar,
                Text = reason,
            }
        );

    private string? ParentOf(ScriptKind kind, Instant at) => kind == ScriptKind.Comment ? PostBefore(at) : null;

    /// <summary>By account, day and a running number of that day: what happens later never moves an earlier id.</summary>
    private string NextId(Instant at)
    {
        LocalDate date = DemoTime.Local(at).Date;
        string day = $"{Account.Handle.Split('@', '.')[0].ToLowerInvariant()}-{date.Year:0000}{date.Month:00}{date.Day:00}";
        numbers[day] = numbers.GetValueOrDefault(day) + 1;
        return $"{day}-{numbers[day]}";
    }
}
