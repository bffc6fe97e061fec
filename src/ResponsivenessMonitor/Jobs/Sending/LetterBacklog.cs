using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Sending;

/// <summary>Whether letters leave the house.</summary>
/// <param name="Waiting">Letters that are to be sent and have not left.</param>
/// <param name="Since">When the oldest of them was written, or null when there is none.</param>
/// <param name="Because">What hindered the oldest lately, or null when it was not tried yet.</param>
/// <param name="Held">Letters in doubt that wait for a person.</param>
/// <param name="Refused">Letters refused for their recipients within a day.</param>
/// <param name="RefusedRecipients">The recipients that they were for.</param>
/// <param name="Accepted">Letters accepted within a day.</param>
internal sealed record LetterBacklog(
    int Waiting,
    Instant? Since,
    string? Because,
    int Held,
    int Refused,
    int RefusedRecipients,
    int Accepted
)
{
    private static readonly Duration LongestWait = Duration.FromMinutes(10);
    private static readonly Duration Lately = Duration.FromDays(1);

    /// <summary>Whether one waits for longer than the first repeats of an attempt explain.</summary>
    internal bool IsLate { get; private init; }

    /// <summary>Whether the mail server refuses, one after the other, whomever a letter is for: that says nothing of any of them (policy §4).</summary>
    internal bool IsEverybodyRefused => RefusedRecipients > 1 && Accepted == 0;

    internal static async Task<LetterBacklog> ReadAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken)
    {
        IQueryable<Letter> letters = db.Letters.AsNoTracking();
        IQueryable<Letter> waiting = letters.Where(letter => letter.SendAt != null);
        var oldest = await waiting
            .OrderBy(letter => letter.WrittenAt)
            .ThenBy(letter => letter.Id)
            .Select(letter => new { letter.WrittenAt, letter.LastError })
            .FirstOrDefaultAsync(cancellationToken);
        Instant lately = now - Lately;
        IQueryable<Letter> refused = letters.Where(letter => letter.IsRecipientRefused && letter.FinalAt > lately);
        return new LetterBacklog(
            await waiting.CountAsync(cancellationToken),
            oldest?.WrittenAt,
            oldest?.LastError,
            await letters.CountAsync(letter => letter.State == LetterState.Held, cancellationToken),
            await refused.CountAsync(cancellationToken),
            await refused.Select(letter => letter.RecipientAddress).Distinct().CountAsync(cancellationToken),
            await letters.CountAsync(letter => letter.State == LetterState.Sent && letter.FinalAt > lately, cancellationToken)
        )
        {
            IsLate = oldest is not null && now - oldest.WrittenAt > LongestWait,
        };
    }
}
