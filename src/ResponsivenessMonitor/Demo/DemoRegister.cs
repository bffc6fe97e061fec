using NodaTime;
using ResponsivenessMonitor.Acts;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Demo;

/// <summary>Enters the accounts of a play into its register.</summary>
internal static class DemoRegister
{
    internal static async Task EnterAsync(
        MonitorDbContext db,
        IReadOnlyList<DemoAccount> accounts,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, RegisteredPerson> people = new(StringComparer.Ordinal);
        foreach (DemoAccount demo in accounts)
        {
            Account account = ToAccount(demo, people);
            _ = db.Accounts.Add(account);
            _ = await db.SaveChangesAsync(cancellationToken);
            if (account.State is AccountState.Live or AccountState.Closing)
            {
                await Watching.BeginAsync(db, account, AccessOf(demo), now, cancellationToken);
                _ = await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    /// <summary>By what an account is read, or null when it is not.</summary>
    internal static PlatformAccess? AccessOf(DemoAccount demo) =>
        demo.Access == ReadingAccess.Available ? new PlatformAccess { Platform = demo.Platform, Credential = "replay" } : null;

    private static Account ToAccount(DemoAccount demo, Dictionary<string, RegisteredPerson> people) =>
        new()
        {
            Slug = demo.Id,
            Platform = demo.Platform,
            Handle = demo.Handle,
            Name = demo.Name,
            Steward = demo.Steward,
            State = demo.State,
            LiveSince = demo.LiveSince,
            Calendar = demo.Calendar,
            Aim = demo.Aim,
            Commitment = demo.Commitment,
            Administrator = PersonOf(demo.Administrator, people),
            Deputy = PersonOf(demo.Deputy, people),
            Authoriser = PersonOf(demo.Authoriser, people),
            ApprovedOn = demo.ApprovedOn,
            RegisteredOn = demo.RegisteredOn,
            MonitoredSince = demo.MonitoredSince,
            EndsOn = demo.EndsOn,
            PostingInterval = demo.PostingInterval,
            Comments = demo.Comments,
            InstantReplies = string.Join('\n', demo.InstantReplies),
            RunBy = demo.RunBy,
            BusinessCase = demo.BusinessCase,
            Audience = demo.Audience,
            ContentPlan = demo.ContentPlan,
            Branding = demo.Branding,
            // Those that went live long before the play had their rehearsal and were introduced then.
            IntroducedAt =
                demo.LiveSince is { } live && live + Duration.FromDays(14) <= DemoTime.StartOf(DemoTime.FirstDay)
                    ? live + Duration.FromDays(14)
                    : null,
        };

    private static RegisteredPerson? PersonOf(Person? person, Dictionary<string, RegisteredPerson> people)
    {
        if (person is null)
        {
            return null;
        }

        string key = person.Address ?? person.Name;
        if (!people.TryGetValue(key, out RegisteredPerson? known))
        {
            known = new RegisteredPerson { Name = person.Name, Address = person.Address };
            people.Add(key, known);
        }

        return known;
    }
}
