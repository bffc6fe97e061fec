using ResponsivenessMonitor.Mail;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>Those who run this service; section <c>Ops</c>.</summary>
internal sealed class OpsOptions
{
    internal const string Section = "Ops";

    /// <summary>Those who run this service.</summary>
    [Setting(Default = "not written to", Example = "ops@uni.example")]
    public string Address { get; set; } = string.Empty;

    /// <summary>Their name in letters.</summary>
    public string Name { get; set; } = "Operations";

    internal IEnumerable<string> Faults()
    {
        if (Address.Length > 0 && !Addresses.IsOne(Address))
        {
            yield return $"Ops:Address: '{Address}' is no e-mail address; write one such as it-operations@uni.example.";
        }

        if (Name.Trim().Length == 0)
        {
            yield return "Ops:Name is empty; write the name that letters use, such as Operations.";
        }
    }
}
