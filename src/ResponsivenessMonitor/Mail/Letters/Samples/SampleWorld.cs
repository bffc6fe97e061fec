using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Policy.Accounts;
using ResponsivenessMonitor.Policy.Calendars;
using ResponsivenessMonitor.Policy.Enquiries;
using ResponsivenessMonitor.Policy.Notices;
using ResponsivenessMonitor.Policy.Targets;

namespace ResponsivenessMonitor.Mail.Letters.Samples;

/// <summary>Invented people, accounts and enquiries of Larkmoor University, on and about Tuesday 9 June 2026 in London.</summary>
internal static class SampleWorld
{
    private const string Pages = "https://monitor.larkmoor.example/";

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm");

    internal static DateTimeZone London { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    internal static OfficeCalendar Hours { get; } = new(new OfficeHours(London, OpeningHours.Weekdays));

    internal static LetterAccount LibraryDesk { get; } =
        new("x/librarydesk", "Library Desk", "LibraryDesk", Platform.X, Steward.Department, London) { Target = ReplyTarget.Department };

    internal static LetterAccount UniHelp { get; } =
        new("bluesky/unihelp", "University Help", "UniHelp", Platform.Bluesky, Steward.Marketing, London)
        {
            Target = ReplyTarget.Marketing,
        };

    internal static Instant Time(string local) => Minute.Parse(local).GetValueOrThrow().InZoneLeniently(London).ToInstant();

    internal static LetterHead Head(Role role = Role.Administrator, string at = "2026-06-09T13:05") =>
        new(NameOf(role), role, Time(at), London);

    /// <summary>Who has a role.</summary>
    internal static string NameOf(Role role) =>
        role switch
        {
            Role.Administrator => "Jo Smith",
            Role.Deputy => "Sam Jones",
            Role.Marketing => "Marketing Service",
            Role.Authoriser => "Alex Green",
            _ => "Operations",
        };

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

    /// <summary>An address as long and as dark as a signed one; it leads nowhere.</summary>
    /// <param name="purpose">What it would be for.</param>
    /// <param name="isAction">Whether it would be an action, and no page to read.</param>
    internal static Uri Link(string purpose, bool isAction = true)
    {
        byte[] hash = SHA512.HashData(Encoding.UTF8.GetBytes(purpose));
        return new Uri($"{Pages}{(isAction ? 'a' : 'p')}/{Base64Url.EncodeToString(hash.AsSpan(0, 39))}");
    }
}
