using System.CommandLine;
using System.Globalization;
using ResponsivenessMonitor.Jobs.Pruning;

namespace ResponsivenessMonitor.Commands.Pruning;

/// <summary><c>prune</c>: erases what was kept long enough (policy §7), as the service does every few minutes, or shows what would go.</summary>
internal static class PruneCommand
{
    internal static Command Build(Surroundings around)
    {
        Option<bool> dryRun = new("--dry-run") { Description = "Changes nothing and shows what would go." };
        Command prune = new("prune", "Erases what was kept long enough, as the service does by itself.") { dryRun };
        prune.OnDatabase(
            around,
            (parse, room, cancellationToken) => RunAsync(parse.GetValue(dryRun), room, cancellationToken),
            DatabaseNeed.ToRead
        );
        return prune;
    }

    private static async Task<int> RunAsync(bool isDryRun, Room room, CancellationToken cancellationToken)
    {
        IReadOnlyList<PruneLine> due = await room.Get<PruneForecast>().TellAsync(room.Now, cancellationToken);
        IReadOnlyList<PruneLine> left = due;
        if (!isDryRun)
        {
            await room.Get<PruneJob>().RunAsync(room.Now, cancellationToken);
            left = await room.Get<PruneForecast>().TellAsync(room.Now, cancellationToken);
        }

        TextTable table = isDryRun
            ? new("what", "would go", "oldest kept", "kept for")
            : new("what", "due", "left due", "oldest kept", "kept for");
        for (int i = 0; i < due.Count; i++)
        {
            string rows = due[i].Rows.ToString(CultureInfo.InvariantCulture);
            string oldest = left[i].OldestKept ?? "-";
            if (isDryRun)
            {
                table.Add(due[i].What, rows, oldest, due[i].Rule);
            }
            else
            {
                table.Add(due[i].What, rows, left[i].Rows.ToString(CultureInfo.InvariantCulture), oldest, due[i].Rule);
            }
        }

        table.Write(room.Output);
        await room.Output.WriteLineAsync();
        await room.Output.WriteLineAsync(
            isDryRun ? "Nothing was changed. Excerpts, texts and names go from rows that stay; everything else goes whole."
            : left.Sum(line => line.Rows) == 0 ? "All that was due is gone."
            : "Some is left: there is more than one run erases, or another replica is at it; run it again."
        );
        return ExitCode.Good;
    }
}
