using Microsoft.EntityFrameworkCore;
using NodaTime;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Lifecycle;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;
using ResponsivenessMonitor.Tests.Mail;

namespace ResponsivenessMonitor.Tests.Demo;

/// <summary>What thirty days at the pretend university leave in the database and in the folder of letters; they are played once.</summary>
internal sealed class PlayedMonthTests
{
    private const long Seed = 1;
    private const int Days = 30;

    /// <summary>Shorter words, such as thanks, stand in our own sentences too.</summary>
    private const int TellingLength = 16;

    private PlayedFolder folder = null!;
    private List<Account> accounts = null!;
    private List<Enquiry> enquiries = null!;
    private List<Notice> notices = null!;
    private List<Letter> letters = null!;
    private List<AccountSign> signs = null!;
    private List<AccountCase> cases = null!;
    private List<StoredItem> items = null!;
    private Dictionary<string, OfficeCalendar> calendars = null!;

    [OneTimeSetUp]
    public async Task Play()
    {
        folder = new PlayedFolder();
        await folder.PlayAsync("--days", $"{Days}", "--seed", $"{Seed}");
        await using MonitorDbContext db = folder.Open();
        accounts = await db.Accounts.Include(account => account.Administrator).AsNoTracking().ToListAsync();
        enquiries = await db.Enquiries.AsNoTracking().ToListAsync();
        notices = await db.Notices.AsNoTracking().ToListAsync();
        letters = await db.Letters.AsNoTracking().ToListAsync();
        signs = await db.Signs.AsNoTracking().ToListAsync();
        cases = await db.Cases.AsNoTracking().ToListAsync();
        items = await db.Items.AsNoTracking().ToListAsync();
        List<CalendarVersion> versions = await db.Calendars.AsNoTracking().ToListAsync();
        calendars = versions
            .GroupBy(version => version.Name, StringComparer.Ordinal)
            .ToDictionary(
                named => named.Key,
                named => new OfficeCalendar(CalendarContent.Read(named.MaxBy(version => version.Version)!.Content)),
                StringComparer.Ordinal
            );
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Every_standing_is_found_at_the_end() =>
        Assert.That(
            enquiries.Select(enquiry => enquiry.Standing).Distinct(StringComparer.Ordinal),
            Is.EquivalentTo(typeof(Standing).GetNestedTypes().Select(type => type.Name))
        );

    [Test]
    public void Every_reason_of_a_standing_occurs()
    {
        // Whoever has no commitment answered before the end what was past the aim: that it was declared a breach tells it.
        IEnumerable<StandingReason> before = enquiries
            .Where(enquiry => enquiry is { BreachKnownAt: not null } && enquiry.ToDeadlines().ForLetters.Commitment is null)
            .Select(_ => StandingReason.AimLapsedWithoutCommitment);
        Assert.That(
            enquiries.Select(enquiry => enquiry.Because).Concat(before).Distinct(),
            Is.EquivalentTo(Enum.GetValues<StandingReason>())
        );
    }

    [Test]
    public void Enquiries_are_closed_for_every_reason() =>
        Assert.That(
            enquiries.Select(enquiry => enquiry.Closing).OfType<ClosingReason>().Distinct(),
            Is.EquivalentTo(Enum.GetValues<ClosingReason>())
        );

    [Test]
    public void Enquiries_are_answered_by_everybody_who_may() =>
        Assert.That(
            enquiries.Select(enquiry => enquiry.AnsweredBy).OfType<AnsweredBy>().Distinct(),
            Is.EquivalentTo(Enum.GetValues<AnsweredBy>())
        );

    [Test]
    public void Every_sign_is_seen() =>
        Assert.That(signs.Select(sign => sign.Sign).Distinct(), Is.EquivalentTo(Enum.GetValues<SignKind>()));

    [Test]
    public void Accounts_look_defunct_for_every_reason() =>
        Assert.That(cases.Select(opened => opened.Reason).Distinct(), Is.EquivalentTo(Enum.GetValues<DefunctReason>()));

    [Test]
    public void Every_step_is_told() =>
        Assert.That(Told.Select(notice => notice.Step).OfType<Step>().Distinct(), Is.EquivalentTo(Enum.GetValues<Step>()));

    [Test]
    public void Every_kind_of_notice_that_is_sent_is_told() =>
        Assert.That(Told.Select(notice => notice.Kind).OfType<NoticeKind>().Distinct(), Is.EquivalentTo(Enum.GetValues<NoticeKind>()));

    [Test]
    public void Every_notice_that_was_told_has_a_letter() =>
        Assert.That(Told.Where(notice => !letters.Exists(letter => letter.Id == notice.LetterId)), Is.Empty);

    [Test]
    public void Every_letter_tells_a_notice() =>
        Assert.That(letters.Where(letter => !Told.Any(notice => notice.LetterId == letter.Id)), Is.Empty);

    [Test]
    public void Every_letter_that_was_sent_is_one_file_named_by_its_key() =>
        Assert.That(
            folder.Letters.Keys,
            Is.EquivalentTo(letters.Where(letter => letter.State == LetterState.Sent).Select(letter => $"{letter.Key}.eml"))
        );

    [Test]
    public void No_two_letters_have_the_same_name_among_mail_programs()
    {
        string[] names = [.. folder.Letters.Values.Select(bytes => MimeParts.Of(bytes)["Message-ID"])];
        Assert.That(names, Has.Length.EqualTo(letters.Count));
        Assert.That(names, Is.Unique);
        Assert.That(letters.Select(letter => letter.MessageId), Is.Unique);
    }

    [Test]
    public void Administrators_and_deputies_are_written_to_in_the_office_hours_of_the_account_only()
    {
        Letter[] toOwners = [.. letters.Where(letter => letter.Role is Role.Administrator or Role.Deputy)];
        Assert.That(toOwners, Is.Not.Empty);
        Assert.That(
            toOwners
                .Where(letter => NoticesOf(letter).Any(notice => !CalendarOf(notice).IsOpen(letter.WrittenAt)))
                .Select(letter => $"{letter.WrittenAt} {letter.RecipientAddress} {letter.Tells}"),
            Is.Empty
        );
    }

    /// <summary>A letter that gathers an escalation and an earlier step may quote the earlier one to the administrator.</summary>
    [Test]
    public void No_digest_no_escalation_and_no_letter_to_Marketing_holds_the_words_of_an_enquirer()
    {
        string[] words =
        [
            .. PretendUniversity
                .Script(Seed, Days)
                .Lines.Where(line => line is { Act: ScriptAct.Item, Author: { } author } && !author.Contains('/', StringComparison.Ordinal))
                .Select(line => line.Text)
                .Where(text => text.Length >= TellingLength)
                .Distinct(StringComparer.Ordinal),
        ];
        Letter[] wordless =
        [
            .. letters.Where(letter =>
                letter.Tells is nameof(NoticeKind.BreachDigest) or nameof(Step.Escalated)
                || letter.Role is not (Role.Administrator or Role.Deputy)
            ),
        ];
        Assert.That(
            wordless.Select(letter => letter.Tells),
            Has.Some.EqualTo(nameof(NoticeKind.BreachDigest)).And.Some.EqualTo(nameof(Step.Escalated))
        );
        Assert.That(wordless.Where(letter => TextOf(letter) is { } text && words.Any(word => Holds(text, word))), Is.Empty);
        Assert.That(
            letters.Except(wordless).Count(letter => TextOf(letter) is { } text && words.Any(word => Holds(text, word))),
            Is.GreaterThan(100),
            "reminders quote what was asked, and so words that were quoted would be found"
        );
    }

    [Test]
    public void An_account_that_is_only_proposed_has_no_item()
    {
        long proposed = AccountOf(HinderedAccounts.Freshers).Id;
        Assert.That(items.Where(item => item.AccountId == proposed), Is.Empty);
        Assert.That(enquiries.Where(enquiry => enquiry.AccountId == proposed), Is.Empty);
    }

    [Test]
    public void An_account_that_cannot_be_read_has_no_enquiries()
    {
        long unread = AccountOf(HinderedAccounts.Lectures).Id;
        Assert.That(enquiries.Where(enquiry => enquiry.AccountId == unread), Is.Empty);
    }

    [Test]
    public void The_letters_of_an_account_that_rehearses_go_to_Marketing_only()
    {
        Account rehearsing = AccountOf(PromptAccounts.Sustainability);
        Instant until = rehearsing.LiveSince.GetValueOrDefault() + Duration.FromDays(14);
        Letter[] own = [.. letters.Where(letter => NoticesOf(letter).Any(notice => notice.AccountId == rehearsing.Id))];
        Letter[] before = [.. own.Where(letter => letter.WrittenAt < until)];
        Assert.That(before, Is.Not.Empty);
        Assert.That(
            before.Select(letter => letter.RecipientAddress).Distinct(StringComparer.Ordinal),
            Is.EqualTo([$"marketing@{PretendUniversity.Domain}"])
        );
        Assert.That(
            own.Where(letter => letter.WrittenAt >= until).Select(letter => letter.RecipientAddress),
            Has.Some.EqualTo(rehearsing.Administrator?.Address)
        );
    }

    private IEnumerable<Notice> Told => notices.Where(notice => notice.State == NoticeState.Told);

    private IEnumerable<Notice> NoticesOf(Letter letter) => notices.Where(notice => notice.LetterId == letter.Id);

    private Account AccountOf(DemoAccount demo) => accounts.Single(account => account.Slug == demo.Id);

    private OfficeCalendar CalendarOf(Notice notice) =>
        calendars[accounts.Single(account => account.Id == notice.AccountId).Calendar ?? RuleBook.DefaultCalendar];

    private string? TextOf(Letter letter) =>
        folder.Letters.TryGetValue($"{letter.Key}.eml", out byte[]? bytes) ? Plain(MimeParts.Of(bytes).Parts[0].Body) : null;

    private static bool Holds(string text, string words) => text.Contains(Plain(words), StringComparison.OrdinalIgnoreCase);

    /// <summary>Words in one line: letters break theirs anywhere.</summary>
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
