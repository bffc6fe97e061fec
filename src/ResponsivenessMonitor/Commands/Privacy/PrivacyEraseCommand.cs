using System.CommandLine;
using NodaTime.Text;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Acts.Privacy;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Commands.Privacy;

/// <summary><c>privacy erase</c>: what identifies somebody goes, and does not come back; the figures stay.</summary>
internal static class PrivacyEraseCommand
{
    private const int LongestReason = 500;

    internal static Command Build(Surroundings around)
    {
        Option<AuthorName> author = PrivacyCommand.Author();
        Option<bool> yes = new("--yes") { Description = "Erases; without it nothing is changed." };
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would be erased." };
        Option<string> reason = new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, for the audit log, such as the number of the request; not the person's name.",
            DefaultValueFactory = _ => string.Empty,
        };
        Option<string> by = ByOption.Build();
        Command erase = new("erase", "Erases what identifies somebody who wrote to an account; what they had written does not come back.")
        {
            author,
            yes,
            dryRun,
            reason,
            by,
        };
        erase.Validators.Add(result =>
        {
            string text = result.GetValue(reason) ?? string.Empty;
            if (text.Length > LongestReason)
            {
                result.AddError($"--reason: at most {LongestReason} characters.");
            }
            else if (result.GetResult(author) is { Tokens: [{ Value: var given }] } && Names(text, given))
            {
                result.AddError(
                    "--reason: the audit log outlives what is erased, so the reason may not name the author; write the number of the request."
                );
            }
        });
        erase.OnDatabase(
            around,
            (parse, room, cancellationToken) =>
                RunAsync(
                    parse.GetRequiredValue(author),
                    parse.GetValue(yes) && !parse.GetValue(dryRun),
                    parse.GetValue(dryRun),
                    parse.GetRequiredValue(reason).Trim(),
                    parse.GetRequiredValue(by),
                    room,
                    cancellationToken
                ),
            DatabaseNeed.ToRead
        );
        return erase;
    }

    private static async Task<int> RunAsync(
        AuthorName name,
        bool isMeant,
        bool isDryRun,
        string reason,
        string by,
        Room room,
        CancellationToken cancellationToken
    )
    {
        if (await PrivacyCommand.FindAsync(room, name, cancellationToken) is not { } author)
        {
            return ExitCode.Nothing;
        }

        KeptOfAuthor kept;
        await using (MonitorDbContext db = await room.OpenAsync(cancellationToken))
        {
            kept = await KeptOfAuthor.CountAsync(db, author, cancellationToken);
        }

        if (kept.IsNothing)
        {
            await room.Output.WriteLineAsync(PrivacyCommand.Nothing(author));
            if (kept.ErasedAt is { } at)
            {
                await room.Output.WriteLineAsync(
                    $"They were erased before: what they had published by {InstantPattern.General.Format(at)} is not kept again."
                );
            }

            return ExitCode.Good;
        }

        if (!isMeant)
        {
            await room.Output.WriteLineAsync(
                $"Nothing was changed. Would be erased: {kept.Enquiries} enquiries' enquirer ({kept.Open} of them wait and would be closed), "
                    + $"{kept.Excerpts} excerpts, {kept.Items} items' author, {kept.Letters} texts of letters, a name in {kept.Named} answers."
            );
            if (!isDryRun)
            {
                await room.Error.WriteLineAsync("It cannot be taken back; add --yes to have it done.");
            }

            return isDryRun ? ExitCode.Good : ExitCode.Nothing;
        }

        ErasedRows rows = await room.Get<EraseAuthor>().RunAsync(author, reason, new ActedBy(by, room.Now), cancellationToken);
        await room.Output.WriteLineAsync(
            $"Erased: {rows.Enquiries} enquiries are nobody's now, {rows.Excerpts} excerpts, {rows.Items} items are nobody's now, {rows.Letters} texts of letters. "
                + "What was measured stays in the figures."
        );
        if (rows.Waiting > 0)
        {
            await room.Output.WriteLineAsync(
                $"{rows.Waiting} conversations keep their names for now, because somebody else waits in them; these become hashes 30 days after the last of these enquiries closes."
            );
        }

        await room.Output.WriteLineAsync(
            "Letters that were sent, copies in the pickup folder and backups are beyond reach: see docs/privacy.md. After a backup is restored, erase again."
        );
        return ExitCode.Good;
    }

    /// <summary>Whether a text holds the name, without the platform, the signs and the server around it.</summary>
    private static bool Names(string text, string given)
    {
        string name = given[(given.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimStart('@');
        return name.Length > 0 && text.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
