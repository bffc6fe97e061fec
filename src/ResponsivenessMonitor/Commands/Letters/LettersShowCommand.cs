using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters show ID</c>: one letter as it was written.</summary>
internal static class LettersShowCommand
{
    internal static Command Build(Surroundings around)
    {
        Argument<long> number = new("ID") { Description = "The letter's number, as 'letters list' gives it." };
        Option<bool> html = new("--html") { Description = "Prints the HTML alone, to save it and open it in a browser." };
        Command show = new("show", "Shows one letter as it was written.") { number, html };
        show.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(number), parse.GetValue(html), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return show;
    }

    private static async Task<int> RunAsync(long number, bool asHtml, Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        Letter? letter = await db.Letters.AsNoTracking().SingleOrDefaultAsync(other => other.Id == number, cancellationToken);
        if (letter is null)
        {
            await room.Error.WriteLineAsync($"There is no letter {number}; 'letters list' shows their numbers.");
            return ExitCode.Nothing;
        }

        if ((asHtml ? letter.Html : letter.Text) is not { } body)
        {
            await room.Error.WriteLineAsync($"What letter {number} said was erased: it is kept for 7 days after sending.");
            return ExitCode.Nothing;
        }

        if (!asHtml)
        {
            await room.Output.WriteLineAsync(
                $"To:      {Printable.Text(letter.RecipientName)} <{Printable.Text(letter.RecipientAddress)}>"
            );
            await room.Output.WriteLineAsync(
                $"Written: {InstantPattern.ExtendedIso.Format(letter.WrittenAt)}, {Printable.Text(LetterWords.Of(letter))}"
            );
            await room.Output.WriteLineAsync($"Subject: {Printable.Text(letter.Subject)}");
            await room.Output.WriteLineAsync();
        }

        await room.Output.WriteLineAsync(body.TrimEnd());
        return ExitCode.Good;
    }
}
