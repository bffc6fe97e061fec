using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Audit.Showing;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Sending;

namespace ResponsivenessMonitor.Commands.Checking;

/// <summary>Whether what is to be done gets done: letters leave, and no job fails at anything.</summary>
internal static class BacklogCheck
{
    private const int Shown = 10;

    internal static async Task<bool> RunAsync(Room room, MonitorDbContext db, CancellationToken cancellationToken)
    {
        LetterBacklog letters = await LetterBacklog.ReadAsync(db, room.Now, cancellationToken);
        bool isQuarantined = false;
        if (await QuarantineNote.ReadAsync(db, cancellationToken) is { IsOver: false } quarantine)
        {
            isQuarantined = true;
            await room.Error.WriteLineAsync($"Letters: the outbox is in quarantine. {quarantine.Sentence}");
        }
        else if (letters is { IsLate: true, Since: { } since })
        {
            await room.Error.WriteLineAsync(
                $"Letters: {letters.Waiting} wait to be sent, the longest since {since}. Lately: {Printable.Text(letters.Because ?? "not tried yet; does the service run?")}"
            );
        }

        if (letters.IsEverybodyRefused)
        {
            await room.Error.WriteLineAsync(
                $"Letters: within a day the mail server refused all {letters.Refused}, to {letters.RefusedRecipients} recipients; 'letters list --state refused' has its words. Once it is mended, 'letters release --refused' sends them again."
            );
        }

        if (letters.Held > 0)
        {
            await room.Error.WriteLineAsync($"Letters: {letters.Held} are held in doubt and wait for a person; 'letters held' shows them.");
        }

        if (!letters.IsLate && !letters.IsEverybodyRefused)
        {
            await room.Output.WriteLineAsync($"Letters: {letters.Accepted} left within a day, {letters.Waiting} wait to be sent.");
        }

        bool isDone = await CheckSetbacksAsync(room, db, cancellationToken);
        return isDone && !isQuarantined && !letters.IsLate && !letters.IsEverybodyRefused;
    }

    private static async Task<bool> CheckSetbacksAsync(Room room, MonitorDbContext db, CancellationToken cancellationToken)
    {
        List<Setback> setbacks = await db
            .Setbacks.AsNoTracking()
            .OrderBy(setback => setback.FirstAt)
            .ThenBy(setback => setback.Job)
            .ThenBy(setback => setback.Subject)
            .ToListAsync(cancellationToken);
        foreach (Setback setback in setbacks.Take(Shown))
        {
            await room.Error.WriteLineAsync(
                $"Jobs: {setback.Job} fails at {setback.Subject} since {setback.FirstAt}, last at {setback.LastAt} ({setback.Count} times): {Printable.Text(setback.Because)}"
            );
        }

        if (setbacks.Count > Shown)
        {
            await room.Error.WriteLineAsync($"Jobs: and {setbacks.Count - Shown} more.");
        }

        return setbacks.Count == 0;
    }
}
