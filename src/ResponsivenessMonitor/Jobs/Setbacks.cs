using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs;

/// <summary>Notes what a job could not get done, for <c>check</c> to show, until it is done.</summary>
internal static class Setbacks
{
    private const int Longest = 300;

    /// <summary>Notes that it failed once more; saving is the caller's.</summary>
    /// <returns>When it is to be tried again.</returns>
    internal static async Task<Instant> TakeAsync(
        MonitorDbContext db,
        string job,
        string subject,
        Exception fault,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Setback? setback = await db.Setbacks.FindAsync([job, subject], cancellationToken);
        if (setback is null)
        {
            setback = new Setback
            {
                Job = job,
                Subject = subject,
                FirstAt = now,
            };
            _ = db.Setbacks.Add(setback);
        }

        return setback.Take(Words(fault), now);
    }

    /// <summary>Forgets what was done after all.</summary>
    internal static Task ForgetAsync(MonitorDbContext db, string job, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        string[] done = [.. subjects];
        return db.Setbacks.Where(setback => setback.Job == job && done.Contains(setback.Subject)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The fault by its kind and its own words, in one line.</summary>
    internal static string Words(Exception fault)
    {
        Exception root = fault.GetBaseException();
        string words = $"{root.GetType().Name}: {root.Message.ReplaceLineEndings(" ")}";
        return words.Length <= Longest ? words : words[..Longest];
    }
}
