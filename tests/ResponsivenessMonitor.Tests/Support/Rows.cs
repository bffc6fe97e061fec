using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Data;
using ResponsivenessMonitor.Data.Entities;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Tests.Support;

/// <summary>Rows whose defaults make a valid thing, in the office of the worked examples: London, Mon-Fri 09:00-17:00.</summary>
internal static class Rows
{
    internal static OfficeCalendar London { get; } =
        new(
            new OfficeHours(DateTimeZoneProviders.Tzdb["Europe/London"], OfficeCalendarText.ParseHours("mon-fri 09:00-17:00"))
            {
                Closures = EnglandBankHolidays.Closures,
            }
        );

    /// <summary>The instant of a London time such as <c>2026-06-09T10:00</c>.</summary>
    internal static Instant At(string local) =>
        (local.Length == 16 ? Minutes : LocalDateTimePattern.ExtendedIso).Parse(local).Value.InZoneLeniently(London.Zone).ToInstant();

    internal static LocalDate On(string date) => LocalDatePattern.Iso.Parse(date).Value;

    /// <summary>The default calendar: London's.</summary>
    internal static CalendarVersion Calendar() =>
        new()
        {
            Name = RuleBook.DefaultCalendar,
            Version = 1,
            Content = CalendarContent.Write(London.Hours),
            MadeAt = At("2026-01-01T00:00"),
        };

    /// <summary>A live account of a department, introduced long ago, whose registration lacks nothing that letters need.</summary>
    internal static Account Account(string slug = "x/librarydesk")
    {
        AccountId id = AccountId.Parse(slug);
        string handle = slug.Split('/')[1];
        return new Account
        {
            Slug = id,
            Platform = id.Platform,
            Handle = handle,
            Name = handle,
            Steward = Steward.Department,
            State = AccountState.Live,
            LiveSince = At("2026-01-05T09:00"),
            MonitoredSince = At("2026-01-05T09:00"),
            IntroducedAt = At("2026-01-19T09:00"),
            Administrator = new RegisteredPerson { Name = "Ada", Address = $"ada.{handle}@uni.example" },
            Deputy = new RegisteredPerson { Name = "Ben", Address = $"ben.{handle}@uni.example" },
            Authoriser = new RegisteredPerson { Name = "Cleo", Address = $"cleo.{handle}@uni.example" },
            ApprovedOn = On("2025-12-01"),
            RegisteredOn = On("2025-12-15"),
            BusinessCase = "to help",
            Audience = "students",
            ContentPlan = "answers",
            PostingInterval = Duration.FromDays(7),
            Branding = "house style",
        };
    }

    /// <summary>The watch of a saved account, which is read by an access of its own.</summary>
    internal static Watch Watch(Account account, bool isRead = true) =>
        new()
        {
            AccountId = account.Id,
            Access = isRead ? new PlatformAccess { Platform = account.Platform, Credential = $"env:{account.Slug.Slug}" } : null,
            OpensAfter = account.MonitoredSince ?? default,
        };

    /// <summary>An enquiry of a saved account by its present rules, received and found at the time.</summary>
    internal static async Task<Enquiry> EnquiryAsync(
        MonitorDbContext db,
        Account account,
        string received,
        string item = "q1",
        SpellEnd? end = null
    )
    {
        EnquiryRules rules = await new RuleBook(new PolicyOptions()).RulesOfAsync(db, account, CancellationToken.None);
        Instant at = At(received);
        Spell spell = new(new ItemId(item), new AuthorKey("somebody"), at, at, at, [new ItemId(item)], end);
        Pseudonyms pseudonyms = await new KeyRing().GetAsync(db, CancellationToken.None);
        Enquiry enquiry = Enquiry.Open(
            account.Id,
            $"thread-{item}",
            pseudonyms.OfItem(account.Platform.Name, item),
            MessageKind.Mention,
            spell,
            rules,
            at
        );
        _ = db.Enquiries.Add(enquiry);
        return enquiry;
    }

    /// <summary>The item that opened an enquiry of <see cref="EnquiryAsync"/>.</summary>
    internal static StoredItem Asking(Account account, string item, string at) =>
        new()
        {
            AccountId = account.Id,
            PlatformItemId = item,
            Pseudonym = item,
            Conversation = $"thread-{item}",
            Author = "somebody",
            Side = ItemSide.Inbound,
            Kind = MessageKind.Mention,
            Triage = TriageKind.Enquiry,
            At = At(at),
            FirstSeen = At(at),
        };

    /// <summary>Declares where an enquiry stands, as its assessor does.</summary>
    internal static Enquiry AssessedAt(this Enquiry enquiry, string now)
    {
        Assessment assessment = enquiry.Assess(London, At(now), At(now));
        bool isMissed = enquiry.ToFigures(London, At(now)).Attainment == DeadlineOutcome.Missed;
        enquiry.Keep(assessment, isMissed, assessment.NextLook ?? At(now), At(now));
        return enquiry;
    }

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
}
