using System.Text;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Platforms.Replay;

/// <summary>Reads a replay script: JSON Lines in order of their time. Every bad line is a fault, and the good ones can be played.</summary>
internal sealed class ScriptReader
{
    private readonly List<ScriptLine> lines = [];
    private readonly List<ScriptFault> faults = [];
    private readonly Dictionary<(Platform Platform, string Id), ScriptKind?> items = [];
    private readonly HashSet<(AccountId Account, string Id)> own = [];

    private ScriptReader() { }

    /// <summary>Reads a script's text; empty lines are passed over.</summary>
    /// <returns>The good lines, and what is wrong with the others in their order.</returns>
    internal static (ReplayScript Script, IReadOnlyList<ScriptFault> Faults) Read(TextReader text)
    {
        ScriptReader reader = new();
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                reader.Take(number, line);
            }
        }

        return (new ReplayScript(reader.lines), reader.faults);
    }

    /// <summary>Reads a script from a file in UTF-8.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal static (ReplayScript Script, IReadOnlyList<ScriptFault> Faults) ReadFile(string path)
    {
        using StreamReader reader = new(path, Encoding.UTF8);
        return Read(reader);
    }

    private void Take(int number, string json)
    {
        try
        {
            ScriptLine line = ScriptLineReader.Read(json);
            CheckOrder(line);
            CheckItems(line);
            lines.Add(line);
        }
        catch (FormatException fault)
        {
            faults.Add(new ScriptFault(number, fault.Message));
        }
    }

    private void CheckOrder(ScriptLine line)
    {
        if (lines.Count > 0 && line.At < lines[^1].At)
        {
            throw new FormatException(
                $"it is earlier than the line before it ({line.At} after {lines[^1].At}); sort the lines by '{ScriptFields.At}'."
            );
        }

        if (line.Until is { } until && until <= line.At)
        {
            throw new FormatException($"it ends at {until}, not after its start; give a later '{ScriptFields.Until}'.");
        }
    }

    private void CheckItems(ScriptLine line)
    {
        if (line is not { Id: { } id, Platform: { } platform, Account: { } account })
        {
            return;
        }

        if (line.Act != ScriptAct.Item)
        {
            _ = Known(platform, id);
            return;
        }

        ScriptKind? parent = line.Parent is { } known && platform != ReplayShapes.Export ? Known(platform, known) : null;
        ScriptKind? kind = line.Kind ?? (parent == ScriptKind.DirectMessage ? parent : null);
        bool isOwn = line.Author is null;
        if (line.Kind == ScriptKind.Post && !isOwn)
        {
            throw new FormatException($"a post is the account's own; leave '{ScriptFields.Author}' out or write kind mention or comment.");
        }

        if (isOwn && kind == ScriptKind.DirectMessage && parent is null)
        {
            throw new FormatException($"a direct message by the account answers one; name it as '{ScriptFields.Parent}'.");
        }

        if (!own.Add((account, id)))
        {
            throw new FormatException($"the account has an item '{id}' already; give each its own '{ScriptFields.Id}'.");
        }

        _ = items.TryAdd((platform, id), kind);
    }

    private ScriptKind? Known(Platform platform, string id) =>
        items.TryGetValue((platform, id), out ScriptKind? kind)
            ? kind
            : throw new FormatException($"there is no earlier item '{id}' on {platform}; put its line before this one.");
}
