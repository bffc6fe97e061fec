using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Platforms;

namespace ResponsivenessMonitor.Jobs.Polling;

/// <summary>Keeps what an account's profile says: its id, its last post, another handle.</summary>
internal static class ProfileKeeper
{
    internal static void Keep(MonitorDbContext db, Watch watch, Account account, CompletedReading reading)
    {
        if (reading.Profile is not { } profile)
        {
            return;
        }

        watch.ProfileAt = reading.Began;
        account.AuthorId = profile.AuthorId;
        watch.TakeActivity(profile.LastPostAt);
        if (profile is AccountProfile.Renamed renamed && !string.Equals(renamed.Handle, account.Handle, StringComparison.Ordinal))
        {
            _ = db.AuditEntries.Add(
                new AuditEntry
                {
                    At = reading.Began,
                    By = "platform",
                    Action = "rename",
                    AccountId = account.Id,
                    Detail = $"handle {account.Handle} → {renamed.Handle}",
                }
            );
            account.Handle = renamed.Handle;
        }
    }
}
