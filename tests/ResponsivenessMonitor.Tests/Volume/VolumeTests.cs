using NodaTime;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Demo;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Platforms.Replay;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Notices;
using static ResponsivenessMonitor.Demo.DemoTime;

namespace ResponsivenessMonitor.Tests.Volume;

/// <summary>§6: no first start, no outage and no change of a clock sends a storm.</summary>
[Parallelizable(ParallelScope.None)]
internal sealed class VolumeTests
{
    private const string Marketing = "marketing@demo-university.example";
    private const string Administrator = "ada.lunn@demo-university.example";

    [Test]
    public async Task A_first_start_with_a_year_of_history_writes_one_letter_a_recipient_and_gathering_and_reminds_of_nothing_old()
    {
        Instant start = At("2026-10-05T08:00");
        DemoAccount desk = Desk("Desk", start, watchedSince: start - Duration.FromDays(365));
        DemoAccount help = Desk("Help", start, watchedSince: start - Duration.FromDays(365));
        await using PlayedOffice office = await PlayedOffice.StartAsync(start, [desk, help], [.. Year(desk, start), .. Year(help, start)]);
        await office.RunToAsync(At("2026-11-02T18:00"));

        List<Enquiry> enquiries = await office.ReadAsync(db => db.Enquiries);
        Assert.That(enquiries, Has.Count.EqualTo(600));
        Assert.That(enquiries.Count(enquiry => enquiry.AnsweredBy is null), Is.EqualTo(80));
        List<Notice> told = await office.ReadAsync(db => db.Notices.Where(notice => notice.State == NoticeState.Told));
        long[] old = [.. enquiries.Where(enquiry => enquiry.Received < start - Duration.FromDays(21)).Select(enquiry => enquiry.Id)];
        Assert.That(told.Where(notice => old.Contains(notice.EnquiryId ?? 0)), Is.Empty, "what was given up is told to nobody");
        Assert.That(Storms(office.Post.Delivered), Is.Empty);
        Assert.That(
            office.Post.Delivered.Where(letter => letter.WrittenAt < start + Duration.FromDays(14)).Select(letter => letter.To.Address),
            Is.All.EqualTo(Marketing).Or.StartsWith("ops"),
            "it rehearses"
        );
        Assert.That(
            office.Post.Delivered.Count(letter => letter.WrittenAt < start + Duration.FromHours(1)),
            Is.LessThanOrEqualTo(3),
            "the first hour: for Marketing the digest, what registrations lack, and one letter in the administrator's stead"
        );
        Assert.That(
            told.Where(notice => notice.Kind == NoticeKind.Introduction).Select(notice => notice.LetterId).Distinct().Count(),
            Is.EqualTo(1),
            "both introductions in one letter"
        );
    }

    [TestCase("service")]
    [TestCase("platform")]
    [TestCase("mail")]
    public async Task An_outage_of_three_days_ends_in_a_bounded_number_of_letters(string what)
    {
        Instant start = At("2026-10-05T08:00");
        (Instant down, Instant up) = (At("2026-10-13T12:00"), At("2026-10-16T12:00"));
        DemoAccount desk = Desk("Desk", start - Duration.FromDays(30), watchedSince: start);
        List<ScriptLine> lines = [.. Weeks(desk, start, days: 14, unanswered: 5)];
        if (what is "platform")
        {
            lines.Add(new ScriptLine(down, ScriptAct.Outage) { Platform = desk.Platform, Until = up });
        }

        await using PlayedOffice office = await PlayedOffice.StartAsync(start, [desk], lines);
        await office.RunToAsync(down);
        int before = office.Post.Delivered.Count;
        if (what is "service")
        {
            office.JumpTo(up);
        }

        office.Post.IsDown = what is "mail";
        await office.RunToAsync(up);
        office.Post.IsDown = false;
        await office.RunToAsync(up + Duration.FromHours(2));

        List<OutgoingLetter> after = [.. office.Post.Delivered.Skip(before)];
        TestContext.Out.WriteLine(
            $"{what}: {after.Count} letters: {string.Join("; ", after.Select(letter => $"{letter.To.Address.Split('@')[0]} {letter.WrittenAt} {letter.Subject}"))}"
        );
        Assert.That(Storms(office.Post.Delivered), Is.Empty);
        Assert.That(after, Has.Count.LessThanOrEqualTo(Bound(what)));
        Assert.That(after.Select(letter => letter.MessageId), Is.Unique);
        List<Letter> dropped = await office.ReadAsync(db => db.Letters.Where(letter => letter.State == LetterState.Superseded));
        TestContext.Out.WriteLine($"{what}: {dropped.Count} letters were overtaken and never sent.");
        Assert.That(dropped, what is "mail" ? Is.Not.Empty : Is.Empty);
        Assert.That(
            await office.ReadAsync(db => db.Letters.Where(letter => letter.SendAt != null)),
            Is.Empty,
            "what is not dropped is sent"
        );
    }

