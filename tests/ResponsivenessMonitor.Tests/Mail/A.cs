using NodaTime;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Mail.Letters;
using ResponsivenessMonitor.Mail.Letters.Samples;
using ResponsivenessMonitor.Policy.Notices;

namespace ResponsivenessMonitor.Tests.Mail;

/// <summary>Valid things to write letters of; all times are London's, on and about Tuesday 9 June 2026.</summary>
internal static class A
{
    internal static readonly DateTimeZone London = SampleWorld.London;

    internal static readonly LetterAccount LibraryDesk = SampleWorld.LibraryDesk;

    internal static readonly LetterAccount UniHelp = SampleWorld.UniHelp;

    internal static Instant Time(string local) => SampleWorld.Time(local);

    internal static LetterHead Head(Role role = Role.Administrator, string at = "2026-06-09T13:05") => SampleWorld.Head(role, at);

    internal static LetterEnquiry Enquiry(
        long number = 41,
        string received = "2026-06-09T10:00",
        string aim = "2026-06-09T14:00",
        string? commitment = "2026-06-09T17:00"
    ) => SampleWorld.Enquiry(number, received, aim, commitment);

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
