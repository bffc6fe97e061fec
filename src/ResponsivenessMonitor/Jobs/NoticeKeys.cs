using System.Globalization;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs;

/// <summary>The natural keys of notices: what is said once has one key, whenever and however often it is decided.</summary>
internal static class NoticeKeys
{
    /// <summary>A step of an enquiry.</summary>
    internal static string OfStep(AccountId account, string openingKey, int round, Step step, Role role) =>
        $"overdue:{account.Slug}:{openingKey}:{round}:{step}:{role}";

    /// <summary>The nudge of a date.</summary>
    internal static string OfVisit(AccountId account, LocalDate date) => $"visit:{account.Slug}:{Text(date)}";

    /// <summary>The third missed day in a row.</summary>
    internal static string OfVisitsMissed(AccountId account, LocalDate third, Role role) =>
        $"visits-missed:{account.Slug}:{Text(third)}:{role}";

    /// <summary>A row of gone-like answers, by its first.</summary>
    internal static string OfCannotBeSeen(AccountId account, Instant since, Role role) =>
        $"cannot-be-seen:{account.Slug}:{Text(since)}:{role}";

    /// <summary>A case, by when it was opened.</summary>
    internal static string OfLooksDefunct(AccountId account, Instant openedAt, Role role) =>
        $"looks-defunct:{account.Slug}:{Text(openedAt)}:{role}";

    /// <summary>A letter to the authoriser, by when it fell due.</summary>
    internal static string OfClosureOverdue(AccountId account, Instant dueAt, Role role) =>
        $"closure-overdue:{account.Slug}:{Text(dueAt)}:{role}";

    /// <summary>A lost access, by its kind and the first reading that failed so.</summary>
    internal static string OfAccessLost(AccountId account, AccessLossKind kind, Instant since, Role role) =>
        $"access-lost:{account.Slug}:{kind}:{Text(since)}:{role}";

    /// <summary>What all warnings of one end of an access begin with.</summary>
    internal static string OfAccessEnds(AccountId account, Instant end) => $"access-ends:{account.Slug}:{Text(end)}:";

    /// <summary>What one warning of an access that ends begins with, by how long before the end it falls due.</summary>
    internal static string OfAccessEnds(AccountId account, Instant end, Duration before) =>
        OfAccessEnds(account, end) + string.Create(CultureInfo.InvariantCulture, $"{before.TotalDays:0.###}d:");

    /// <summary>One warning of an access that ends.</summary>
    internal static string OfAccessEnds(AccountId account, Instant end, Duration before, Role role) =>
        OfAccessEnds(account, end, before) + role;

    /// <summary>What all spells of a platform's trouble for one reason begin with.</summary>
    internal static string OfPlatformLost(Platform platform, AccessLossReason reason) => $"platform-lost:{platform.Name}:{reason}:";

    /// <summary>One spell of a platform's trouble, by the first reading that failed.</summary>
    internal static string OfPlatformLost(Platform platform, AccessLossReason reason, Instant since) =>
        OfPlatformLost(platform, reason) + Text(since);

    /// <summary>The one introduction that an account has.</summary>
    internal static string OfIntroduction(AccountId account) => $"introduction:{account.Slug}";

    /// <summary>What is asked of a role in a round of the yearly review; 0 is the asking, 1 and 2 are reminders.</summary>
    internal static string OfYearlyReview(AccountId account, Instant askedAt, int reminder, Role role) =>
        $"review:{account.Slug}:{Text(askedAt)}:{reminder}:{role}";

    /// <summary>What registrations lack, by the Monday of the week.</summary>
    internal static string OfRegistrations(LocalDate monday) => $"registrations:{Text(monday)}";

    /// <summary>The report of the year that begins on a date.</summary>
    internal static string OfYearlyReport(LocalDate begins) => $"yearly-report:{Text(begins)}";

    /// <summary>The digest of a date.</summary>
    internal static string OfDigest(Role audience, LocalDate date) => $"digest:{audience.ToString().ToLowerInvariant()}:{Text(date)}";

    /// <summary>The key under which another role is told the same; that of notices that name their role at the end.</summary>
    internal static string SameFor(string key, Role role, Role other) =>
        key.EndsWith($":{role}", StringComparison.Ordinal) ? $"{key[..^role.ToString().Length]}{other}" : key;

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
