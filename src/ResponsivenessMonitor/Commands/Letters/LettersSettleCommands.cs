using System.CommandLine;
using System.Globalization;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Commands.Letters;

/// <summary><c>letters release ID</c> and <c>letters drop ID</c>: what a person decides of a letter that did not simply leave.</summary>
internal static class LettersSettleCommands
{
    internal static Command Release(Surroundings around)
    {
        Argument<long> number = Number();
        number.Arity = ArgumentArity.ZeroOrOne;
        Option<bool> all = new("--all") { Description = "Releases all letters that are held in doubt." };
        Option<bool> refused = new("--refused")
        {
            Description =
                "Releases all letters that were refused and whose text is still kept, as after a mail server that refused everybody.",
        };
        Option<bool> quarantine = new("--quarantine")
        {
            Description =
                "Ends a quarantine of the outbox: once readings have caught up, letters leave again, what waited in one a person.",
        };
        Option<string> by = ByOption.Build();
        Command release = new("release", "Sends a letter again that is held in doubt or was refused, with the same Message-ID.")
        {
            number,
            all,
            refused,
            quarantine,
            by,
        };
        release.Validators.Add(result =>
        {
            int said =
                (result.GetResult(number) is { Tokens.Count: > 0 } ? 1 : 0)
                + (result.GetValue(all) ? 1 : 0)
                + (result.GetValue(refused) ? 1 : 0)
                + (result.GetValue(quarantine) ? 1 : 0);
            if (said != 1)
            {
                result.AddError("Name one letter by its number, or say --all for those in doubt, or --refused, or --quarantine.");
            }
        });
        release.OnDatabase(
            around,
            async (parse, room, cancellationToken) =>
            {
                ActedBy who = new(parse.GetRequiredValue(by), room.Now);
                if (parse.GetValue(quarantine))
                {
                    return await room.TellAsync(await room.Get<QuarantineActs>().EndAsync(who, cancellationToken), Ended);
                }

                LetterActs acts = room.Get<LetterActs>();
                IReadOnlyList<long> letters =
                    parse.GetValue(all) ? await acts.FindAsync(LetterState.Held, cancellationToken)
                    : parse.GetValue(refused) ? await acts.FindAsync(LetterState.Refused, cancellationToken)
                    : [parse.GetValue(number)];
                if (letters.Count == 0)
                {
                    await room.Output.WriteLineAsync("Nothing was changed. There are no such letters.");
                }

                int code = ExitCode.Good;
                foreach (long letter in letters)
                {
                    ActOutcome outcome = await acts.ReleaseAsync(letter, who, cancellationToken);
                    code = Math.Max(code, await room.TellAsync(outcome, $"Letter {letter} is sent again."));
                }

                await WarnAsync(room, cancellationToken);

                return code;
            },
            DatabaseNeed.ToRead
        );
        return release;
    }

    /// <summary><c>letters quarantine</c>: nobody is told anything until somebody says so.</summary>
    internal static Command Quarantine(Surroundings around)
    {
        Option<string> reason = new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, for the audit log, such as \"restored from last night's dump\".",
            Required = true,
        };
        Option<string> by = ByOption.Build();
        Command quarantine = new(
            "quarantine",
            "Holds all letters back, as before the start of a restored PostgreSQL, until 'letters release --quarantine'."
        )
        {
            reason,
            by,
        };
        quarantine.OnDatabase(
            around,
            async (parse, room, cancellationToken) =>
            {
                ActedBy who = new(parse.GetRequiredValue(by), room.Now);
                ActOutcome outcome = await room.Get<QuarantineActs>().BeginAsync(parse.GetRequiredValue(reason), who, cancellationToken);
                return await room.TellAsync(outcome, "Nothing is sent from now on; 'letters release --quarantine' ends that.");
            },
            DatabaseNeed.ToRead
        );
        return quarantine;
    }

    internal static Command Drop(Surroundings around)
    {
        Argument<long> number = Number();
        Option<string> reason = new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why it need not be sent, for the audit log, such as \"stands in the relay's log\".",
            Required = true,
        };
        Option<string> by = ByOption.Build();
        Command drop = new("drop", "Settles a letter that has not left: it has arrived all the same, or need not.") { number, reason, by };
        drop.OnDatabase(
            around,
            async (parse, room, cancellationToken) =>
            {
                long letter = parse.GetValue(number);
                ActedBy who = new(parse.GetRequiredValue(by), room.Now);
                ActOutcome outcome = await room.Get<LetterActs>().DropAsync(letter, parse.GetRequiredValue(reason), who, cancellationToken);
                return await room.TellAsync(outcome, $"Letter {letter} is dropped.");
            },
            DatabaseNeed.ToRead
        );
        return drop;
    }

    /// <summary>What was released does not leave in a quarantine.</summary>
    private static async Task WarnAsync(Room room, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await room.OpenAsync(cancellationToken);
        if (await QuarantineNote.ReadAsync(db, cancellationToken) is { IsOver: false } quarantine)
        {
            await room.Error.WriteLineAsync(quarantine.Sentence);
        }
    }

    private const string Ended =
        "The quarantine ends: letters leave once readings, verdicts and the digest have caught up, which a running service does within minutes. "
        + "What waited is told in one letter a person.";

    private static Argument<long> Number() =>
        new("ID")
        {
            Description = "The letter's number, as 'letters held' and 'letters list' give it.",
            CustomParser = result =>
            {
                if (result.Tokens.Count == 0)
                {
                    return default;
                }

                string text = result.Tokens[0].Value;
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
                {
                    return value;
                }

                result.AddError($"'{text}' is no letter's number; write it as 'letters held' does, such as 17.");
                return default;
            },
        };
}
