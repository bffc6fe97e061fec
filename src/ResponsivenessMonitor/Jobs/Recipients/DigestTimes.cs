using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>When Marketing's digests are due, by the settings and its calendar as it is now.</summary>
internal sealed class DigestTimes(RuleBook rules, MarketingOptions marketing)
{
    internal async Task<DigestSchedule> LoadAsync(MonitorDbContext db, CancellationToken cancellationToken) =>
        new((await rules.LatestAsync(db, marketing.Calendar, cancellationToken)).Calendar, LocalTime.FromTimeOnly(marketing.DigestAt))
        {
            Year = marketing.Year,
        };
}
