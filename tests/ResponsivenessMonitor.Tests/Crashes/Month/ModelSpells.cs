using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Crashes.Month;

/// <summary>Cuts the lines of one account into enquiries, by the words of policy: waiting spells and what ends them.</summary>
internal static class ModelSpells
{
    private sealed record Message(ScriptLine Line, string Conversation, bool IsDirect);

    internal static IReadOnlyList<ModelSpell> Of(IEnumerable<ScriptLine> lines, string account, bool nests)
    {
        Dictionary<string, Message> messages = new(StringComparer.Ordinal);
        List<(ModelSpell Spell, string Conversation)> spells = [];
        HashSet<(string Conversation, string Author)> voices = [];
        IEnumerable<ModelSpell> OpenIn(string conversation) =>
            spells.Where(entry => entry.Spell.Ended is null && Same(entry.Conversation, conversation)).Select(entry => entry.Spell);

        foreach (ScriptLine line in lines.Where(line => line.Act == ScriptAct.Item).OrderBy(line => line.At))
        {
            Message? parent = line.Parent is { } on ? messages[on] : null;
            bool isDirect = line.Kind == ScriptKind.DirectMessage || parent?.IsDirect == true;
            string conversation =
                isDirect ? parent?.Conversation ?? $"{account}:{line.Author}"
                : parent is null ? line.Id!
                : !nests && parent.Line.Kind == ScriptKind.Post ? line.Id!
                : parent.Conversation;
            messages.Add(line.Id!, new Message(line, conversation, isDirect));
            if (line.Author is { } author)
            {
                _ = voices.Add((conversation, author));
                if (!line.Text.Contains('?', StringComparison.Ordinal))
                {
                    continue; // thanks and remarks
                }

                ModelSpell? waiting = OpenIn(conversation).FirstOrDefault(spell => Same(spell.Author, author));
                if (waiting is null)
                {
                    spells.Add((new ModelSpell(line.Id!, author, line.At), conversation));
                }
                else
                {
                    _ = waiting.Items.Add(line.Id!);
                }

                continue;
            }

            bool namesSomebody = line.Names.Any(name => voices.Contains((conversation, name)));
            HashSet<string> chain = new(Upward(line, messages), StringComparer.Ordinal);
            foreach (ModelSpell spell in OpenIn(conversation).ToList())
            {
                bool ends =
                    isDirect ? true
                    : nests ? spell.Items.Overlaps(chain)
                    : !namesSomebody || line.Names.Any(name => Same(name, spell.Author));
                spell.Ended = ends ? line.At : spell.Ended;
            }
        }

        return [.. spells.Select(entry => entry.Spell)];
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>What the line replies to, up to the root.</summary>
    private static IEnumerable<string> Upward(ScriptLine line, Dictionary<string, Message> messages)
    {
        for (string? at = line.Parent; at is not null; at = messages[at].Line.Parent)
        {
            yield return at;
        }
    }
}
