using NodaTime;
using ResponsivenessMonitor.Policy.Accounts;

namespace ResponsivenessMonitor.Data.Entities;

/// <summary>Somebody a registration names; nothing is measured per person (¶28, 30).</summary>
internal sealed class RegisteredPerson
{
    public long Id { get; private set; }

    public string Name { get; set; } = string.Empty;

    /// <summary>The address, unique; null while it is not known.</summary>
    public string? Address { get; set; }

    /// <summary>Their own calendar, or null: then letters keep to the account's.</summary>
    public string? Calendar
    {
        get;
        set => field = value?.ToLowerInvariant();
    }

    /// <summary>Since when they want no reminders of daily visits, which are a courtesy; null while they get them.</summary>
    public Instant? DeclinesNudgesSince { get; set; }

    internal Person ToPerson() => new(Name, Address);
}
