using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Configuring;

/// <summary><c>settings</c>: all settings there are, for people and for editors, as the code states them. Nothing of this installation is read.</summary>
internal static class SettingsCommand
{
    internal const string Manual = "docs/configuration.md";
    internal const string Schema = "appsettings.schema.json";

    internal static Command Build()
    {
        Command markdown = new("markdown", "Prints all settings with kinds, defaults and meanings, as tables in Markdown.");
        markdown.SetAction(parse => Run(parse, Tables));
        Command schema = new("schema", "Prints the schema of appsettings.json, for editors (JSON Schema 2020-12).");
        schema.SetAction(parse => Run(parse, () => SettingsSchema.Write(new SettingTree(DocText.OfProgram()).Sections())));
        Option<string> folder = new("--folder")
        {
            HelpName = "FOLDER",
            Description = "The source's top folder. Default: the one you are in.",
            DefaultValueFactory = _ => ".",
        };
        Command write = new("write", $"Writes both into the source: the tables of {Manual}, and {Schema}.") { folder };
        write.SetAction(parse => Run(parse, () => Write(Path.GetFullPath(parse.GetRequiredValue(folder)))));
        return new Command("settings", "Prints all settings there are.") { markdown, schema, write };
    }

    /// <summary>What the two files have to hold, by their paths below the source's top folder.</summary>
    /// <exception cref="FormatException">The manual's page cannot be read, or its marks are wrong.</exception>
    internal static IReadOnlyDictionary<string, string> Files(string folder)
    {
        DocText comments = DocText.OfProgram();
        IReadOnlyList<SettingNode> sections = new SettingTree(comments).Sections();
        string page = Path.Combine(folder, Manual);
        if (!File.Exists(page))
        {
            throw new FormatException($"There is no {page}; run this in the source's top folder, or name it with --folder.");
        }

        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Manual] = SettingsPage.Renew(File.ReadAllText(page), sections, new SettingsMarkdown(comments)),
            [Schema] = SettingsSchema.Write(sections),
        };
    }

    private static string Write(string folder)
    {
        IReadOnlyDictionary<string, string> files = Files(folder);
        foreach ((string path, string text) in files)
        {
            File.WriteAllText(Path.Combine(folder, path), text);
        }

        return $"Wrote {string.Join(" and ", files.Keys)}.\n";
    }

    private static string Tables()
    {
        DocText comments = DocText.OfProgram();
        SettingsMarkdown markdown = new(comments);
        return string.Join("\n", new SettingTree(comments).Sections().Select(section => $"## {section.Name}\n\n{markdown.Table(section)}"));
    }

    private static int Run(ParseResult parse, Func<string> make)
    {
        try
        {
            parse.InvocationConfiguration.Output.Write(make());
            return ExitCode.Good;
        }
        catch (FormatException fault)
        {
            parse.InvocationConfiguration.Error.WriteLine(fault.Message);
            return ExitCode.Nothing;
        }
    }
}
