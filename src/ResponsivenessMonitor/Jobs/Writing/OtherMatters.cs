using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Mail.Letters;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>What letters need to know of a notice that is no step of an enquiry.</summary>
internal sealed class OtherMatters
{
    internal Task<Matter> OfAsync(MonitorDbContext db, Notice notice, Instant now, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{notice.DedupKey} cannot be told yet.");
}
