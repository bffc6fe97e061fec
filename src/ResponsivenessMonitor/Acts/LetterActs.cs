using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Acts;

/// <summary>What a person decides of a letter that did not simply leave: it is sent again, or it is settled.</summary>
internal sealed class LetterActs(IDbContextFactory<MonitorDbContext> databases)
{
    /// <summary>Has a letter sent again that is held in doubt or was refused, with the Message-ID it has.</summary>
    internal Task<ActOutcome> ReleaseAsync(long letterId, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            letterId,
            "letter-release",
            who,
            letter =>
                letter switch
                {
                    { State: LetterState.Waiting or LetterState.Sending or LetterState.Retry } => new ActOutcome.AlreadySo(
                        $"Letter {letter.Id} is to be sent."
                    ),
                    { State: LetterState.Sent } => new ActOutcome.AlreadySo($"Letter {letter.Id} was sent."),
                    { State: LetterState.Superseded or LetterState.Dropped } => new ActOutcome.Refused(
                        $"Letter {letter.Id} is settled and not sent any more: {letter.LastError}."
                    ),
                    { Text: null } => new ActOutcome.Refused($"What letter {letter.Id} said was erased; it can only be dropped."),
                    _ => null,
                },
            letter =>
            {
                string was = $"letter {letter.Id} was {AccountFields.Word(letter.State)}: {letter.LastError}";
                (letter.State, letter.SendAt, letter.FinalAt, letter.IsRecipientRefused) = (LetterState.Waiting, who.At, null, false);
                return was;
            },
            cancellationToken
        );

    /// <summary>Settles a letter that has not left: it has arrived all the same, or need not. What it tells counts as told.</summary>
    internal Task<ActOutcome> DropAsync(long letterId, string reason, ActedBy who, CancellationToken cancellationToken) =>
        ChangeAsync(
            letterId,
            "letter-drop",
            who,
            letter =>
                string.IsNullOrWhiteSpace(reason)
                    ? new ActOutcome.Refused("Say why, for the audit log: --reason TEXT.")
                    : letter switch
                    {
                        { State: LetterState.Dropped } => new ActOutcome.AlreadySo(
                            $"Letter {letter.Id} had been dropped: {letter.LastError}."
                        ),
                        { State: LetterState.Sent } => new ActOutcome.AlreadySo($"Letter {letter.Id} was sent."),
                        { State: LetterState.Superseded } => new ActOutcome.AlreadySo(
                            $"Letter {letter.Id} was overtaken and is not sent: {letter.LastError}."
                        ),
                        { State: LetterState.Sending, LeaseUntil: { } until } when until >= who.At => new ActOutcome.Refused(
                            $"Letter {letter.Id} is being sent at this moment; see what becomes of it, and try again."
                        ),
                        _ => null,
                    },
            letter =>
            {
                string was = $"letter {letter.Id} was {AccountFields.Word(letter.State)}; {reason.Trim()}";
                (letter.State, letter.SendAt, letter.FinalAt, letter.LastError) = (
                    LetterState.Dropped,
                    null,
                    letter.FinalAt ?? who.At,
                    reason.Trim()
                );
                return was;
            },
            cancellationToken
        );

    /// <summary>The letters in a state that can be sent again, the oldest first.</summary>
    internal async Task<IReadOnlyList<long>> FindAsync(LetterState state, CancellationToken cancellationToken)
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        return await db
            .Letters.Where(letter => letter.State == state && letter.Text != null)
            .OrderBy(letter => letter.Id)
            .Select(letter => letter.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Changes a letter unless something hinders it. Whoever had it claimed finds another epoch, and leaves it alone.</summary>
    private async Task<ActOutcome> ChangeAsync(
        long letterId,
        string action,
        ActedBy who,
        Func<Letter, ActOutcome?> hinders,
        Func<Letter, string> change,
        CancellationToken cancellationToken
    )
    {
        await using MonitorDbContext db = await databases.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction turn = await Turns.TakeAsync(
            db,
            string.Create(CultureInfo.InvariantCulture, $"letter-{letterId}"),
            cancellationToken
        );
        Letter? letter = await db.Letters.SingleOrDefaultAsync(letter => letter.Id == letterId, cancellationToken);
        if (letter is null)
        {
            return new ActOutcome.Refused($"There is no letter {letterId}; 'letters list' shows their numbers.");
        }

        if (hinders(letter) is { } outcome)
        {
            return outcome;
        }

        int taken = await db
            .Letters.Where(other => other.Id == letterId && other.LeaseEpoch == letter.LeaseEpoch && other.State == letter.State)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(other => other.LeaseEpoch, other => other.LeaseEpoch + 1)
                        .SetProperty(other => other.LeaseOwner, (string?)null)
                        .SetProperty(other => other.LeaseUntil, (Instant?)null),
                cancellationToken
            );
        if (taken == 0)
        {
            return new ActOutcome.Refused($"Letter {letterId} was taken up in this moment; see what becomes of it, and try again.");
        }

        _ = db.AuditEntries.Add(
            new AuditEntry
            {
                At = who.At,
                By = who.By,
                Action = action,
                Detail = change(letter),
            }
        );
        _ = await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        return new ActOutcome.Done();
    }
}