    /// <summary>The most letters of one account that three days without one of the three leave, up to two hours after they are over.</summary>
    /// <remarks>
    /// Service: one digest for three days, one gathering for each of three roles, and one more of what falls due after the return: 1 + 3 + 3.
    /// Platform: one letter to ops, three digests; what was known before is escalated that day (3) and reminded of on two mornings (2 × 2); then as
    /// above: 1 + 3 + 3 + 4 + 3 + 3. Mail: three digests, for each tells what no other does; two escalations to three roles and two mornings of
    /// reminders to two, since whatever a later letter tells more gravely is dropped; and what falls due after the return: 3 + 6 + 4 + 3.
    /// </remarks>
    private static int Bound(string what) =>
        what switch
        {
            "service" => 7,
            "platform" => 17,
            _ => 16,
        };

    [TestCase("2026-10-19T08:00", "2026-10-30T18:00", TestName = "The clocks go back on 25 October")]
    [TestCase("2027-03-22T08:00", "2027-04-02T18:00", TestName = "The clocks go forward on 28 March")]
    public async Task A_change_of_the_clocks_repeats_no_letter_and_loses_none(string from, string to)
    {
        Instant start = At(from);
        DemoAccount desk = Desk("Desk", start - Duration.FromDays(30), watchedSince: start);
        await using PlayedOffice office = await PlayedOffice.StartAsync(start, [desk], Weeks(desk, start, days: 10, unanswered: 2));
        await office.RunToAsync(At(to));

        Assert.That(Storms(office.Post.Delivered), Is.Empty);
        Assert.That(office.Post.Delivered.Select(letter => letter.MessageId), Is.Unique);
        List<Digest> digests = await office.ReadAsync(db => db.Digests.Where(digest => digest.DueAt == null));
        Assert.That(digests.Select(digest => digest.Date), Is.Unique);
        List<Enquiry> missed = await office.ReadAsync(db => db.Enquiries.Where(enquiry => enquiry.BreachKnownAt != null));
        List<Notice> breached = await office.ReadAsync(db => db.Notices.Where(notice => notice.Step == Step.Breached));
        Assert.That(missed, Is.Not.Empty);
        Assert.That(
            missed.Where(enquiry => !breached.Exists(notice => notice.EnquiryId == enquiry.Id && notice.Role == Role.Administrator)),
            Is.Empty
        );
    }

