namespace ResponsivenessMonitor.Policy.Enquiries;

/// <summary>Tells one author from another without saying who it is: in the service a keyed hash of the platform's author id (§7).</summary>
public readonly record struct AuthorKey(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
