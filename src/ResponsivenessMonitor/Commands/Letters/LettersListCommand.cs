using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters list</c>: the latest letters, newest first.</summary>
internal static class LettersListCommand
{
    private const int Usual = 50;
    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    internal static Command Build(Surroundings around)
    {
        Option<string> to = new("--to") { HelpName = "ADDRESS", Description = "Only letters to this address." };
        Option<LetterState?> state = TextOption.Of<LetterState?>(
            "--state",
            "STATE",
            $"Only letters in this state: {string.Join(", ", Enum.GetValues<LetterState>().Select(AccountFields.Word))}.",
            text => ReadState(text)
        );
        Option<int> limit = TextOption.Of("--limit", "N", $"How many at most. Default: {Usual}.", ReadLimit);
        Command list = new("list", "Shows the latest letters, newest first.") { to, state, limit };
        list.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetValue(to),
                    parse.GetValue(state),
                    parse.GetResult(limit) is null ? Usual : parse.GetValue(limit),
                    room,
                    cancellationToken
                ),
            DatabaseNeed.ToRead
        );
        return list;
    }

    private static async Task<int> RunAsync(string? to, LetterState? state, int limit, Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        IQueryable<Letter> wanted = db.Letters.AsNoTracking();
        wanted = to is null ? wanted : wanted.Where(letter => letter.RecipientAddress == to);
        wanted = state is not { } one ? wanted : wanted.Where(letter => letter.State == one);
        List<Letter> letters = await wanted.OrderByDescending(letter => letter.Id).Take(limit).ToListAsync(cancellationToken);
        if (letters.Count == 0)
        {
            await room.Output.WriteLineAsync("No such letters.");
            return ExitCode.Good;
        }

        TextTable table = new("letter", "written", "to", "state", "tells", "subject");
        foreach (Letter letter in letters)
        {
            table.Add(
                letter.Id.ToString(CultureInfo.InvariantCulture),
                Minute.Format(letter.WrittenAt),
                letter.RecipientAddress,
                LetterWords.Of(letter),
                letter.Tells,
                letter.Subject
            );
        }

        table.Write(room.Output);
        return ExitCode.Good;
    }

    private static LetterState ReadState(string text) =>
        Enum.GetValues<LetterState>().Where(state => AccountFields.Word(state).Equals(text, StringComparison.OrdinalIgnoreCase)).ToArray()
            is [var one]
            ? one
            : throw new FormatException(
                $"'{text}' is none of {string.Join(", ", Enum.GetValues<LetterState>().Select(AccountFields.Word))}."
            );

    private static int ReadLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0
            ? limit
            : throw new FormatException($"'{text}' is no number of letters.");
}
