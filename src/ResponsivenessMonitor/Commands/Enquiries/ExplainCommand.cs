using System.CommandLine;
using System.Globalization;
using ResponsivenessMonitor.Data;

namespace ResponsivenessMonitor.Commands.Enquiries;

/// <summary><c>explain ENQUIRY</c>: how an enquiry was counted, where it stands and why, what was told and done.</summary>
internal static class ExplainCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<long> number = new("ENQUIRY")
        {
            Description = "The enquiry's number, as letters and digests give it.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                {
                    return value;
                }

                result.AddError($"'{text}' is no enquiry's number; write it as the letter does, such as 4711.");
                return default;
            },
        };
        Command explain = new("explain", "Shows how an enquiry was counted, and what was told about it.") { number };
        explain.OnDatabase(around, (parse, room, cancellationToken) => RunAsync(parse.GetValue(number), room, cancellationToken));
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
