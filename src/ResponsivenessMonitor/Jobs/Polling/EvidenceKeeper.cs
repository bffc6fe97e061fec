using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Visits;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Keeps what a reading shows of visits (¶15 c), by local dates: replies, posts and other acts of the account.</summary>
internal static class EvidenceKeeper
{
    internal static async Task KeepAsync(
        MonitorDbContext db,
        Watch watch,
        Account account,
        OfficeCalendar calendar,
        ItemIntake intake,
        CompletedReading reading,
        CancellationToken cancellationToken
    )
    {
        List<PlatformItem> own = [.. reading.Pages.SelectMany(page => page.Items).Where(item => intake.SideOf(item) == ItemSide.Own)];
        foreach (PlatformItem item in own)
        {
            watch.TakeActivity(item.At);
        }

        List<VisitEvidence> evidence =
        [
            .. own.Select(item => new VisitEvidence(IsReply(item) ? EvidenceKind.Replied : EvidenceKind.Published, item.At)),
            .. reading.Pages.SelectMany(page => page.Activity).Select(act => new VisitEvidence(act.Kind, act.At)),
        ];
        _ = evidence.RemoveAll(piece => piece.At < account.MonitoredSince);
        LocalDate[] dates = [.. evidence.Select(piece => calendar.DateOf(piece.At)).Distinct()];
        if (dates.Length == 0)
        {
            return;
        }

        Dictionary<LocalDate, VisitDay> days = await db
            .Visits.Where(day => day.AccountId == account.Id && dates.Contains(day.Date))
            .ToDictionaryAsync(day => day.Date, cancellationToken);
        bool isNews = false;
        foreach (VisitEvidence piece in evidence.OrderBy(piece => piece.At))
        {
            LocalDate date = calendar.DateOf(piece.At);
            if (!days.TryGetValue(date, out VisitDay? day))
            {
                day = new VisitDay { AccountId = account.Id, Date = date };
                days.Add(date, day);
                _ = db.Visits.Add(day);
            }

            isNews |= day.Take(piece);
        }

        watch.NextVisitLookAt = isNews ? reading.Began : watch.NextVisitLookAt;
    }

    private static bool IsReply(PlatformItem item) => item.InReplyTo is not null || item.Shape == ConversationShape.Dialogue;
}
