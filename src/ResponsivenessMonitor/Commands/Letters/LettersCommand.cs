using System.CommandLine;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters</c>: what was written, to whom, and what became of it.</summary>
internal static class LettersCommand
{
    internal static Command Build(Surroundings around) =>
        new("letters", "What was written, to whom, and what became of it.")
        {
            LettersListCommand.Build(around),
            LettersShowCommand.Build(around),
            LettersPreviewCommand.Build(),
            LettersHeldCommand.Build(around),
            LettersSettleCommands.Release(around),
            LettersSettleCommands.Drop(around),
            LettersSettleCommands.Quarantine(around),
        };
}
