using NodaTime;

namespace ResponsivenessMonitor.Jobs.Recipients;

/// <summary>What becomes of a notice whose letter is due.</summary>
internal abstract record Delivery
{
    private Delivery() { }

    /// <summary>Somebody is told.</summary>
    internal sealed record To(Recipient Recipient) : Delivery;

    /// <summary>Its reader wants no letters before the instant.</summary>
    internal sealed record Later(Instant Until) : Delivery;

    /// <summary>Nobody is told.</summary>
    /// <param name="Because">Why.</param>
    internal sealed record ToNobody(string Because) : Delivery;
}
