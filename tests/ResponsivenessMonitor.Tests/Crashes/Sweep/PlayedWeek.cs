using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;

namespace ResponsivenessMonitor.Tests.Crashes.Sweep;

/// <summary>What a play came to, read from its tables and its mail server in the words of <see cref="ExpectedWeek"/>.</summary>
/// <param name="Enquiries">Each as <c>slug|opening item|state</c>.</param>
/// <param name="Told">The key of each notice that was told, and how many letters there are of it.</param>
/// <param name="Untold">What was settled without a letter, or still waits.</param>
/// <param name="Letters">Each letter as its recipient and what it tells.</param>
/// <param name="States">The state of each letter by its Message-ID.</param>
/// <param name="Recipients">The recipient of each letter by its Message-ID.</param>
/// <param name="Digests">The dates of the digests that were settled.</param>
/// <param name="Delivered">What the mail server took, in its order: Message-ID, and the message but for what <see cref="SentWording"/> leaves out.</param>
internal sealed partial record PlayedWeek(
    IReadOnlyList<string> Enquiries,
    IReadOnlyList<string> Told,
    IReadOnlyList<string> Untold,
    IReadOnlyList<string> Letters,
    IReadOnlyDictionary<string, LetterState> States,
    IReadOnlyDictionary<string, string> Recipients,
    IReadOnlyList<string> Digests,
    IReadOnlyList<(string MessageId, string Message)> Delivered
)
{
    internal static async Task<PlayedWeek> ReadAsync(CrashPlay play)
    {
        await using MonitorDbContext db = play.Open();
        Dictionary<long, Account> accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(account => account.Id);
        List<Enquiry> enquiries = await db.Enquiries.AsNoTracking().ToListAsync();
        List<Notice> notices = await db.Notices.AsNoTracking().ToListAsync();
        List<Letter> letters = await db.Letters.AsNoTracking().ToListAsync();
        List<Digest> digests = await db.Digests.AsNoTracking().Where(digest => digest.DueAt == null).ToListAsync();
        Dictionary<long, Enquiry> byId = enquiries.ToDictionary(enquiry => enquiry.Id);
        ILookup<long?, Notice> byLetter = notices.ToLookup(notice => notice.LetterId);
        string KeyOf(Notice notice) =>
            notice.EnquiryId is { } id
                ? $"step:{accounts[byId[id].AccountId].Slug.Slug}:{byId[id].OpeningItem}:{notice.Round}:{notice.Step}:{notice.Role}"
                : Instants().Replace(notice.DedupKey, ":*");
        return new PlayedWeek(
            [.. enquiries.Select(enquiry => $"{accounts[enquiry.AccountId].Slug.Slug}|{enquiry.OpeningItem}|{enquiry.State}")],
            [.. notices.Where(notice => notice is { State: NoticeState.Told, LetterId: not null }).Select(KeyOf)],
            [
                .. notices
                    .Where(notice => notice is not { State: NoticeState.Told, LetterId: not null })
                    .Select(notice => $"{KeyOf(notice)} is {notice.State} {notice.SettledBecause}"),
            ],
            [
                .. letters.Select(letter =>
                    $"{letter.RecipientAddress}: {string.Join(' ', byLetter[letter.Id].Select(KeyOf).Order(StringComparer.Ordinal))}"
                ),
            ],
            letters.ToDictionary(letter => letter.MessageId.Trim('<', '>'), letter => letter.State, StringComparer.Ordinal),
            letters.ToDictionary(letter => letter.MessageId.Trim('<', '>'), letter => letter.RecipientAddress, StringComparer.Ordinal),
            [.. digests.Select(digest => $"{digest.Date:uuuu-MM-dd}")],
            [.. play.Sink.Messages.Select(message => (MessageId().Match(message).Groups["id"].Value, SentWording.Of(message)))]
        );
    }

    /// <summary>The letters that the mail server may have, by what the tables say after a kill.</summary>
    internal static async Task<IReadOnlyList<string>> InDoubtAsync(CrashPlay play)
    {
        await using MonitorDbContext db = play.Open();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            return [];
        }

        List<Letter> letters = await db.Letters.AsNoTracking().Where(letter => letter.State == LetterState.Sending).ToListAsync();
        return [.. letters.Select(letter => letter.MessageId.Trim('<', '>'))];
    }

    [GeneratedRegex(@":\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instants();

    [GeneratedRegex(
        @"^Message-ID:\s*<(?<id>[^>]+)>",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex MessageId();
}
