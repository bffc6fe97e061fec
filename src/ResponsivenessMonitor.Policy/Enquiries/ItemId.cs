namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>A platform's own name for one of its items; opaque, compared by its characters.</summary>
public readonly record struct ItemId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
