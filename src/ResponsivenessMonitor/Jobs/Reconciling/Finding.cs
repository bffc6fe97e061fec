namespace ResponsivenessMonitor.Jobs.Reconciling;

/// <summary>What a round counted of one kind.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Count">How often; <see cref="Found.Most"/> stands for as many or more.</param>
/// <param name="Mended">How many of them were mended; what had been mended in the round before and was found again is not.</param>
internal sealed record Finding(FindingKind Kind, int Count, int Mended)
{
    /// <summary>How many want a person.</summary>
    internal int Unmended => Count - Mended;
}
