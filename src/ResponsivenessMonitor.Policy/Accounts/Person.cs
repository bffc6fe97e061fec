namespace ResponsivenessMonitor.Policy.Accounts;

/// <summary>Somebody a registration names: administrator, deputy or authoriser (¶13). Nothing is ever measured per person (¶28, 30).</summary>
public sealed record Person
{
    /// <summary>A person by name, with an e-mail address where there is one.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Person(string name, string? address = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Address = address;
    }

    /// <summary>The name letters use.</summary>
    public string Name { get; }

    /// <summary>The e-mail address, or null while it is not known: then no letter can reach them.</summary>
    public string? Address { get; }
}
