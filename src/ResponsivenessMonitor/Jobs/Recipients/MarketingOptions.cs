using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>The Marketing Service; section <c>Marketing</c>.</summary>
internal sealed class MarketingOptions
{
    internal const string Section = "Marketing";

    /// <summary>Where its letters go.</summary>
    public string Address { get; set; } = string.Empty;

    /// <summary>The name its letters use.</summary>
    public string Name { get; set; } = "Marketing Service";

    /// <summary>The calendar its digests keep to.</summary>
    public string Calendar { get; set; } = "default";

    /// <summary>The local time of the digest.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 30);

    internal IEnumerable<string> Faults()
    {
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