    [Test]
    public async Task A_clock_that_jumps_a_day_forward_and_back_repeats_no_letter_and_loses_none()
    {
        Instant start = At("2026-10-05T08:00");
        Instant wrong = At("2026-10-07T10:02");
        DemoAccount desk = Desk("Desk", start - Duration.FromDays(30), watchedSince: start);
        List<ScriptLine> lines = [.. Weeks(desk, start, days: 7, unanswered: 2)];
        List<string> told = [.. await TellAsync(desk, start, lines, wrong: null)];
        List<string> disturbed = [.. await TellAsync(desk, start, lines, wrong)];

        Assert.That(told, Is.Not.Empty);
        Assert.That(told.Except(disturbed, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public async Task Two_accounts_of_one_administrator_gather_into_one_letter()
    {
        Instant start = At("2026-10-05T08:00");
        DemoAccount desk = Desk("Desk", start - Duration.FromDays(30), watchedSince: start);
        DemoAccount help = Desk("Help", start - Duration.FromDays(30), watchedSince: start);
        await using PlayedOffice office = await PlayedOffice.StartAsync(
            start,
            [desk, help],
            [Ask(desk, At("2026-10-05T10:00"), 1), Ask(help, At("2026-10-05T10:00"), 2)]
        );
        await office.RunToAsync(At("2026-10-06T12:00"));

        OutgoingLetter[] breached =
        [
            .. office.Post.Delivered.Where(letter => letter.To.Address is Administrator && letter.WrittenAt > At("2026-10-06T00:00")),
        ];
        Assert.That(breached, Has.Length.EqualTo(1));
        Assert.That(breached[0].Subject, Does.StartWith("2 overdue").And.Contain("@Desk").And.Contain("@Help"));
    }

    [Test]
    public async Task One_enquiry_that_nobody_ever_answers_causes_these_letters_in_thirty_days_and_no_others()
    {
        Instant start = At("2026-10-05T08:00");
        DemoAccount desk = Desk("Desk", start - Duration.FromDays(30), watchedSince: start);
        await using PlayedOffice office = await PlayedOffice.StartAsync(start, [desk], [Ask(desk, At("2026-10-06T10:00"), 1)]);
        await office.RunToAsync(At("2026-11-04T18:00"));

        List<Letter> letters = await office.ReadAsync(db => db.Letters.OrderBy(letter => letter.Id));
        List<Notice> steps = await office.ReadAsync(db =>
            db.Notices.Where(notice => notice.Step != null && notice.State == NoticeState.Told)
        );
        string[] told =
        [
            .. steps
                .Select(step => (Step: step, Letter: letters.Single(letter => letter.Id == step.LetterId)))
                .OrderBy(pair => pair.Letter.WrittenAt)
                .ThenBy(pair => pair.Step.Role)
                .Select(pair => $"{Local(pair.Letter.WrittenAt):uuuu-MM-dd HH:mm} {pair.Step.Role} {pair.Step.Step}"),
        ];
        Assert.That(
            told,
            Is.EqualTo([
                "2026-10-06 13:05 Administrator DueSoon",
                "2026-10-06 14:05 Administrator PastAim",
                "2026-10-07 09:00 Administrator Breached",
                "2026-10-07 09:00 Deputy Breached",
                "2026-10-07 13:05 Administrator Escalated",
                "2026-10-07 13:05 Deputy Escalated",
                "2026-10-07 13:05 Marketing Escalated",
                "2026-10-08 09:05 Administrator FirstReminder",
                "2026-10-08 09:05 Deputy FirstReminder",
                "2026-10-09 09:00 Administrator SecondReminder",
                "2026-10-09 09:00 Deputy SecondReminder",
            ])
        );
        Assert.That(Storms(office.Post.Delivered), Is.Empty);
    }

    /// <summary>The steps that were told, with the clock a day wrong for a moment or not.</summary>
    private static async Task<IEnumerable<string>> TellAsync(DemoAccount desk, Instant start, List<ScriptLine> lines, Instant? wrong)
    {
        await using PlayedOffice office = await PlayedOffice.StartAsync(start, [desk], lines);
        if (wrong is { } at)
        {
            await office.RunToAsync(at);
            office.JumpTo(at + Duration.FromDays(1));
            await office.TickAsync();
            office.JumpTo(at + Duration.FromMinutes(1));
        }

        await office.RunToAsync(start + Duration.FromDays(14));
        Assert.That(office.Post.Delivered.Select(letter => letter.MessageId), Is.Unique);
        List<Digest> digests = await office.ReadAsync(db => db.Digests);
        Assert.That(digests.Select(digest => digest.Date), Is.Unique);
        return (
            await office.ReadAsync(db => db.Notices.Where(notice => notice.State == NoticeState.Told && notice.Step == Step.Breached))
        ).Select(notice => notice.DedupKey);
    }

    /// <summary>Recipients who got several letters of reminders at one time; of one who is written to in another's stead each letter counts by itself.</summary>
    private static IEnumerable<string> Storms(IEnumerable<OutgoingLetter> letters) =>
        letters
            .Where(letter => letter.Thread.StartsWith("reminders-", StringComparison.Ordinal))
            .GroupBy(letter => $"{letter.To.Address} {letter.WrittenAt} {Stead(letter)}", StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);

    private static string Stead(OutgoingLetter letter) =>
        letter.Text.StartsWith("Rehearsal", StringComparison.Ordinal)
            ? letter.Text[..letter.Text.IndexOf('.', StringComparison.Ordinal)]
            : string.Empty;

    private static DemoAccount Desk(string handle, Instant live, Instant watchedSince) =>
        new(Platform.X, handle, $"Larkmoor {handle}", Steward.Department, "has many enquiries")
        {
            Administrator = DemoAccount.Someone("Ada Lunn"),
            Deputy = DemoAccount.Someone("Ben Quill"),
            Authoriser = DemoAccount.Someone("Cleo Strand"),
            LiveSince = live,
            MonitoredSince = watchedSince,
        };

    /// <summary>300 enquiries over the year before an instant, 40 of them unanswered.</summary>
    private static IEnumerable<ScriptLine> Year(DemoAccount account, Instant until) =>
        Enumerable
            .Range(0, 300)
            .SelectMany(number =>
            {
                Instant at = until - Duration.FromHours(12 + (number * 29));
                return number % 15 is 0 or 7 ? [Ask(account, at, number)] : new[] { Ask(account, at, number), Answer(account, at, number) };
            });

    /// <summary>An enquiry every second hour by day, every so many of them unanswered.</summary>
    private static IEnumerable<ScriptLine> Weeks(DemoAccount account, Instant from, int days, int unanswered) =>
        Enumerable
            .Range(0, days * 4)
            .SelectMany(number =>
            {
                Instant at = from + Duration.FromHours((number / 4 * 24) + 2 + (number % 4 * 2));
                return number % unanswered == 0
                    ? [Ask(account, at, number)]
                    : new[] { Ask(account, at, number), Answer(account, at, number) };
            });

    private static ScriptLine Ask(DemoAccount account, Instant at, int number) =>
        new(at, ScriptAct.Item)
        {
            Platform = account.Platform,
            Account = account.Id,
            Id = $"{account.Handle}-q{number}",
            Author = $"member-{number}",
            Text = "When does the desk open?",
        };

    private static ScriptLine Answer(DemoAccount account, Instant at, int number) =>
        new(at + Duration.FromMinutes(30), ScriptAct.Item)
        {
            Platform = account.Platform,
            Account = account.Id,
            Id = $"{account.Handle}-a{number}",
            Parent = $"{account.Handle}-q{number}",
            Text = "At nine.",
        };
}
