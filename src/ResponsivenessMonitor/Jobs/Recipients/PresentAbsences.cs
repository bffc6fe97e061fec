using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Who wants no letters at an instant, and what becomes of them meanwhile (§6).</summary>
internal sealed class PresentAbsences
{
    private readonly Dictionary<long, Instant> muted;
    private readonly HashSet<long> handedOver;

    private PresentAbsences(List<Absence> absences)
    {
        muted = absences
            .Where(absence => absence.Kind == AbsenceKind.Muted)
            .GroupBy(absence => absence.PersonId)
            .ToDictionary(group => group.Key, group => group.Max(absence => absence.Until));
        handedOver = [.. absences.Where(absence => absence.Kind == AbsenceKind.HandedOver).Select(absence => absence.PersonId)];
    }

    internal static async Task<PresentAbsences> LoadAsync(MonitorDbContext db, Instant now, CancellationToken cancellationToken) =>
        new(
            await db
                .Absences.AsNoTracking()
                .Where(absence => absence.SaidAt <= now && absence.Until > now && absence.TakenBackAt == null)
                .ToListAsync(cancellationToken)
        );

    /// <summary>Until when somebody's letters wait, or null when they do not.</summary>
    internal Instant? MutedUntil(long personId) => muted.TryGetValue(personId, out Instant until) ? until : null;

    /// <summary>Whether somebody's letters go to the deputy.</summary>
    internal bool HasHandedOver(long personId) => handedOver.Contains(personId);

    /// <summary>The deputy who gets the letters of an account's administrator, or null when the administrator gets them.</summary>
    /// <param name="account">The account, with its people.</param>
    internal RegisteredPerson? StandsInAt(Account account) =>
        account is { Administrator: { } away, Deputy: { Address.Length: > 0 } deputy } && deputy.Id != away.Id && HasHandedOver(away.Id)
            ? deputy
            : null;
}
