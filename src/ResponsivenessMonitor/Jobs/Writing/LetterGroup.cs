using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Jobs.Quarantining;
using ResponsivenessMonitor.Jobs.Recipients;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Jobs.Writing;

/// <summary>The notices that leave in one letter: all reminders of a recipient together, almost everything else by itself (§6).</summary>
/// <param name="Recipient">Who gets it.</param>
/// <param name="Notices">What it tells; at least one, in the order of their keys.</param>
internal sealed record LetterGroup(Recipient Recipient, IReadOnlyList<Notice> Notices)
{
    private const int KeyBytes = 12;

    /// <summary>The same letter has the same key for ever. What is told anew after a quarantine is another letter than the one that was taken back.</summary>
    internal string Key =>
        Hash(
            $"{Recipient.Address.ToLowerInvariant()}\n{string.Join('\n', Notices.Select(notice => notice.DedupKey).Order(StringComparer.Ordinal))}"
                + (HeldBack is { } held ? $"\nheld back since {Text(held.Since)}" : string.Empty)
        );

    /// <summary>The key of the letter in place of one that was set aside.</summary>
    internal static string KeyAfter(string key) => Hash($"{key}\nset aside");

    /// <summary>The quarantine in which something of it waited, the longest of several; null when nothing did.</summary>
    internal HeldBack? HeldBack =>
        Notices.Select(Quarantining.HeldBack.Of).OfType<HeldBack>().ToList() is { Count: > 0 } held
            ? new HeldBack(held.Min(one => one.From), held.Max(one => one.Since), held.Exists(one => one.MayRepeat))
            : null;

    /// <summary>What it tells, gravest first.</summary>
    internal string Tells =>
        string.Join(
            ' ',
            Notices
                .OrderByDescending(notice => notice.Step ?? Step.DueSoon)
                .Select(notice => notice.Step?.ToString() ?? notice.Kind?.ToString() ?? string.Empty)
                .Distinct(StringComparer.Ordinal)
        );

    /// <summary>Whether it tells reminders alone, which its reader may have wait.</summary>
    internal bool IsOfReminders => Notices.All(IsReminder);

    /// <summary>Whether it tells of daily visits that are still to come and of nothing else, which its reader may decline.</summary>
    internal bool IsOfNudgesOnly => Notices.All(notice => notice.Kind == NoticeKind.VisitNudge);

    /// <summary>The thread it belongs to: reminders of a recipient by day, digests by week, everything else by its case.</summary>
    internal string ThreadOn(LocalDate today)
    {
        Notice first = Notices[0];
        return first.Kind switch
        {
            _ when Notices.Count > 1 && HeldBack is { } held =>
                $"held-back-{Hash($"{Recipient.Address.ToLowerInvariant()}:{Text(held.Since)}")[..12]}",
            NoticeKind.BreachDigest => $"digest-{today.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)):uuuu-MM-dd}",
            _ when IsReminder(first) => $"reminders-{today:uuuu-MM-dd}-{Hash(Recipient.Address.ToLowerInvariant())[..12]}",
            NoticeKind.LooksDefunct => $"case-{OfAccount(first, Text(first.DueAt))}",
            NoticeKind.ClosureOverdue => $"case-{OfAccount(first, Detail(first, "asked"))}",
            NoticeKind.CannotBeSeen => $"gone-{OfAccount(first, Detail(first, "since"))}",
            NoticeKind.AccessLost => $"access-{OfAccount(first, Detail(first, "since"))}",
            NoticeKind.YearlyReview => $"review-{OfAccount(first, $"{Detail(first, "asked")[..4]}")}",
            _ => $"matter-{Hash(first.DedupKey)[..12]}",
        };
    }

    /// <summary>Groups waiting notices by recipient.</summary>
    internal static IEnumerable<LetterGroup> Of(IEnumerable<(Notice Notice, Recipient Recipient)> waiting) =>
        waiting
            .GroupBy(pair => (pair.Recipient.Address, pair.Recipient.WouldHaveGoneTo, pair.Recipient.InsteadOf, GatheredAs(pair.Notice)))
            .Select(group => new LetterGroup(
                group.First().Recipient,
                [.. group.Select(pair => pair.Notice).OrderBy(notice => notice.DedupKey, StringComparer.Ordinal)]
            ))
            .OrderBy(group => group.Recipient.Address, StringComparer.Ordinal)
            .ThenBy(group => group.Notices[0].DedupKey, StringComparer.Ordinal);

    /// <summary>
    /// What leaves with it in one letter: reminders with reminders, and with all that waited in a quarantine; introductions and yearly reviews with their like, for whoever has many accounts
    /// gets them all on one day; everything else by itself.
    /// </summary>
    private static string GatheredAs(Notice notice) =>
        IsReminder(notice) || Quarantining.HeldBack.Of(notice) is not null ? string.Empty
        : notice.Kind is NoticeKind.Introduction or NoticeKind.YearlyReview ? $"{notice.Kind}"
        : notice.DedupKey;

    /// <summary>Whether it is one of those that a recipient gets in one letter.</summary>
    private static bool IsReminder(Notice notice) =>
        notice.Step is not null || notice.Kind is NoticeKind.VisitNudge or NoticeKind.VisitsMissed;

    private static string OfAccount(Notice notice, string what) => Hash($"{notice.AccountId}:{what}")[..12];

    private static string Detail(Notice notice, string name) => NoticeDetail.Read(notice.Detail)[name];

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, KeyBytes));
}
