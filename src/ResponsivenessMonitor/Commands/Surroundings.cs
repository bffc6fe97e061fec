using System.CommandLine;

namespace ResponsivenessMonitor.Commands;

/// <summary>What a command line is run in.</summary>
/// <param name="time">The clock.</param>
/// <param name="settings">The settings that stand on the command line itself, such as <c>--Database:ConnectionString=…</c>.</param>
internal sealed class Surroundings(TimeProvider time, IReadOnlyList<string> settings)
{
    private readonly HashSet<Command> takers = [];

    internal TimeProvider Time { get; } = time;

    internal IReadOnlyList<string> Settings { get; } = settings;

    /// <summary>Notes that the verb takes settings: they are no arguments of it.</summary>
    internal void Note(Command command) => takers.Add(command);

    internal bool TakesSettings(Command command) => takers.Contains(command);
}
