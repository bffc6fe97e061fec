using NodaTime;
using NodaTime.Text;
using ResponsivenessMonitor.Mail;
using ResponsivenessMonitor.Policy.Figures;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>The Marketing Service; section <c>Marketing</c>.</summary>
internal sealed class MarketingOptions
{
    internal const string Section = "Marketing";

    private static readonly AnnualDatePattern Pattern = AnnualDatePattern.Iso;

    /// <summary>The Marketing Service, for digests, escalations and rehearsals.</summary>
    [Setting(Default = "not written to", Example = "marketing@uni.example")]
    public string Address { get; set; } = string.Empty;

    /// <summary>Its name in letters.</summary>
    public string Name { get; set; } = "Marketing Service";

    /// <summary>The calendar of its digests.</summary>
    [Setting(Example = "marketing")]
    public string Calendar { get; set; } = "default";

    /// <summary>The local time of the digest on each of its open days.</summary>
    [Setting(Example = "09:00")]
    public TimeOnly DigestAt { get; set; } = new(8, 30);

    /// <summary>The date on which the year of the yearly report begins, as month and day; not 02-29 (¶10).</summary>
    [Setting(Example = "08-01")]
    public string YearBegins { get; set; } = "01-01";

    /// <summary>The year of the yearly report.</summary>
    internal ReportingYear Year => Begins is { Success: true } read ? new ReportingYear(read.Value) : ReportingYear.Calendar;

    private ParseResult<AnnualDate> Begins => Pattern.Parse(YearBegins);

    internal IEnumerable<string> Faults()
    {
        if (Begins is not { Success: true } begins || begins.Value == new AnnualDate(2, 29))
        {
            yield return $"Marketing:YearBegins: '{YearBegins}' is no date that comes every year; write month and day, such as 08-01.";
        }

        if (Address.Length > 0 && !Addresses.IsOne(Address))
        {
            yield return $"Marketing:Address: '{Address}' is no e-mail address; write one such as marketing@uni.example.";
        }

        if (Name.Trim().Length == 0)
        {
            yield return "Marketing:Name is empty; write the name that letters use, such as Marketing Service.";
        }

        if (Calendar.Length == 0)
        {
            yield return "Marketing:Calendar is empty; write the name of a calendar, such as default.";
        }
    }
}
