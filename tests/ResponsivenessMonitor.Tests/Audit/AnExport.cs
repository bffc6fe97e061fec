using System.Text;
using NodaTime;
using NodaTime.Text;

namespace ResponsivenessMonitor.Tests.Audit;

/// <summary>An export whose defaults make a valid one: one enquirer, ada, one conversation, one account; times are London's.</summary>
internal sealed class AnExport
{
    internal const string Header = "account,conversation,item,author,at,in_reply_to";

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly OffsetDateTimePattern Iso = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss.FFFFFFFo<m>"
    );

    private readonly StringBuilder text = new();

    internal AnExport(string header = Header) => _ = text.Append(header).Append('\n');

    internal AnExport Asked(
        string item,
        string at,
        string by = "ada",
        string account = "LibraryDesk",
        string conversation = "c1",
        string inReplyTo = ""
    ) => Line($"{account},{conversation},{item},{by},{InLondon(at)},{inReplyTo}");

    internal AnExport Answered(
        string item,
        string at,
        string inReplyTo = "",
        string? by = null,
        string account = "LibraryDesk",
        string conversation = "c1"
    ) => Line($"{account},{conversation},{item},{by ?? account},{InLondon(at)},{inReplyTo}");

    internal AnExport Line(string line)
    {
        _ = text.Append(line).Append('\n');
        return this;
    }

    internal AuditOutcome Audit(params string[] options) => AuditOutcome.OfBytes(Encoding.UTF8.GetBytes(text.ToString()), options);

    internal static string InLondon(string local)
    {
        LocalDateTime time = LocalDateTimePattern.ExtendedIso.Parse(local.Length == 16 ? $"{local}:00" : local).Value;
        return Iso.Format(time.InZoneStrictly(London).ToOffsetDateTime());
    }
}
