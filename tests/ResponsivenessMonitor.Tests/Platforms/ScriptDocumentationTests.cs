using ResponsivenessMonitor.Platforms.Replay;

namespace ResponsivenessMonitor.Tests.Platforms;

/// <summary>What docs/replay-script.md says.</summary>
public sealed class ScriptDocumentationTests
{
    private static readonly string[] Page = File.ReadAllLines(Find());

    [Test]
    public void Its_example_can_be_played()
    {
        string[] example = [.. Page.Where(line => line.StartsWith('{'))];
        (ReplayScript script, IReadOnlyList<ScriptFault> faults) = ScriptReader.Read(new StringReader(string.Join('\n', example)));
        Assert.That(faults, Is.Empty);
        Assert.That(script.Lines, Has.Count.EqualTo(example.Length).And.Count.GreaterThan(4));
    }

    [Test]
    public void It_explains_every_act_and_every_field_of_it()
    {
        string tables = string.Join('\n', Page.Where(line => line.StartsWith('|')));
        foreach (ScriptAct act in Enum.GetValues<ScriptAct>())
        {
            (string[] needed, string[] allowed) = ScriptFields.Of(act);
            string[] names = [ScriptFields.NameOf(act), .. needed, .. allowed];
            Assert.That(names.Where(name => !tables.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty, ScriptFields.NameOf(act));
        }
    }

    private static string Find()
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "replay-script.md")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? string.Empty, "docs", "replay-script.md");
    }
}
