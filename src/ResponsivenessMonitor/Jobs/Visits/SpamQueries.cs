using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Visits;

/// <summary>Finds spam that an account left standing (¶15 c): listed, linked, in nudge and digest.</summary>
internal static class SpamQueries
{
    /// <summary>The addresses of spam that the account's last complete reading still showed after the time to remove it was up.</summary>
    /// <param name="db">The database.</param>
    /// <param name="watch">How far the account was read.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal static async Task<ValueList<Uri>> StandingAsync(
        MonitorDbContext db,
        Watch watch,
        OfficeCalendar calendar,
        CancellationToken cancellationToken
    )
    {
        if (watch.KnownTo is not { } knownTo)
        {
            return [];
        }

        // What was withdrawn is not among the rows, so every row was shown by the last complete reading.
        List<StoredItem> spam = await db
            .Items.AsNoTracking()
            .Where(item => item.AccountId == watch.AccountId && item.SpamAt != null && item.WithdrawnAt == null && item.Permalink != null)
            .OrderBy(item => item.At)
            .ThenBy(item => item.PlatformItemId)
            .ToListAsync(cancellationToken);
        SpamWatch standing = new(calendar);
        return
        [
            .. spam.Where(item => item.SpamAt is { } judged && standing.Decide(judged, knownTo, isVisible: true) is SpamDecision.Listed)
                .Select(item => Uri.TryCreate(item.Permalink, UriKind.Absolute, out Uri? address) ? address : null)
                .OfType<Uri>(),
        ];
    }
}
