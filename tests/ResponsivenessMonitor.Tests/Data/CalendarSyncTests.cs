using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Tests.Support;

namespace ResponsivenessMonitor.Tests.Data;

[TestFixtureSource(typeof(Databases), nameof(Databases.Both))]
internal sealed class CalendarSyncTests(DatabaseProvider provider)
{
    private static readonly Instant Later = TestDatabase.Made + Duration.FromHours(3);

    [Test]
    public async Task Without_a_word_in_the_settings_the_default_office_is_Londons_with_Englands_bank_holidays()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        OfficeCalendar calendar = await LatestAsync(database, "default");

        Assert.That(calendar.Zone.Id, Is.EqualTo("Europe/London"));
        Assert.That(calendar.Hours.Week, Is.EqualTo(OpeningHours.Weekdays));
        Assert.That(calendar.IsOpenDay(Date("2026-12-28")), Is.False, "Boxing Day is kept on Monday");
        Assert.That(calendar.IsOpenDay(Date("2026-12-29")), Is.True);
    }

    [Test]
    public async Task A_calendar_gets_a_version_when_it_says_something_else_and_only_then()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider, ("Calendars:Library:Hours", "mon-sun 10:00-18:00"));
        await database.RestartAsync(("Calendars:Library:Hours", "Mon-Sun 10:00-18:00"));
        Preparation same = await database.PrepareAsync(Later);
        await database.RestartAsync(("Calendars:Library:Hours", "mon-sun 10:00-20:00"));
        Preparation other = await database.PrepareAsync(Later);

        Assert.That(same.Calendars, Is.Empty);
        Assert.That(other.Calendars, Is.EqualTo(new[] { "library" }));
        await using MonitorDbContext db = database.CreateDbContext();
        Assert.That(
            await db
                .Calendars.Where(version => version.Name == "library")
                .OrderBy(version => version.Version)
                .Select(version => version.MadeAt)
                .ToListAsync(),
            Is.EqualTo(new[] { TestDatabase.Made, Later })
        );
    }

    [Test]
    public async Task What_a_person_entered_beats_the_settings_and_holds_in_the_calendars_that_extend_its_own()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(
            provider,
            ("Calendars:default:Exceptions:2026-10-07", "09:00-12:00"),
            ("Calendars:library:Extends", "Default"),
            ("Calendars:library:Closures:0", "2026-10-09")
        );
        await EnterAsync(
            database,
            ("default", "2026-10-07", null),
            ("default", "2026-10-08", "10:00-11:00"),
            ("library", "2026-10-09", "09:00-10:00")
        );
        Preparation done = await database.PrepareAsync(Later);
        OfficeCalendar library = await LatestAsync(database, "library");

        Assert.That(done.Calendars, Is.EqualTo(new[] { "default", "library" }));
        Assert.That(library.Hours.HoursOn(Date("2026-10-07")), Is.EqualTo(DayHours.Closed));
        Assert.That(library.Hours.HoursOn(Date("2026-10-08")).ToString(), Is.EqualTo("10:00-11:00"));
        Assert.That(library.Hours.HoursOn(Date("2026-10-09")).ToString(), Is.EqualTo("09:00-10:00"));
    }

    [Test]
    public async Task An_entered_closure_moves_the_open_enquiries_that_go_by_the_calendar_and_no_others()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider, ("Calendars:library:Hours", "mon-fri 09:00-17:00"));
        Instant received = Instant.FromUtc(2026, 10, 6, 15, 30); // Tuesday, half an hour before close
        (Enquiry desk, Enquiry library) = await TwoEnquiriesAsync(database, received);
        await EnterAsync(database, ("default", "2026-10-07", null));

        Preparation done = await database.PrepareAsync(received + Duration.FromMinutes(5));

        await using MonitorDbContext read = database.CreateDbContext();
        Enquiry moved = await read.Enquiries.SingleAsync(enquiry => enquiry.Id == desk.Id);
        Enquiry left = await read.Enquiries.SingleAsync(enquiry => enquiry.Id == library.Id);
        Assert.That(done.Moved, Is.EqualTo(1));
        Assert.That(moved.AimDue - desk.AimDue, Is.EqualTo(Duration.FromDays(1)));
        Assert.That(moved.NextLookAt, Is.EqualTo(received + Duration.FromMinutes(5)));
        Assert.That((left.AimDue, left.NextLookAt, left.Version), Is.EqualTo((library.AimDue, library.NextLookAt, library.Version)));
    }

    [Test]
    public async Task Enquiries_that_a_killed_process_left_behind_are_moved_by_the_next()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider, ("Calendars:library:Hours", "mon-fri 09:00-17:00"));
        Instant received = Instant.FromUtc(2026, 10, 6, 15, 30);
        (Enquiry desk, _) = await TwoEnquiriesAsync(database, received);
        await EnterAsync(database, ("default", "2026-10-07", null));
        _ = await database.PrepareAsync(received);
        await using (MonitorDbContext db = database.CreateDbContext())
        {
            _ = await db
                .Enquiries.Where(enquiry => enquiry.Id == desk.Id)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(enquiry => enquiry.CalendarId, desk.CalendarId).SetProperty(enquiry => enquiry.AimDue, desk.AimDue)
                );
        }

        Preparation done = await database.PrepareAsync(received);

        Assert.That((done.Calendars.Count, done.Moved), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task An_edit_that_meets_another_decision_is_made_once_more()
    {
        await using TestDatabase database = await TestDatabase.OpenAsync(provider);
        RuleBook rules = database.Get<RuleBook>();
        await using MonitorDbContext db = database.CreateDbContext();
        Account account = await db.WatchedAsync("desk", TestDatabase.Made);
        Enquiry enquiry = await db.EnquiryAsync(rules, account, "1", TestDatabase.Made);
        account.Aim = Duration.FromHours(7);
        _ = await db.SaveChangesAsync();
        await using (MonitorDbContext other = database.CreateDbContext())
        {
            (await other.Enquiries.SingleAsync()).LookAt(TestDatabase.Made + Duration.FromMinutes(1));
            _ = await other.SaveChangesAsync();
        }

        int moved = await database.Get<EnquiryEdits>().RecomputeAsync(db, [account.Id], Later, CancellationToken.None);

        await using MonitorDbContext read = database.CreateDbContext();
        Enquiry kept = await read.Enquiries.SingleAsync();
        Assert.That((moved, kept.NextLookAt, kept.TargetId == enquiry.TargetId), Is.EqualTo((1, (Instant?)Later, true)));
        Assert.That(kept.AimDue, Is.EqualTo(TestDatabase.Made + Duration.FromHours(7)));
    }

    private static async Task<(Enquiry Desk, Enquiry Library)> TwoEnquiriesAsync(TestDatabase database, Instant received)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        Account desk = await db.WatchedAsync("desk", TestDatabase.Made);
        Account library = await db.WatchedAsync("library", TestDatabase.Made);
        library.Calendar = "Library";
        _ = await db.SaveChangesAsync();
        RuleBook rules = database.Get<RuleBook>();
        return (await db.EnquiryAsync(rules, desk, "1", received), await db.EnquiryAsync(rules, library, "2", received));
    }

    private static async Task EnterAsync(TestDatabase database, params (string Calendar, string Date, string? Open)[] entries)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        db.Closures.AddRange(
            entries.Select(entry => new EnteredClosure
            {
                Calendar = entry.Calendar,
                Date = Date(entry.Date),
                Open = entry.Open,
                EnteredAt = TestDatabase.Made,
            })
        );
        _ = await db.SaveChangesAsync();
    }

    private static async Task<OfficeCalendar> LatestAsync(TestDatabase database, string name)
    {
        await using MonitorDbContext db = database.CreateDbContext();
        return (await database.Get<RuleBook>().LatestAsync(db, name, CancellationToken.None)).Calendar;
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
