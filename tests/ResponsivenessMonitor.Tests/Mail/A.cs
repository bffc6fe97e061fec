using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Valid things to write letters of; all times are London's, on and about Tuesday 9 June 2026.</summary>
internal static class A
{
    internal static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    internal static readonly LetterAccount LibraryDesk = new(
        "x/librarydesk",
        "Library Desk",
        "LibraryDesk",
        Platform.X,
        Steward.Department,
        London
    )
    {
        Target = ReplyTarget.Department,
    };

    internal static readonly LetterAccount UniHelp = new(
        "bluesky/unihelp",
        "University Help",
        "UniHelp",
        Platform.Bluesky,
        Steward.Marketing,
        London
    )
    {
        Target = ReplyTarget.Marketing,
    };

    internal static Instant Time(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(local).Value.InZoneLeniently(London).ToInstant();

    internal static LetterHead Head(Role role = Role.Administrator, string at = "2026-06-09T13:05") =>
        new("Jo Smith", role, Time(at), London);

    internal static LetterEnquiry Enquiry(
        long number = 41,
        string received = "2026-06-09T10:00",
        string aim = "2026-06-09T14:00",
        string? commitment = "2026-06-09T17:00"
    ) =>
        new(number, MessageKind.Comment, Time(received), Time(aim), commitment is null ? null : Time(commitment))
        {
            Waited = Duration.FromMinutes(185),
            Permalink = new Uri($"https://x.com/i/status/{number}"),
        };

    internal static Matter.OfEnquiry Matter(Step step, LetterEnquiry? enquiry = null, LetterAccount? account = null) =>
        new(account ?? LibraryDesk, step, enquiry ?? Enquiry());

    internal static OutgoingLetter Letter(
        string subject = "1 overdue – @LibraryDesk",
        string text = "One line.\n",
        string html = "<p>One line.</p>"
    ) =>
        new(
            "letter-7",
            "letter-7@mail.example.ac.uk",
            "enquiry-41@mail.example.ac.uk",
            new MailBox("Social media responsiveness", "social-media@example.ac.uk"),
            new MailBox("Jo Smith", "jo.smith@example.ac.uk"),
            new MailBox("Marketing Service", "marketing@example.ac.uk"),
            subject,
            text,
            html,
            Time("2026-06-09T13:05")
        );
}
