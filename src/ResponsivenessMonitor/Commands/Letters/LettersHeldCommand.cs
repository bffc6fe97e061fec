using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters held</c>: the letters of which nobody knows whether the mail server has them, and that wait for a person.</summary>
internal static class LettersHeldCommand
{
    private static readonly InstantPattern Second = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'Z'");

    internal static Command Build(Surroundings around)
    {
        Command held = new("held", "Shows the letters that are held in doubt: the mail server may have them or not.");
        held.OnDatabase(around, (_, room, cancellationToken) => RunAsync(room, cancellationToken), DatabaseNeed.ToRead);
        return held;
    }

    private static async Task<int> RunAsync(Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        if (await QuarantineNote.ReadAsync(db, cancellationToken) is { IsOver: false } quarantine)
        {
            await room.Output.WriteLineAsync($"All letters are held back. {quarantine.Sentence}");
        }

        List<Letter> letters = await db
            .Letters.AsNoTracking()
            .Where(letter => letter.State == LetterState.Held)
            .OrderBy(letter => letter.Id)
            .ToListAsync(cancellationToken);
        if (letters.Count == 0)
        {
            await room.Output.WriteLineAsync("No letter is held.");
            return ExitCode.Good;
        }

        TextTable table = new("letter", "in doubt since", "to", "subject", "message-id", "why");
        foreach (Letter letter in letters)
        {
            table.Add(
                letter.Id.ToString(CultureInfo.InvariantCulture),
                letter.InDoubtSince is { } since ? Second.Format(since) : "unknown",
                letter.RecipientAddress,
                letter.Subject,
                letter.MessageId,
                letter.LastError ?? string.Empty
            );
        }

        table.Write(room.Output);
        await room.Output.WriteLineAsync();
        await room.Output.WriteLineAsync(
            "Look for the Message-ID in the mail server's log. 'letters release ID' sends a letter again with the same Message-ID;"
        );
        await room.Output.WriteLineAsync("'letters drop ID --reason TEXT' settles one that has arrived, or that nobody needs any more.");
        return ExitCode.Good;
    }
}
