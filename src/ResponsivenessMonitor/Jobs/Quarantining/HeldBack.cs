using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Jobs.Quarantining;

/// <summary>What a notice says of the quarantine in which it waited: all that waited for a person leaves in one letter, which says so.</summary>
/// <param name="From">From when on nobody was told anything.</param>
/// <param name="Since">When the quarantine began: no two have begun at the same instant.</param>
/// <param name="MayRepeat">Whether they may have been told before, by the installation that the data was copied from.</param>
internal sealed record HeldBack(Instant From, Instant Since, bool MayRepeat)
{
    private const string FromName = "held-back-from";
    private const string SinceName = "held-back-since";
    private const string RepeatName = "may-repeat";

    /// <summary>What the notice says; null when it did not wait in a quarantine.</summary>
    internal static HeldBack? Of(Notice notice) =>
        notice.Detail is { } detail && NoticeDetail.Read(detail) is { } parts && parts.TryGetValue(FromName, out string? from)
            ? new HeldBack(Read(from), Read(parts[SinceName]), parts.ContainsKey(RepeatName))
            : null;

    /// <summary>Has the notice say it.</summary>
    internal static void Mark(Notice notice, QuarantineNote quarantine)
    {
        Dictionary<string, string> parts = new(NoticeDetail.Read(notice.Detail), StringComparer.Ordinal)
        {
            [FromName] = InstantPattern.ExtendedIso.Format(quarantine.SilentFrom),
            [SinceName] = InstantPattern.ExtendedIso.Format(quarantine.Since),
        };
        if (quarantine.MayRepeat)
        {
            parts[RepeatName] = "yes";
        }

        notice.Detail = NoticeDetail.Write(parts.Select(part => (part.Key, part.Value)));
    }

    private static Instant Read(string text) => InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}
