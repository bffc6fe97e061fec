namespace ResponsivenessMonitor.Tests.Crashes.Chaos;

/// <summary>Texts compared letter by letter.</summary>
internal static class ChaosText
{
    internal static bool Is(this string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>Whether both hold the same texts, in any order.</summary>
    internal static bool AreThose(this IEnumerable<string> these, IEnumerable<string> those) =>
        these.Order(StringComparer.Ordinal).SequenceEqual(those.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
