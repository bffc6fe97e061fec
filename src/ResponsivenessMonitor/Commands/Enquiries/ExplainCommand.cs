using System.CommandLine;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands.Enquiries;

/// <summary><c>explain ENQUIRY</c>: how an enquiry was counted, where it stands and why, what was told and done.</summary>
internal static class ExplainCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<long> number = EnquiriesCommand.Number();
        Command explain = new("explain", "Shows how an enquiry was counted, and what was told about it.") { number };
        explain.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(number), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return explain;
    }

    private static async Task<int> RunAsync(long number, Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        StoredExplanation? explanation = await StoredExplanation.FindAsync(db, room.Get<RuleBook>(), number, room.Now, cancellationToken);
        if (explanation is null)
        {
            await room.Error.WriteLineAsync(
                $"There is no enquiry {number}. Its number may be mistyped, or it was erased: after some months only monthly counts are kept."
            );
            return ExitCode.Nothing;
        }

        new StoredExplanationText(explanation, room.Output).Write();
        return ExitCode.Good;
    }
}
